import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ReceiptMail } from '../../../views/mail/receipt-mail.tsx';
import type { CivilDate } from '../../law/civil-date.ts';
import { regimeOf } from '../../law/regimes.ts';
import type { MailMessage } from '../../store/outbox-store.ts';
import { currentLanguage, LANGUAGE_TAGS } from '../language.ts';
import { portalTexts } from '../texts/portal.ts';
import { texts } from '../texts.ts';

interface ReceiptMailSource {
  readonly to: string;
  readonly name: string;
  readonly organName: string;
  readonly caseNo: string;
  readonly code: string;
  readonly submittedOn: CivilDate;
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
export function receiptMail({ to, name, organName, caseNo, code, submittedOn }: ReceiptMailSource): MailMessage {
  const { mail } = portalTexts;
  const model: ReceiptMailModel = {
    languageTag: LANGUAGE_TAGS[currentLanguage()],
    subject: mail.subject(caseNo),
    greeting: mail.greeting(name),
    paragraphs: [mail.body(organName, submittedOn), mail.how, mail.next(regimeOf(submittedOn).replyWorkingDays)],
    numbers: [
      { label: mail.number, value: caseNo },
      { label: mail.code, value: code },
    ],
    footer: mail.footer,
  };
  return { to, subject: model.subject, text: plainText(model), html: `<!DOCTYPE html>${renderToString(h(ReceiptMail, model))}` };
}

function plainText({ greeting, paragraphs, numbers, footer }: ReceiptMailModel): string {
  const [first = '', ...others] = paragraphs;
  const lines = numbers.map(({ label, value }) => texts.write.labelled(label, value));
  return [greeting, first, lines.join('\n'), ...others, footer].join('\n\n');
}
