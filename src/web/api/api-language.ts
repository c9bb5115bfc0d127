import type { Request, RequestHandler } from 'express';
import { LANGUAGE_TAGS, type Language, withLanguage } from '../language.ts';

/** Programs choose by `Accept-Language`, people who look at the document by `?lang`; Chinese for whoever says nothing. */
export const apiLanguage: RequestHandler = (req, res, next) => {
  const language = languageOf(req);
  res.set('Content-Language', LANGUAGE_TAGS[language]);
  res.vary('Accept-Language');
  withLanguage(language, next);
};

function languageOf(req: Request): Language {
  const asked = req.path === '/openapi.json' ? req.query.lang : undefined;
  if (asked === 'zh' || asked === 'en') return asked;
  const accepted = req.acceptsLanguages('zh', 'zh-CN', 'en', 'en-US', 'en-GB');
  return typeof accepted === 'string' && accepted.startsWith('en') ? 'en' : 'zh';
}
