import type { ReportPreviewPage } from '../../src/web/pages/report-text-page.ts';
import { Layout } from '../layout.tsx';

export function ReportPreviewView({ frame, title, hint, back, report }: ReportPreviewPage) {
  return (
    <Layout frame={frame} wide>
      <p class="crumb no-print">
        <a href={back.href}>{back.label}</a>
      </p>
      <h1 class="no-print">{title}</h1>
      <p class="hint no-print">{hint}</p>
      {report}
    </Layout>
  );
}
