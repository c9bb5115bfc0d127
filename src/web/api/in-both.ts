import { say } from '../language.ts';

/** Stands in no text that anybody writes. */
const BETWEEN = '\u001f';

/** A description inside a schema, which is one string, in both languages: the document of each language tells its own. */
export function inBoth(zh: string, en: string): string {
  return zh + BETWEEN + en;
}

/** What `inBoth` holds, in the language of the call; anything else as it is. */
export function sayOfBoth(text: string): string {
  const [zh = '', en] = text.split(BETWEEN);
  return en === undefined ? zh : say({ zh, en });
}
