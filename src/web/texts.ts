import { bilingual } from './texts/bilingual.ts';
import { staffEn } from './texts/staff-en.ts';
import { staffZh } from './texts/staff-zh.ts';

/** The sentences of the pages. Words of the law (states, events, fields) come from their definitions instead. */
export const texts = bilingual(staffZh, staffEn);
