import { bilingual } from './bilingual.ts';
import { guideEn } from './guide-en.ts';
import { guideZh } from './guide-zh.ts';

/** The disclosure guide of an organ: headings, and what the law itself says where the organ has entered nothing. */
export const guideTexts = bilingual(guideZh, guideEn);
