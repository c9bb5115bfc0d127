import type { TrackRemedies } from '../../src/web/pages/track-remedies.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { DataTable } from './data-table.tsx';

/** What the applicant can do against a decision or silence, with the last days. */
export function RemediesPart({ remedies }: { readonly remedies: TrackRemedies }) {
  const words = trackTexts.remedies;
  return (
    <section class="card track-part" aria-labelledby="remedies" data-test="remedies">
      <h2 id="remedies">{words.title}</h2>
      {remedies.text !== null && <p data-test="remedy-text">{remedies.text}</p>}
      {remedies.rows.length > 0 && (
        <DataTable
          caption={words.title}
          hideCaption
          rows={remedies.rows}
          rowTest="remedy"
          columns={[
            { label: words.remedy, names: true, cell: (row) => row.label },
            { label: words.lastDay, cell: (row) => (row.open ? <strong>{row.lastDay}</strong> : row.lastDay) },
            { label: words.basisLabel, cell: (row) => row.basis },
          ]}
        />
      )}
      {remedies.notes.map((note) => (
        <p>{note}</p>
      ))}
      {remedies.basis !== null && <p class="basis">{words.basis(remedies.basis)}</p>}
    </section>
  );
}
