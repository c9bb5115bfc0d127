import { bilingual } from './bilingual.ts';
import { REDACTION_EN } from './redaction-en.ts';
import { REDACTION_ZH } from './redaction-zh.ts';

/** The pages on which parts of a document are covered before it is released. */
export const redactionTexts = bilingual(REDACTION_ZH, REDACTION_EN);
