import { AsyncLocalStorage } from 'node:async_hooks';
import type { Bilingual } from '../law/errors.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** As browsers and screen readers name them. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

const chosen = new AsyncLocalStorage<Language>();

/** Runs `run`, and all that it starts, in a language. Each request does so once, at its beginning. */
export function withLanguage<T>(language: Language, run: () => T): T {
  return chosen.run(language, run);
}

/** The language of the request that is being answered; Chinese outside of any. */
export function currentLanguage(): Language {
  return chosen.getStore() ?? 'zh';
}

export function say(text: Bilingual): string {
  return text[currentLanguage()];
}

/** A label or message that stands by itself: definitions write theirs in English without a capital, as inside a sentence. */
export function sayLabel(label: Bilingual): string {
  const text = say(label);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What `make` says in either language, for what is kept or sent in both. */
export function inEachLanguage(make: () => string): Bilingual {
  return { zh: withLanguage('zh', make), en: withLanguage('en', make) };
}
