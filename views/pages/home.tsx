import type { HomePage } from '../../src/web/pages/home-page.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';
import { portalTexts } from '../../src/web/texts/portal.ts';
import { Layout } from '../layout.tsx';
import { EmptyState } from '../partials/empty-state.tsx';

export function HomeView({ frame, cards, organs }: HomePage) {
  const { home } = portalTexts;
  return (
    <Layout frame={frame}>
      <h1>{home.title}</h1>
      <p class="lead">{home.lead}</p>
      <ul class="door-cards" data-test="home-cards">
        {cards.map(({ id, title, body, href }) => (
          <li class={id === 'apply' ? 'door-card door-card-first' : 'door-card'}>
            <h2>
              <a href={href}>{title}</a>
            </h2>
            <p>{body}</p>
          </li>
        ))}
      </ul>
      <p class="hint">{home.help}</p>
      <section class="section" aria-labelledby="home-organs">
        <h2 id="home-organs">{home.organs}</h2>
        {organs.length === 0 ? <EmptyState text={guideTexts.noOrgan} test="no-organ" /> : <Organs organs={organs} />}
      </section>
    </Layout>
  );
}

function Organs({ organs }: Pick<HomePage, 'organs'>) {
  const { organLinks } = portalTexts.home;
  return (
    <ul class="organ-list" data-test="organ-list">
      {organs.map(({ name, guideHref, applyHref }) => (
        <li>
          <span class="organ-name">{name}</span>{' '}
          <a href={guideHref} aria-label={`${organLinks.guide} ${name}`}>
            {organLinks.guide}
          </a>{' '}
          <a href={applyHref} aria-label={`${organLinks.apply} ${name}`}>
            {organLinks.apply}
          </a>
        </li>
      ))}
    </ul>
  );
}
