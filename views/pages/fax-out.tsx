import type { FaxOutPage } from '../../src/web/pages/fax-pages.ts';
import { faxTexts } from '../../src/web/texts/fax.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { PrintButton } from '../partials/print-button.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

export function FaxOutView(page: FaxOutPage) {
  const words = faxTexts.outPage;
  const { line } = page;
  const rows = [
    { label: words.facts.state, value: <Badge text={line.state} tone={line.tone} test="fax-state" /> },
    ...(line.case === null ? [] : [{ label: words.facts.case, value: <a href={line.case.href}>{line.case.label}</a> }]),
    ...page.facts,
    ...(page.output === null ? [] : [{ label: words.facts.output, value: <span class="pre-line">{page.output}</span> }]),
  ];
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href="/faxes">{faxTexts.back}</a>
      </p>
      <h1>{words.title}</h1>
      <SummaryList rows={rows} test="fax-facts" />
      <p>{words.meaning}</p>
      <p class="hint">{words.atLeastOnce}</p>
      <PrintButton label={words.print} />
      <Acts page={page} />
    </Layout>
  );
}

function Acts({ page }: { readonly page: FaxOutPage }) {
  const words = faxTexts.outPage;
  return (
    <>
      {page.againAction !== null && (
        <form method="post" action={page.againAction} data-test="fax-again">
          <CsrfInput csrf={page.frame.csrf} />
          <Button>{words.again}</Button>
        </form>
      )}
      {page.cancelAction !== null && (
        <details class="mail-act" data-test="fax-cancel">
          <summary>{words.cancel}</summary>
          <p>{words.cancelHint}</p>
          <form method="post" action={page.cancelAction}>
            <CsrfInput csrf={page.frame.csrf} />
            <Button variant="warning">{words.cancelConfirm}</Button>
          </form>
        </details>
      )}
    </>
  );
}
