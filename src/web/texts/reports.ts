import { bilingual } from './bilingual.ts';
import { en } from './reports-en.ts';
import { zh } from './reports-zh.ts';

/** The annual report's figures, its way to publication, and the roll-up of subordinate bodies. */
export const reportTexts = bilingual(zh, en);
