import type { FaultInMail, IntegrityFaultsFacts } from '../../engine/integrity/fault-mails.ts';
import { currentLanguage } from '../language.ts';
import { mailIntegrityTexts } from '../texts/mail-integrity.ts';
import { mailStaffTexts } from '../texts/mail-staff.ts';
import { blocksOf, linkTo, type MailContext, type MailModel, paragraph } from './mail-model.ts';
import { dayWords, oneLine } from './mail-words.ts';

/** What a nightly check found, by number: nothing of what cases are about. */
export function integrityModel(
  { on, organName, readerName, total, faults, isAuditor }: IntegrityFaultsFacts,
  context: MailContext,
): MailModel {
  const words = mailIntegrityTexts;
  const link = isAuditor ? linkTo(context, { path: '/audit/integrity', label: words.open }) : null;
  const left = total - faults.length;
  const part = {
    language: currentLanguage(),
    title: words.title(dayWords(on)),
    greeting: mailStaffTexts.dear(oneLine(readerName)),
    blocks: blocksOf(
      { kind: 'important', text: words.todo(total) },
      { kind: 'list', items: words.steps },
      { kind: 'heading', text: words.found },
      { kind: 'list', items: [...faults.map(lineOf), ...(left > 0 ? [words.more(left)] : [])] },
      link ?? paragraph(isAuditor ? words.openInProgram : words.ask),
      paragraph(words.once),
    ),
    signature: oneLine(organName),
    footer: [words.footer],
  };
  return { subject: words.subject(dayWords(on), total), preheader: words.todo(total), organName: oneLine(organName), parts: [part] };
}

function lineOf({ kind, caseName, entry }: FaultInMail): string {
  const words = mailIntegrityTexts;
  return words.kinds[kind](caseName === null ? words.unnamed : oneLine(caseName), entry === null ? '' : words.entry(entry));
}
