import type { RedactionPage } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';
import { RedactionCheck } from '../partials/redaction-check.tsx';
import { RedactionMarks } from '../partials/redaction-marks.tsx';
import { RedactionPaging } from '../partials/redaction-paging.tsx';
import { RedactionReleased } from '../partials/redaction-released.tsx';
import { RedactionStage } from '../partials/redaction-stage.tsx';
import { RedactionAdd, RedactionTools } from '../partials/redaction-tools.tsx';

export function RedactionView(page: RedactionPage) {
  const words = redactionTexts;
  return (
    <Layout frame={page.frame} wide>
      <ErrorSummary errors={page.errors} />
      <p class="crumb">
        <a href={page.listHref}>{words.backToList}</a>
      </p>
      <p class="case-no">{page.caseNo}</p>
      <h1 class="redaction-name">
        {page.file} <Badge text={page.state.text} tone={page.state.tone} test="redaction-state" />
      </h1>
      {page.returned !== null && (
        <NoticeBanner text={page.returned.title} test="returned">
          <p class="redaction-opinion">{page.returned.opinion}</p>
        </NoticeBanner>
      )}
      {page.released !== null && <RedactionReleased released={page.released} originalHref={page.fileHref} />}
      <RedactionPaging page={page} />
      <div class="redaction" {...scriptOf(page)}>
        <div class="redaction-main">
          {page.mayDraw && <RedactionTools page={page} />}
          {page.noText && <p class="redaction-warning">{words.page.noText}</p>}
          <RedactionStage page={page} />
        </div>
        <div class="redaction-side">
          <RedactionMarks page={page} />
          {page.mayDraw && <RedactionAdd page={page} />}
        </div>
      </div>
      {page.check !== null && <RedactionCheck page={page} check={page.check} />}
    </Layout>
  );
}

/** Drawing with a pointer needs the script; everything else is forms. */
function scriptOf(page: RedactionPage): Record<string, string> {
  if (!page.mayDraw) return {};
  const { saved, failed } = redactionTexts.tools;
  return {
    'data-module': 'yishen-redaction',
    'data-href': page.href,
    'data-text-href': page.textHref,
    'data-page': String(page.page),
    'data-texts': JSON.stringify({ saved, failed }),
  };
}
