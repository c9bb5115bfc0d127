import type { BundlePage } from '../../src/web/pages/bundle-page.ts';
import { bundleTexts } from '../../src/web/texts/bundle.ts';
import { Layout } from '../layout.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

/** What a verifiable bundle is, the bundle itself, and how whoever gets it verifies it. */
export function BundleView({ frame, backHref, caseNo, entries, headHash, downloadHref, exports }: BundlePage) {
  const words = bundleTexts;
  return (
    <Layout frame={frame}>
      <ToolHead backHref={backHref} back={words.back} caseNo={caseNo} title={words.title} />
      <p>{words.lead}</p>
      <p class="hint">{words.personal}</p>
      <section class="section">
        <h2>{words.facts}</h2>
        <dl>
          <dt>{words.history}</dt>
          <dd data-test="bundle-entries">{entries}</dd>
          <dt>{words.head}</dt>
          <dd>
            <code class="digest">{headHash}</code>
          </dd>
        </dl>
        <p>
          <a class="govuk-button" href={downloadHref} download data-test="bundle-download">
            {words.download}
          </a>
        </p>
        <p class="hint">{words.wait}</p>
      </section>
      <section class="section">
        <h2>{words.digestTitle}</h2>
        <p>{words.digest}</p>
        <h3>{words.exports}</h3>
        {exports.length === 0 ? <p class="empty">{words.none}</p> : <Exports exports={exports} />}
      </section>
      <section class="section">
        <h2>{words.howTitle}</h2>
        <ol>
          {words.how.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </section>
    </Layout>
  );
}

function Exports({ exports }: Pick<BundlePage, 'exports'>) {
  const { at, by, version, digest } = bundleTexts.exportColumns;
  return (
    <ul class="integrity-list" data-test="bundle-exports">
      {exports.map((one) => (
        <li>
          <p>
            <span class="hint">{at}</span> {one.at} <span class="hint">{by}</span> {one.by} <span class="hint">{version}</span>{' '}
            {one.version}
          </p>
          <p>
            <span class="hint">{digest}</span> <code class="digest">{one.digest}</code>
          </p>
        </li>
      ))}
    </ul>
  );
}
