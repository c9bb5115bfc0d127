import type { ComponentChildren } from 'preact';
import type { Frame } from '../src/web/frame.ts';
import { texts } from '../src/web/texts.ts';
import { NoticeBanner } from './partials/notice-banner.tsx';
import { SiteFooter } from './partials/site-footer.tsx';
import { SiteHeader } from './partials/site-header.tsx';

interface LayoutProps {
  readonly frame: Frame;
  /** Uses the whole width of the window instead of a column that is easy to read. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** What every page has around its contents. Scripts only add to what works without them. */
export function Layout({ frame, wide = false, children }: LayoutProps) {
  return (
    <html lang={frame.languageTag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${frame.title} — ${texts.product}`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/app.css" />
        <link rel="stylesheet" href="/assets/fonts/fonts.css" />
        <script type="module" src="/assets/js/app.js" />
      </head>
      <body>
        <a class="govuk-skip-link" href="#main" data-module="govuk-skip-link">
          {texts.skip}
        </a>
        <SiteHeader frame={frame} />
        <main id="main" class={wide ? 'main main-wide' : 'main'}>
          {frame.notice !== null && <NoticeBanner text={frame.notice} kind="success" test="notice" />}
          {children}
        </main>
        <SiteFooter frame={frame} />
      </body>
    </html>
  );
}
