import { auditEn } from './audit-en.ts';
import { auditZh } from './audit-zh.ts';
import { bilingual } from './bilingual.ts';

/** Sentences of the auditors' pages. */
export const auditTexts = bilingual(auditZh, auditEn);
