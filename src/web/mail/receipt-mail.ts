import type { CivilDate } from '../../law/civil-date.ts';
import { regimeOf } from '../../law/regimes.ts';
import { mailApplicantTexts } from '../texts/mail-applicant.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { applicantMailModel } from './applicant-mail.ts';
import { type MailContext, type MailModel, paragraph } from './mail-model.ts';
import { dayWords, oneLine } from './mail-words.ts';

/** What the portal keeps with the receipt; the code is a secret, and gone once the mail was sent. */
export interface ReceiptFacts {
  readonly applicantName: string;
  readonly organName: string;
  readonly caseNo: string;
  readonly submittedOn: CivilDate;
  readonly secrets?: { readonly code: string };
}

/** The receipt as a mail, in the language in which the applicant filled in the form. */
export function receiptModel(facts: ReceiptFacts, context: MailContext): MailModel {
  const { organName, caseNo, submittedOn, secrets } = facts;
  const words = mailApplicantTexts.receipt;
  const said = {
    title: words.title,
    lead: words.lead(oneLine(organName), dayWords(submittedOn)),
    blocks: [paragraph(words.next(regimeOf(submittedOn).replyWorkingDays)), paragraph(words.keep)],
    due: null,
  };
  const rows = [[mailTexts.labels.caseNo, caseNo] as const, [words.code, secrets?.code ?? null] as const];
  return applicantMailModel({ ...facts, rows, letterTitle: null, tellsCode: secrets !== undefined }, said, context);
}
