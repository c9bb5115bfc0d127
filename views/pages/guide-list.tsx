import type { GuideListPage } from '../../src/web/pages/guide-page.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';
import { Layout } from '../layout.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function GuideListView({ frame, organs }: GuideListPage) {
  return (
    <Layout frame={frame}>
      <h1>{frame.title}</h1>
      <p class="lead">{guideTexts.chooseLead}</p>
      {organs.length === 0 && <EmptyState text={guideTexts.noOrgan} test="no-organ" />}
      {organs.length > 0 && (
        <section class="section" aria-labelledby="organs-title">
          <h2 id="organs-title">{guideTexts.choose}</h2>
          <ul class="organ-list" data-test="organ-list">
            {organs.map(({ name, href }) => (
              <li>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
