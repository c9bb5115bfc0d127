import type { ReplyPage } from '../../src/web/pages/reply-page.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { Layout } from '../layout.tsx';
import { FileLinks } from '../partials/track-reply.tsx';

/** A reply laid out like a letter. */
export function ReplyView(page: ReplyPage) {
  const words = trackTexts.reply;
  return (
    <Layout frame={page.frame}>
      <p class="no-print">
        <a class="govuk-back-link" href={page.backHref}>
          {words.back}
        </a>
      </p>
      <article class="card letter" data-test="letter">
        <p class="letter-organ">{page.organName}</p>
        <h1 class="letter-title">{page.title}</h1>
        {page.documentNo !== null && <p class="letter-number">{page.documentNo}</p>}
        {page.addressee !== null && <p>{page.addressee}</p>}
        <p>{page.opening}</p>
        {page.asked !== null && <Part label={words.asked} value={page.asked} />}
        {page.reply.decided !== null && <p class="letter-decision">{page.reply.decided}</p>}
        {page.reply.parts.map((part) => (
          <Part {...part} />
        ))}
        {page.remedy !== null && <Part label={words.remedy} value={page.remedy} />}
        <p class="letter-sign">
          {page.organName}
          <br />
          {page.date}
        </p>
      </article>
      {page.reply.files.length > 0 && (
        <section class="card track-part no-print" aria-labelledby="files">
          <h2 id="files">{words.files}</h2>
          <FileLinks files={page.reply.files} />
        </section>
      )}
      <p class="hint">{words.printNote}</p>
      <button type="button" class="govuk-button govuk-button--secondary" data-module="yishen-print" hidden>
        {words.printButton}
      </button>
    </Layout>
  );
}

function Part({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <h2 class="letter-heading">{label}</h2>
      <p class="letter-text">{value}</p>
    </>
  );
}
