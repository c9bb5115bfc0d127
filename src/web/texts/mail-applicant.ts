import { bilingual } from './bilingual.ts';
import { mailApplicantEn } from './mail-applicant-en.ts';
import { mailApplicantZh } from './mail-applicant-zh.ts';

/** Mail to applicants. */
export const mailApplicantTexts = bilingual(mailApplicantZh, mailApplicantEn);
