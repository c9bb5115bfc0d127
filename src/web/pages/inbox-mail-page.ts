import { applicationOfMail } from '../../engine/inbound/application-of-mail.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { InboundPart, InboundRow } from '../../store/inbound-store.ts';
import { fileSize } from '../file-size.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { inboxTexts } from '../texts/inbox.ts';
import { type InboxRow, inboxRow, senderOf } from './inbox-page.ts';
import type { ShownField } from './show-value.ts';

/** What can be decided about a mail that is held, or was found to be no application. */
export const INBOX_ACTS = ['open', 'file', 'dismiss', 'restore'] as const;
export type InboxAct = (typeof INBOX_ACTS)[number];

export interface InboxInput {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint: string | null;
  readonly error: string | null;
}

export interface InboxForm {
  readonly act: InboxAct;
  readonly action: string;
  readonly title: string;
  readonly hint: string;
  readonly inputs: readonly InboxInput[];
  /** Null for what can be taken back. */
  readonly confirm: { readonly id: string; readonly error: string | null } | null;
  readonly submit: string;
  readonly open: boolean;
}

export interface InboxMailPage {
  readonly frame: Frame;
  readonly row: InboxRow;
  readonly facts: readonly ShownField[];
  /** Null when nothing of it can be read. */
  readonly text: string | null;
  readonly attachments: readonly { readonly name: string; readonly href: string | null; readonly note: string }[];
  readonly original: { readonly href: string; readonly label: string };
  readonly acts: readonly { readonly line: string; readonly note: string | null }[];
  readonly suggestion: string | null;
  readonly forms: readonly InboxForm[];
  readonly errors: readonly ErrorLine[];
}

export interface InboxAttempt {
  readonly act: InboxAct;
  readonly raw: RawForm;
  readonly problems: readonly FieldProblem[];
}

export interface InboxMailParts {
  readonly mail: InboundRow;
  /** In bytes. */
  readonly originalBytes: number;
  readonly caseNos: ReadonlyMap<string, string>;
  readonly mayAct: boolean;
  readonly attempt: InboxAttempt | null;
}

export function inboxMailPage(frame: Frame, parts: InboxMailParts): InboxMailPage {
  const { mail, caseNos, attempt, mayAct } = parts;
  const row = inboxRow(mail, caseNos);
  const href = (fileId: string): string => `${row.href}/files/${encodeURIComponent(fileId)}`;
  const caseNo = mail.caseId === null ? undefined : caseNos.get(mail.caseId);
  const forms = mayAct ? formsOf(parts, caseNo) : [];
  return {
    frame,
    row,
    facts: factsOf(mail),
    text: mail.content === null || mail.content.text === '' ? null : mail.content.text,
    attachments: (mail.content?.parts ?? []).map((part) => attachmentOf(part, href)),
    original: { href: href(mail.fileId), label: inboxTexts.mail.download(inboxTexts.mail.original, fileSize(parts.originalBytes)) },
    acts: mail.acts.map(({ name, what, at, note }) => ({
      line: inboxTexts.mail.act(name, inboxTexts.mail.whats[what], wallClock(at)),
      note: note === null ? null : inboxTexts.mail.note(note),
    })),
    suggestion: mail.state === 'held' && caseNo !== undefined ? inboxTexts.mail.suggestion(caseNo) : null,
    forms,
    errors: (attempt?.problems ?? []).map((problem) => ({
      text: say(problem),
      href: `#${inputId(attempt?.act ?? 'open', problem.field)}`,
    })),
  };
}

function factsOf(mail: InboundRow): readonly ShownField[] {
  const { facts, authentication } = inboxTexts.mail;
  const { content } = mail;
  const found = content?.authentication ?? null;
  const check = found === null ? authentication.unknown : found === 'none' ? authentication.none : found;
  const bounce = content?.bounce ?? null;
  return [
    { label: facts.from, value: senderOf(mail) },
    ...(content === null || content.to === '' ? [] : [{ label: facts.to, value: content.to.slice(0, 500) }]),
    { label: facts.receivedAt, value: wallClock(mail.receivedAt) },
    ...(content?.date == null ? [] : [{ label: facts.date, value: content.date }]),
    { label: facts.authentication, value: check },
    { label: facts.size, value: fileSize(mail.bytes) },
    ...(bounce === null ? [] : [{ label: facts.bounce, value: [bounce.code, bounce.answer].filter((part) => part !== null).join(' · ') }]),
  ];
}

function attachmentOf(
  { fileId, name, bytes, refusal }: InboundPart,
  href: (fileId: string) => string,
): InboxMailPage['attachments'][number] {
  const size = fileSize(bytes);
  if (fileId !== null) return { name: inboxTexts.mail.download(name, size), href: href(fileId), note: '' };
  return { name, href: null, note: [size, inboxTexts.parts[refusal ?? ''] ?? refusal].filter((part) => part !== null).join(' · ') };
}

function formsOf({ mail, attempt }: InboxMailParts, caseNo: string | undefined): readonly InboxForm[] {
  if (mail.state === 'dismissed') return [formOf('restore', { mail, attempt, inputs: [], confirmed: false })];
  if (mail.state !== 'held') return [];
  const { open, file, dismiss } = inboxTexts;
  const proposed = proposedApplication(mail);
  const isForged = mail.reasons.includes('forgedSender');
  const forms = [
    formOf('open', {
      mail,
      attempt,
      inputs: [
        { name: 'title', label: open.subject, value: proposed.title, hint: null },
        { name: 'name', label: open.name, value: proposed.applicant.name, hint: isForged ? open.forged : null },
      ],
    }),
    formOf('file', { mail, attempt, inputs: [{ name: 'caseNo', label: file.caseNo, value: caseNo ?? '', hint: null }] }),
    formOf('dismiss', { mail, attempt, inputs: [{ name: 'note', label: dismiss.note, value: '', hint: dismiss.noteHint }] }),
  ];
  return forms;
}

/** What the mail says, as the fields of an application. A sender who may be forged gets no mail from us. */
export function proposedApplication({ subject, sender, content, reasons }: InboundRow): ReturnType<typeof applicationOfMail> {
  const from = sender === null ? [] : [{ name: content?.fromName ?? '', address: sender }];
  const read = applicationOfMail({ headers: {}, from, to: '', subject: subject ?? '', text: content?.text ?? '', parts: [], broken: null });
  return reasons.includes('forgedSender') ? { ...read, applicant: { name: read.applicant.name } } : read;
}

interface FormSource {
  readonly mail: InboundRow;
  readonly attempt: InboxAttempt | null;
  readonly inputs: readonly Pick<InboxInput, 'name' | 'label' | 'value' | 'hint'>[];
  readonly confirmed?: false;
}

function formOf(act: InboxAct, { mail, attempt, inputs, confirmed }: FormSource): InboxForm {
  const words = inboxTexts[act];
  const own = attempt?.act === act ? attempt : null;
  const errorOf = (name: string): string | null => {
    const problem = own?.problems.find(({ field }) => field === name);
    return problem === undefined ? null : say(problem);
  };
  return {
    act,
    action: `/inbox/${mail.id}/${act}`,
    title: 'title' in words ? words.title : words.submit,
    hint: words.hint,
    inputs: inputs.map((input) => ({
      ...input,
      id: inputId(act, input.name),
      value: own === null ? input.value : firstValue(own.raw, input.name),
      error: errorOf(input.name),
    })),
    confirm: confirmed === false ? null : { id: inputId(act, 'confirmed'), error: errorOf('confirmed') },
    submit: words.submit,
    open: own !== null,
  };
}

function inputId(act: InboxAct, name: string): string {
  return `${act}-${name}`;
}
