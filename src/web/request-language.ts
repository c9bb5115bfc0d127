import type { Request, RequestHandler } from 'express';
import { currentLanguage, LANGUAGES, type Language, withLanguage } from './language.ts';

const COOKIE = 'yishen-language';
const YEAR_MS = 365 * 24 * 3_600_000;
const PARAMETER = 'lang';

/**
 * Answers each request in the language that the visitor chose; Chinese until one is chosen. `?lang=en` chooses, is remembered in a cookie
 * and leaves the address again. Used once more after the body is read: parsers of bodies lose what belongs to the request.
 */
export const requestLanguage: RequestHandler = (req, res, next) => {
  const asked = findLanguage(req.query[PARAMETER]);
  if (asked !== undefined && req.method === 'GET') {
    res.cookie(COOKIE, asked, { httpOnly: true, sameSite: 'lax', maxAge: YEAR_MS, path: '/', secure: req.secure });
    res.redirect(303, withoutParameter(req.originalUrl));
    return;
  }
  withLanguage(rememberedLanguage(req) ?? 'zh', next);
};

/** The page being shown, in the other language; a page that answers a form has no address of its own, so the one it was sent from. */
export function languageHref(req: Request): string {
  const { pathname, searchParams } = urlOf(pageOf(req));
  searchParams.set(PARAMETER, currentLanguage() === 'zh' ? 'en' : 'zh');
  return `${pathname}?${searchParams}`;
}

function pageOf(req: Request): string {
  return req.method === 'GET' ? req.originalUrl : (refererPath(req) ?? '/');
}

function refererPath(req: Request): string | undefined {
  const referer = req.get('referer');
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { host, pathname, search } = new URL(referer);
  return host === req.get('host') ? pathname + search : undefined;
}

function rememberedLanguage(req: Request): Language | undefined {
  return findLanguage(new RegExp(`(?:^|;\\s*)${COOKIE}=(\\w+)`).exec(req.headers.cookie ?? '')?.[1]);
}

function withoutParameter(url: string): string {
  const { pathname, searchParams } = urlOf(url);
  searchParams.delete(PARAMETER);
  const path = pathname.replace(/^\/+/, '/'); // `//host` would lead elsewhere
  return searchParams.size === 0 ? path : `${path}?${searchParams}`;
}

/** Of what is no address, such as `//`, the front door. */
function urlOf(address: string): URL {
  return URL.canParse(address, 'http://local') ? new URL(address, 'http://local') : new URL('http://local/');
}

function findLanguage(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value);
}
