import type { ComponentChildren } from 'preact';
import type { Frame } from '../src/web/frame.ts';
import { texts } from '../src/web/texts.ts';
import { CsrfInput } from './partials/csrf-input.tsx';

interface LayoutProps {
  readonly frame: Frame;
  /** Uses the whole width of the window instead of a column that is easy to read. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

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
      </head>
      <body>
        <a class="skip-link" href="#main">
          {texts.skip}
        </a>
        <Header frame={frame} />
        <main id="main" class={wide ? 'main main-wide' : 'main'}>
          {frame.notice !== null && (
            <p class="notice" role="status" data-test="notice">
              {frame.notice}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>
  );
}

function Header({ frame }: { readonly frame: Frame }) {
  return (
    <header class="site-header">
      <div class="site-header-inner">
        <a class="brand" href="/">
          <span class="brand-name">{texts.product}</span>
          <span class="brand-tagline">{texts.tagline}</span>
        </a>
        {frame.showCases && <Navigation current={frame.current} />}
        {frame.user !== null && <Account frame={frame} user={frame.user} />}
      </div>
    </header>
  );
}

function Navigation({ current }: Pick<Frame, 'current'>) {
  return (
    <nav class="site-nav" aria-label={texts.nav.label}>
      <a href="/queue" {...(current === 'queue' ? { 'aria-current': 'page' } : {})}>
        {texts.nav.queue}
      </a>
      <a href="/cases/new" {...(current === 'newCase' ? { 'aria-current': 'page' } : {})}>
        {texts.nav.newCase}
      </a>
    </nav>
  );
}

function Account({ frame, user }: { readonly frame: Frame; readonly user: NonNullable<Frame['user']> }) {
  return (
    <div class="account">
      <span class="account-name" data-test="user-name">
        {user.name}
        <span class="account-roles">{user.roles}</span>
      </span>
      <form method="post" action="/logout">
        <CsrfInput csrf={frame.csrf} />
        <button class="link-button" type="submit" data-test="logout">
          {texts.nav.logout}
        </button>
      </form>
    </div>
  );
}
