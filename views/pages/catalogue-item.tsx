import type { Frame } from '../../src/web/frame.ts';
import type { CatalogueItemPage } from '../../src/web/pages/publications/catalogue-page.ts';
import { catalogueTexts } from '../../src/web/texts/catalogue.ts';
import { Layout } from '../layout.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { NoticeBanner } from '../partials/notice-banner.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

export function CatalogueItemView({ frame, rows, link, repealed, paragraphs, files }: CatalogueItemPage) {
  const words = catalogueTexts.item;
  return (
    <Layout frame={frame}>
      <Crumb />
      <h1>{frame.title}</h1>
      {repealed && <NoticeBanner text={words.repealed} test="repealed" />}
      <SummaryList rows={rows} test="catalogue-entry" />
      {link !== null && (
        <p>
          <a href={link} rel="noreferrer">
            {words.link}
          </a>
        </p>
      )}
      {paragraphs.length > 0 && (
        <section class="section" aria-labelledby="catalogue-text">
          <h2 id="catalogue-text">{words.text}</h2>
          {paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </section>
      )}
      {files.length > 0 && (
        <section class="section" aria-labelledby="catalogue-files">
          <h2 id="catalogue-files">{words.files}</h2>
          <ul data-test="catalogue-files">
            {files.map(({ href, name }) => (
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

/** Answers with 410: it was published once. */
export function CatalogueGoneView({ frame }: { readonly frame: Frame }) {
  const { gone } = catalogueTexts;
  return (
    <Layout frame={frame}>
      <Crumb />
      <h1>{gone.title}</h1>
      <EmptyState text={gone.body} action={{ href: '/apply', label: catalogueTexts.apply }} test="catalogue-gone" />
    </Layout>
  );
}

function Crumb() {
  return (
    <p class="crumb">
      <a href="/catalogue">{catalogueTexts.item.back}</a>
    </p>
  );
}
