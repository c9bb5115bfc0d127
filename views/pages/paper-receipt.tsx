import type { PaperReceiptPage } from '../../src/web/pages/paper-receipt-page.ts';
import { intakeTexts } from '../../src/web/texts/intake.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { PrintButton } from '../partials/print-button.tsx';

export function PaperReceiptView(page: PaperReceiptPage) {
  const words = intakeTexts.receiptPage;
  return (
    <Layout frame={page.frame}>
      <article class="paper-receipt" data-test="paper-receipt">
        <h1>{words.title}</h1>
        <p class="lead">{texts.write.labelled(words.organ, page.organName)}</p>
        <section class="card" aria-label={words.title}>
          <FieldList fields={page.facts} />
          <Code page={page} />
        </section>
        <section class="card" aria-labelledby="receipt-office">
          <h2 id="receipt-office">{words.office}</h2>
          {page.office.length === 0 ? (
            <p>
              <a href="/guide">{words.noGuide}</a>
            </p>
          ) : (
            <FieldList fields={page.office} compact />
          )}
          <p>{words.exclusions}</p>
          <p>{words.howTo}</p>
        </section>
        <p class="paper-receipt-seal">
          {page.organName}
          {words.seal}
          <br />
          {texts.write.labelled(words.issuedOn, page.issuedOn)}
        </p>
      </article>
      <div class="no-print">
        <NewCode page={page} />
        <p class="button-row">
          <PrintButton label={words.print} />
          <a href={page.backHref}>{words.back}</a>
        </p>
      </div>
    </Layout>
  );
}

function Code({ page }: { readonly page: PaperReceiptPage }) {
  const words = intakeTexts.receiptPage;
  if (page.code === null) return <p class="hint no-print">{words.codeHere}</p>;
  return (
    <p>
      {texts.write.labelled(words.code, '')}
      <strong class="code" data-test="query-code">
        {page.code}
      </strong>
      <span class="hint no-print"> {words.shownOnce}</span>
    </p>
  );
}

function NewCode({ page }: { readonly page: PaperReceiptPage }) {
  const words = intakeTexts.receiptPage;
  return (
    <form method="post" action={page.newCodeAction} data-test="new-code">
      <CsrfInput csrf={page.frame.csrf} />
      <p class="hint">{words.newCodeHint}</p>
      <Button variant={page.code === null ? 'primary' : 'secondary'}>{words.newCode}</Button>
    </form>
  );
}
