import type { CaseFilePage } from '../../src/web/pages/case-file-page.ts';
import { caseFileTexts } from '../../src/web/texts/case-file.ts';
import { Layout } from '../layout.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

/** What the case file will hold, before it is made. */
export function CaseFileView({ frame, backHref, caseNo, downloadHref, papers }: CaseFilePage) {
  return (
    <Layout frame={frame}>
      <ToolHead backHref={backHref} back={caseFileTexts.back} caseNo={caseNo} title={caseFileTexts.title} />
      <p>{caseFileTexts.lead}</p>
      <p class="hint">{caseFileTexts.wait}</p>
      <p>
        <a class="govuk-button" href={downloadHref} download data-test="case-file-download">
          {caseFileTexts.make}
        </a>
      </p>
      {papers.length === 0 ? (
        <p class="empty">{caseFileTexts.none}</p>
      ) : (
        <>
          <p>{caseFileTexts.count(papers.length)}</p>
          <ol data-test="case-file-papers">
            {papers.map(({ title, on, size, note }) => (
              <li>
                {on} {title} <span class="hint">{[size, note].filter((part) => part !== null).join(' · ')}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Layout>
  );
}
