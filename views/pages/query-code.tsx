import type { Frame } from '../../src/web/frame.ts';
import { portalTexts } from '../../src/web/texts/portal.ts';
import { Layout } from '../layout.tsx';
import { PrintButton } from '../partials/print-button.tsx';

interface QueryCodePage {
  readonly frame: Frame;
  readonly caseNo: string;
  /** Null once it was shown. */
  readonly code: string | null;
  readonly backHref: string;
}

/** Printed and handed over: nothing of the case but its number stands on it. */
export function QueryCodeView({ frame, caseNo, code, backHref }: QueryCodePage) {
  const { newCode, receipt } = portalTexts;
  return (
    <Layout frame={frame}>
      <h1>{newCode.title}</h1>
      <div class="receipt-numbers card">
        <p>
          {receipt.number}
          <strong class="receipt-number">{caseNo}</strong>
        </p>
        {code === null ? (
          <p data-test="code-shown">{newCode.shown}</p>
        ) : (
          <>
            <p>
              {receipt.code}
              <strong class="receipt-number" data-test="query-code">
                {code}
              </strong>
            </p>
            <p class="receipt-keep">{receipt.codeKeep}</p>
          </>
        )}
      </div>
      <p class="no-print">{newCode.lead}</p>
      <p class="button-row no-print">
        {code !== null && <PrintButton label={newCode.print} />}
        <a href={backHref}>{newCode.back}</a>
      </p>
    </Layout>
  );
}
