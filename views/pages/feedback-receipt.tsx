import type { FeedbackReceiptPage } from '../../src/web/pages/feedback-receipt-page.ts';
import { feedbackTexts } from '../../src/web/texts/feedback.ts';
import { Layout } from '../layout.tsx';

export function FeedbackReceiptView(page: FeedbackReceiptPage) {
  const words = feedbackTexts.receipt;
  return (
    <Layout frame={page.frame}>
      <h1 data-test="receipt-title">{page.title}</h1>
      {page.lead !== null && <p class="lead">{page.lead}</p>}
      {page.rows.length > 0 && (
        <dl class="receipt-lines">
          {page.rows.map((row) => (
            <div>
              <dt>{row.label}</dt>
              <dd data-test={`receipt-${row.id}`}>{row.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {page.notes.map((note) => (
        <p>{note}</p>
      ))}
      <p class="no-print">
        {page.trackHref !== null && <a href={page.trackHref}>{words.track}</a>} <a href="/">{words.home}</a>
      </p>
    </Layout>
  );
}
