import type { GuidePage } from '../../src/web/pages/guide-page.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { GuideBody } from '../partials/guide-body.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';

export function GuideView({ frame, guide, editHref, notice }: GuidePage) {
  return (
    <Layout frame={frame}>
      <div class="page-head">
        <h1>{guideTexts.titleOf(guide.organName)}</h1>
        {editHref !== null && (
          <Button href={editHref} variant="secondary" test="guide-edit">
            {guideTexts.edit.link}
          </Button>
        )}
      </div>
      {notice !== null && <NoticeBanner text={notice} test="guide-version" />}
      {guide.applyHref !== null && (
        <p>
          <Button href={guide.applyHref}>{guideTexts.apply}</Button>
        </p>
      )}
      <GuideBody guide={guide} />
    </Layout>
  );
}
