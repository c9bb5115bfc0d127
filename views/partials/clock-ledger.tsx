import type { ClockPart, LedgerRow } from '../../src/web/pages/clock-part.ts';
import { texts } from '../../src/web/texts.ts';
import { FieldList } from './field-list.tsx';

/** How the due day came about, to be recounted by hand. */
export function ClockLedger({ clock }: { readonly clock: ClockPart }) {
  return (
    <div data-test="clock">
      <p>
        <span class="state">{clock.state}</span>
      </p>
      <p class="sentence" data-test="clock-sentence">
        {clock.sentence ?? texts.clock.empty}
      </p>
      {clock.sentence !== null && <FieldList fields={clock.figures} compact />}
      {clock.rows.length > 0 && <Ledger rows={clock.rows} />}
    </div>
  );
}

function Ledger({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const words = texts.clock;
  return (
    <section class="table-scroll" tabindex={0} aria-label={words.caption}>
      <table class="ledger">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.days}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr class={row.counted ? 'stretch-counted' : 'stretch-excluded'} data-test="stretch">
              <td class="col-day" data-label={words.from}>
                {row.from}
              </td>
              <td class="col-day" data-label={words.to}>
                {row.to}
              </td>
              <td data-label={words.kind}>{row.kind}</td>
              <td class="col-number" data-label={words.days}>
                {row.workingDays}
              </td>
              <td class="col-wide" data-label={words.why}>
                {row.why}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
