import type { RecoveryCodesPage } from '../../src/web/pages/second-factor-page.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { PrintButton } from '../partials/print-button.tsx';

export function RecoveryCodesView({ frame, codes, fileHref, fileName, goOn }: RecoveryCodesPage) {
  const words = accessTexts.codes;
  return (
    <Layout frame={frame}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p class="govuk-inset-text">{words.once}</p>
      <ul class="recovery-codes" aria-label={words.list} data-test="recovery-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="button-row">
        <a class="govuk-button govuk-button--secondary" href={fileHref} download={fileName} data-test="download-codes">
          {words.download}
        </a>
        <PrintButton label={words.print} secondary />
      </p>
      <Button href={goOn} test="go-on">
        {words.goOn}
      </Button>
    </Layout>
  );
}
