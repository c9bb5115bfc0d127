import type { GuideListPage } from '../../src/web/pages/guide-page.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';
import { portalTexts } from '../../src/web/texts/portal.ts';
import { Layout } from '../layout.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function ApplyOrgansView({ frame, organs }: GuideListPage) {
  return (
    <Layout frame={frame}>
      <h1>{portalTexts.organs.title}</h1>
      <p class="lead">
        {portalTexts.organs.lead} <a href="/guide">{guideTexts.title}</a>
      </p>
      {organs.length === 0 ? (
        <EmptyState text={guideTexts.noOrgan} test="no-organ" />
      ) : (
        <ul class="organ-list card" data-test="organ-list">
          {organs.map(({ name, href }) => (
            <li>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}
