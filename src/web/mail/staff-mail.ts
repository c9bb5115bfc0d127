import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { cite } from '../cite.ts';
import { currentLanguage, sayLabel } from '../language.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { mailStaffTexts } from '../texts/mail-staff.ts';
import { blocksOf, linkTo, type MailContext, type MailModel, paragraph, rowsBlock } from './mail-model.ts';
import { dayWords, lastDayWords, oneLine, titleInSubject } from './mail-words.ts';

type Rows = readonly (readonly [label: string, value: string | null])[];

/** What is said in one kind of mail to staff. */
export interface StaffContent {
  /** In the subject, after the case number and the urgency. */
  readonly title: string;
  /** Such as 【逾期】; empty where nothing is urgent. */
  readonly tag?: string;
  /** The first line: what to do, until when. */
  readonly todo: string;
  readonly more?: string | null;
  readonly rows?: Rows;
  /** Left out where the event's own article says it. */
  readonly basis?: string | null;
  /** Whether whoever acted is named. Outsiders are not. */
  readonly names?: boolean;
  /** The reply's due day is not what this is about. */
  readonly withoutDue?: boolean;
}

export interface StaffMailHead {
  readonly organName: string;
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly rows: Rows;
  readonly asOf: string | null;
}

/** @param name - of the receiver; null when it is not known. */
export function staffModel(facts: MailFacts, content: StaffContent, { context, name }: StaffReceiver): MailModel {
  const { labels } = mailStaffTexts;
  const { event } = facts;
  const definition = findEvent(event.type);
  const head = {
    ...facts,
    rows: [
      [labels.what, definition === undefined ? null : sayLabel(definition.label)] as const,
      [labels.on, dayWords(event.on)] as const,
      [labels.by, content.names === true ? oneLine(event.actorName) : null] as const,
      ...(content.rows ?? []),
      [labels.due, content.withoutDue === true ? null : dueWords(facts)] as const,
      [labels.basis, basisOf(content, definition?.article)] as const,
    ],
    asOf: mailStaffTexts.asOf(dayWords(event.on)),
  };
  return staffMailModel(head, content, { context, name });
}

function basisOf({ basis }: StaffContent, ofEvent: string | undefined): string | null {
  const article = basis ?? ofEvent;
  return article === undefined ? null : cite(article);
}

interface StaffReceiver {
  readonly context: MailContext;
  readonly name: string | null;
}

/** What stands around the content of every mail to staff. */
export function staffMailModel(head: StaffMailHead, content: StaffContent, { context, name }: StaffReceiver): MailModel {
  const words = mailStaffTexts;
  const caseNo = head.caseNo ?? words.noNumber;
  const title = head.title === null ? words.noTitle : oneLine(head.title);
  const link = head.caseId === null ? null : linkTo(context, { path: `/cases/${encodeURIComponent(head.caseId)}`, label: words.open });
  const organName = oneLine(head.organName) || mailTexts.office;
  const part = {
    language: currentLanguage(),
    title: words.headline(content.tag ?? '', content.title),
    greeting: name === null ? words.colleague : words.dear(oneLine(name)),
    blocks: blocksOf(
      { kind: 'important', text: content.todo },
      paragraph(content.more ?? null),
      rowsBlock([[words.labels.caseNo, caseNo], [words.labels.title, title], ...head.rows]),
      link ?? paragraph(words.openInProgram),
      paragraph(head.asOf),
    ),
    signature: organName,
    footer: [words.footer],
  };
  const subject = words.subject(caseNo, content.tag ?? '', content.title, titleInSubject(title));
  return { subject, preheader: content.todo, organName, parts: [part] };
}

/** The reply's due day with its weekday; null where no time runs. */
export function dueWords({ dueOn, provisional }: Pick<MailFacts, 'dueOn' | 'provisional'>): string | null {
  if (dueOn === null) return null;
  return `${lastDayWords(dueOn)}${provisional ? mailStaffTexts.provisional : ''}`;
}

/** What to do, and by when the reply is due. */
export function withDue(todo: string, { dueOn }: Pick<MailFacts, 'dueOn'>): string {
  const words = mailStaffTexts;
  return mailTexts.sentences([todo, dueOn === null ? words.noClock : words.replyBy(lastDayWords(dueOn))]);
}
