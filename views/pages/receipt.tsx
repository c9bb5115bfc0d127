import type { Frame } from '../../src/web/frame.ts';
import type { ReceiptPage } from '../../src/web/pages/receipt-page.ts';
import { portalTexts } from '../../src/web/texts/portal.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { PrintButton } from '../partials/print-button.tsx';

export function ReceiptView(page: ReceiptPage) {
  const { receipt } = portalTexts;
  return (
    <Layout frame={page.frame}>
      <div class="receipt" data-test="receipt" data-module="yishen-draft-sent" data-draft-organ={String(page.organId)}>
        <h1>{receipt.title}</h1>
        <div class="receipt-numbers card">
          <p>
            {receipt.number}
            <strong class="receipt-number" data-test="case-no">
              {page.caseNo}
            </strong>
          </p>
          {page.code === null ? (
            <p data-test="code-shown">
              {receipt.codeShown} {receipt.codeLost}
            </p>
          ) : (
            <>
              <p>
                {receipt.code}
                <strong class="receipt-number" data-test="query-code">
                  {page.code}
                </strong>
              </p>
              <p class="receipt-keep">{receipt.codeKeep}</p>
            </>
          )}
          <p>{page.mail}</p>
        </div>
        <section class="section" aria-labelledby="receipt-next">
          <h2 id="receipt-next">{receipt.next}</h2>
          <ol>
            {page.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </section>
        <section class="section" aria-label={receipt.subject}>
          <FieldList
            fields={[
              { label: receipt.organ, value: page.organName },
              { label: receipt.subject, value: page.subject },
              { label: receipt.submittedOn, value: page.submittedOn },
            ]}
          />
        </section>
        {page.code !== null && <p>{receipt.codeLost}</p>}
        <p class="button-row no-print">
          <PrintButton label={receipt.print} />
          <Button href="/track" variant="secondary">
            {receipt.track}
          </Button>
          <a href="/">{receipt.home}</a>
        </p>
      </div>
    </Layout>
  );
}

export function NoReceiptView({ frame }: { readonly frame: Frame }) {
  const { receipt } = portalTexts;
  return (
    <Layout frame={frame}>
      <h1>{receipt.none}</h1>
      <EmptyState text={receipt.noneBody} action={{ href: '/track', label: receipt.track }} test="no-receipt" />
    </Layout>
  );
}
