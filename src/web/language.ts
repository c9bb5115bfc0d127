import type { Bilingual } from '../law/errors.ts';

/** Language of the pages; the only place to change when English pages follow. */
export const LANGUAGE = 'zh-CN';

export function say(text: Bilingual): string {
  return text.zh;
}
