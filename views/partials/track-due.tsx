import type { TrackDue } from '../../src/web/pages/track-due.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { DataTable } from './data-table.tsx';

/** When a reply is due and why: the sentence, how the day changed, and every stretch to recount by hand. */
export function DuePart({ due }: { readonly due: TrackDue }) {
  const words = trackTexts.due;
  return (
    <section class="card track-part" aria-labelledby="due" data-test="due">
      <h2 id="due">{words.title}</h2>
      <p class={`track-due-${due.tone}`}>{due.sentence}</p>
      {due.provisional !== null && (
        <p class="govuk-inset-text" data-test="provisional">
          {due.provisional}
        </p>
      )}
      {due.side.length > 0 && (
        <dl class="track-side">
          {due.side.map((day) => (
            <div data-test="due-day">
              <dt>{day.label}</dt>
              <dd>
                <strong>{day.day}</strong>
                {day.rule !== null && <span class="track-rule">{day.rule}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {due.rows.length > 0 && (
        <details>
          <summary>{words.how}</summary>
          {due.start !== null && <p>{due.start}</p>}
          <DataTable
            caption={words.caption}
            rows={due.rows}
            rowTest="stretch"
            columns={[
              { label: words.from, names: true, cell: (row) => <span class="track-day">{row.from}</span> },
              { label: words.to, cell: (row) => <span class="track-day">{row.to}</span> },
              { label: words.kind, cell: (row) => <span class="track-day">{row.kind}</span> },
              { label: words.days, cell: (row) => <span class="track-day">{row.days}</span> },
              { label: words.why, cell: (row) => row.why },
            ]}
          />
          {due.sum !== null && (
            <p data-test="due-sum">
              <strong>{words.sum}</strong> {due.sum}
            </p>
          )}
        </details>
      )}
    </section>
  );
}
