import type { FileViewPage, ShownPage } from '../../src/web/pages/file-view-page.ts';
import { fileViewTexts } from '../../src/web/texts/file-view.ts';
import { Layout } from '../layout.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

/** One page of a file of a case, as a picture and as text. */
export function FileViewView({ frame, backHref, caseNo, name, downloadHref, failure, shown }: FileViewPage) {
  return (
    <Layout frame={frame}>
      <ToolHead backHref={backHref} back={fileViewTexts.back} caseNo={caseNo} title={fileViewTexts.title(name)} />
      {failure !== null && (
        <p class="card" role="status" data-test="file-view-failure">
          {failure}
        </p>
      )}
      <p>
        <a href={downloadHref} data-test="download">
          {fileViewTexts.download}
        </a>
      </p>
      {shown !== null && <Shown shown={shown} />}
    </Layout>
  );
}

function Shown({ shown }: { readonly shown: ShownPage }) {
  return (
    <>
      <Turning shown={shown} />
      <figure class="file-page">
        <img src={shown.src} alt={shown.alt} width={shown.width} height={shown.height} data-test="file-page" />
      </figure>
      <details class="more" data-test="file-page-text">
        <summary>{fileViewTexts.text}</summary>
        {shown.text === null ? <p class="hint">{fileViewTexts.noText}</p> : <p class="file-page-text">{shown.text}</p>}
      </details>
    </>
  );
}

function Turning({ shown }: { readonly shown: ShownPage }) {
  return (
    <div class="file-turning">
      <nav aria-label={shown.position}>
        <span data-test="file-page-position">{shown.position}</span>
        {shown.previousHref !== null && (
          <a href={shown.previousHref} rel="prev" data-test="previous-page">
            {fileViewTexts.previous}
          </a>
        )}
        {shown.nextHref !== null && (
          <a href={shown.nextHref} rel="next" data-test="next-page">
            {fileViewTexts.next}
          </a>
        )}
      </nav>
      <nav aria-label={fileViewTexts.zoom}>
        <span>{fileViewTexts.zoom}</span>
        {shown.zooms.map(({ label, href, current }) => (
          <a href={href} aria-current={current ? 'true' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </div>
  );
}
