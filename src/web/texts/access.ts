import { accessEn } from './access-en.ts';
import { accessZh } from './access-zh.ts';
import { bilingual } from './bilingual.ts';

/** Signing in, and what keeps an account to its owner. */
export const accessTexts = bilingual(accessZh, accessEn);
