import { currentLanguage } from '../language.ts';

/** Sentences by name, in groups: fixed ones, and functions for those with parts. */
type Sentences = { readonly [name: string]: string | ((...parts: never[]) => string) | readonly string[] | Sentences };

/** The same names and parts, whatever the words. */
export type InOtherWords<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...parts: infer P) => string
      ? (...parts: P) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : InOtherWords<T[K]>;
};

/**
 * Texts that speak the language of the request in which they are read. English without one of the Chinese sentences does not compile.
 * A group must be taken inside a function (`texts.queue` at the top of a module would stay in the language of its loading).
 */
export function bilingual<const T extends Sentences>(zh: T, en: InOtherWords<T>): InOtherWords<T> {
  const languages = { zh, en } as const;
  return new Proxy(zh as unknown as InOtherWords<T>, {
    get: (_target, name) => Reflect.get(languages[currentLanguage()], name),
  });
}
