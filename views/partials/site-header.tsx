import type { Frame } from '../../src/web/frame.ts';
import { settingsTexts } from '../../src/web/texts/settings.ts';
import { shellTexts } from '../../src/web/texts/shell.ts';
import { texts } from '../../src/web/texts.ts';
import { CsrfInput } from './csrf-input.tsx';

interface FrameProps {
  readonly frame: Frame;
}

/** Applicants and staff have one header each; both wrap on narrow screens, so that no menu has to open. */
export function SiteHeader({ frame }: FrameProps) {
  const isPublic = frame.area === 'public';
  return (
    <header class="site-header" data-test={`header-${frame.area}`}>
      <div class="site-width site-header-row">
        <a class="brand" href="/">
          <img class="brand-mark" src="/assets/icon.svg" alt="" width="36" height="36" />
          <span class="brand-words">
            <span class="brand-name">{texts.product}</span>
            <span class="brand-tagline">{isPublic ? shellTexts.tagline : texts.tagline}</span>
          </span>
        </a>
        <div class="site-tools">
          {!isPublic && frame.user !== null && <Account frame={frame} user={frame.user} />}
          {isPublic && <Crossing signedIn={frame.user !== null} />}
          {frame.otherLanguageHref !== null && <LanguageLink frame={frame} href={frame.otherLanguageHref} />}
        </div>
      </div>
      {frame.nav.length > 0 && <Navigation frame={frame} />}
    </header>
  );
}

/** From the public pages to those of staff. */
function Crossing({ signedIn }: { readonly signedIn: boolean }) {
  return <a href={signedIn ? '/queue' : '/login'}>{signedIn ? shellTexts.nav.toStaff : shellTexts.nav.login}</a>;
}

/** Named in the language it leads to: those who need it may not read this one. */
function LanguageLink({ frame, href }: FrameProps & { readonly href: string }) {
  const other = frame.language === 'zh' ? { tag: 'en', label: 'English' } : { tag: 'zh-CN', label: '中文' };
  return (
    <a href={href} lang={other.tag} hreflang={other.tag} data-test="other-language">
      {other.label}
    </a>
  );
}

function Navigation({ frame }: FrameProps) {
  return (
    <nav class="site-nav" aria-label={frame.area === 'public' ? shellTexts.publicNav : shellTexts.staffNav}>
      <ul class="site-width">
        {frame.nav.map((link) => (
          <li>
            <a href={link.href} {...(link.current ? { 'aria-current': 'page' } : {})}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Account({ frame, user }: FrameProps & { readonly user: NonNullable<Frame['user']> }) {
  return (
    <div class="account">
      <span class="account-name" data-test="user-name">
        {user.name}
        <span class="account-roles">{user.roles}</span>
      </span>
      <a href="/settings" data-test="settings">
        {settingsTexts.link}
      </a>
      <form method="post" action="/logout">
        <CsrfInput csrf={frame.csrf} />
        <button class="link-button" type="submit" data-test="logout">
          {texts.nav.logout}
        </button>
      </form>
    </div>
  );
}
