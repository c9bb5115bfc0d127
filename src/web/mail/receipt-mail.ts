import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ReceiptMail } from '../../../views/mail/receipt-mail.tsx';
import type { CivilDate } from '../../law/civil-date.ts';
import { regimeOf } from '../../law/regimes.ts';
import type { MailMessage } from '../../store/outbox-store.ts';
import { currentLanguage, LANGUAGE_TAGS } from '../language.ts';
import { portalTexts } from '../texts/portal.ts';
import { texts } from '../texts.ts';
import type { MailReceiver } from './compose-mail.ts';

/** What the portal keeps with the receipt; the code is a secret, and gone once the mail was sent. */
interface ReceiptFacts {
  readonly applicantName: string;
  readonly organName: string;
  readonly caseNo: string;
  readonly submittedOn: CivilDate;
  readonly secrets: { readonly code: string };
}

export interface ReceiptMailModel {
  readonly languageTag: string;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly numbers: readonly { readonly label: string; readonly value: string }[];
  readonly footer: string;
}

/** The receipt as a mail, in the language in which the applicant filled in the form. */
export function receiptMail(facts: ReceiptFacts, { address }: MailReceiver): MailMessage {
  const { applicantName, organName, caseNo, submittedOn, secrets } = facts;
  const { mail } = portalTexts;
  const model: ReceiptMailModel = {
    languageTag: LANGUAGE_TAGS[currentLanguage()],
    subject: mail.subject(caseNo),
    greeting: mail.greeting(applicantName),
    paragraphs: [mail.body(organName, submittedOn), mail.how, mail.next(regimeOf(submittedOn).replyWorkingDays)],
    numbers: [
      { label: mail.number, value: caseNo },
      { label: mail.code, value: secrets.code },
    ],
    footer: mail.footer,
  };
  return { to: address, subject: model.subject, text: plainText(model), html: `<!DOCTYPE html>${renderToString(h(ReceiptMail, model))}` };
}

function plainText({ greeting, paragraphs, numbers, footer }: ReceiptMailModel): string {
  const [first = '', ...others] = paragraphs;
  const lines = numbers.map(({ label, value }) => texts.write.labelled(label, value));
  return [greeting, first, lines.join('\n'), ...others, footer].join('\n\n');
}
