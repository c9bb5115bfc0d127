import { bilingual } from './bilingual.ts';
import { mailStaffEn } from './mail-staff-en.ts';
import { mailStaffZh } from './mail-staff-zh.ts';

/** Mail to members of staff. */
export const mailStaffTexts = bilingual(mailStaffZh, mailStaffEn);
