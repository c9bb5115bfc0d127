import type { HeadsPage } from '../../src/web/pages/audit/heads-page.ts';
import { integrityTexts } from '../../src/web/texts/integrity.ts';
import { Layout } from '../layout.tsx';

export function HeadsView({ frame, seals, olderHref }: HeadsPage) {
  const words = integrityTexts;
  return (
    <Layout frame={frame}>
      <p class="crumb">
        <a href="/audit/integrity">{words.headsBack}</a>
      </p>
      <h1>{words.headsTitle}</h1>
      <p>{words.headsLead}</p>
      <p>{words.headsUse}</p>
      <p class="hint">{words.caution}</p>
      <section class="section">
        <h2>{words.heads}</h2>
        {seals.length === 0 && <p class="empty">{words.headsNone}</p>}
        <ul class="integrity-list" data-test="sealed-heads">
          {seals.map(({ on, at, facts, hash, recordHref, listHref }) => (
            <li>
              <p>
                <strong>{on}</strong> <span class="hint">{at}</span> {facts}
              </p>
              <p>
                <span class="hint">{words.sealHash}</span> <code class="digest">{hash}</code>
              </p>
              <p>
                <a href={recordHref} download>
                  <span class="govuk-visually-hidden">{words.ofDay(on)}</span>
                  {words.record}
                </a>{' '}
                <a href={listHref} download>
                  <span class="govuk-visually-hidden">{words.ofDay(on)}</span>
                  {words.list}
                </a>
              </p>
            </li>
          ))}
        </ul>
        {olderHref !== null && (
          <p>
            <a href={olderHref}>{words.older}</a>
          </p>
        )}
      </section>
    </Layout>
  );
}
