import type { MailBouncedFacts } from '../../engine/effects/service-mail-facts.ts';
import { mailKindTexts } from '../texts/mail-kinds.ts';
import { mailStaffTexts } from '../texts/mail-staff.ts';
import type { MailContext, MailModel } from './mail-model.ts';
import { clip, oneLine } from './mail-words.ts';
import { staffMailModel } from './staff-mail.ts';

/** Servers may answer at length. */
const MAX_ANSWER = 300;

/** Tells whoever handles the case that a mail did not get to the applicant. */
export function bouncedModel(
  facts: MailBouncedFacts,
  receiver: { readonly context: MailContext; readonly name: string | null },
): MailModel {
  const words = mailStaffTexts.bounced;
  const { mailKind, address, code, answer } = facts;
  const rows = [
    [words.mail, nameOf(mailKind)] as const,
    [words.address, oneLine(address)] as const,
    [words.code, oneLine(code)] as const,
    [words.answer, answer === null ? null : clip(oneLine(answer), MAX_ANSWER)] as const,
  ];
  return staffMailModel({ ...facts, rows, asOf: null }, { title: words.title, todo: words.todo, more: words.still }, receiver);
}

function nameOf(kind: string): string {
  const { names } = mailKindTexts;
  return Object.hasOwn(names, kind) ? names[kind as keyof typeof names] : kind;
}
