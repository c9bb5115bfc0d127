import type { Request, Response } from 'express';
import { ROLE_LABELS } from '../law/roles.ts';
import { findDue, findUser } from './auth.ts';
import { currentLanguage, LANGUAGE_TAGS, type Language, say } from './language.ts';
import { languageHref } from './request-language.ts';
import { CSRF_FIELD, csrfTokenOf, takeNotice } from './session.ts';
import { type NavLink, type Place, publicNav, staffNav } from './site-nav.ts';
import { texts } from './texts.ts';
import type { StaffUser } from './web-deps.ts';

/** What every page has around its contents. */
export interface Frame {
  readonly language: Language;
  /** For `lang`. */
  readonly languageTag: string;
  /** The same page in the other language; null on one that cannot be had again. */
  readonly otherLanguageHref: string | null;
  readonly title: string;
  /** Null when nobody is signed in. */
  readonly user: { readonly name: string; readonly roles: string } | null;
  /** Public pages have the header for applicants, whoever looks at them. */
  readonly area: 'public' | 'staff';
  /** Where this person may go from here. */
  readonly nav: readonly NavLink[];
  readonly csrf: { readonly name: string; readonly token: string };
  readonly notice: string | null;
}

export interface Http {
  readonly req: Request;
  readonly res: Response;
}

interface FrameOptions {
  readonly title: string;
  /** The place this page belongs to; without it, the entry whose address is the page's own is current. */
  readonly current?: Place;
  /** `staff` when somebody is signed in, `public` otherwise. */
  readonly area?: Frame['area'];
  /** The page has a form for people who are not signed in. Other pages open no session for them. */
  readonly anonymousForm?: boolean;
  /** The form on it was refused: the title says so first, for those who hear the page. */
  readonly failed?: boolean;
  /** It shows what is shown this once: going to the other language would lose it. */
  readonly once?: boolean;
}

export function frameOf(http: Http, page: FrameOptions): Frame {
  const user = findUser(http.res);
  const area = page.area ?? (user === undefined ? 'public' : 'staff');
  const here = page.current ?? http.req.path;
  const hasForm = user !== undefined || page.anonymousForm === true;
  return {
    language: currentLanguage(),
    languageTag: LANGUAGE_TAGS[currentLanguage()],
    otherLanguageHref: page.once === true ? null : languageHref(http.req),
    title: page.failed === true ? `${texts.errorPrefix}${page.title}` : page.title,
    user: user === undefined ? null : { name: user.name, roles: texts.write.list(user.roles.map((role) => say(ROLE_LABELS[role]))) },
    area,
    nav: area === 'staff' && user !== undefined ? ownNav(http.res, user, here) : publicNav(here),
    csrf: { name: CSRF_FIELD, token: hasForm ? csrfTokenOf(http.req) : '' },
    notice: takeNotice(http.req),
  };
}

/** Whoever has to set a password or one-time codes first gets nowhere else. */
function ownNav(res: Response, user: StaffUser, here: Place | string): readonly NavLink[] {
  return findDue(res) === undefined ? staffNav(user, here) : [];
}
