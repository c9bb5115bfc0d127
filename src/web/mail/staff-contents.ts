import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { isWarnedLimit, WARNED_LIMITS } from '../../law/events/warned-limits.ts';
import { say, sayLabel } from '../language.ts';
import { dayOf, textOf } from '../pages/track-rounds.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { mailStaffTexts } from '../texts/mail-staff.ts';
import { articleOn } from './applicant-mail.ts';
import { lastDayWords, oneLine } from './mail-words.ts';
import { type StaffContent, withDue } from './staff-mail.ts';

export function assigned(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.assigned;
  return { title: words.title, todo: withDue(words.todo, facts), names: true };
}

/** Something new came from outside. */
export function arrivedOnline({ event, kind }: MailFacts): StaffContent {
  const words = mailStaffTexts.arrived;
  if (kind !== 'request') return { title: words.other, todo: words.todoOther };
  return event.type === 'application.arrived' ? { title: words.byMail, todo: words.todoMail } : { title: words.title, todo: words.todo };
}

export function applicantActed(facts: MailFacts): StaffContent {
  const { acted } = mailStaffTexts;
  const { type } = facts.event;
  const todos: Readonly<Record<string, string>> = {
    'correction.received': acted.correction,
    'supplement.received': acted.supplement,
    'reasons.received': acted.reasons,
    'payment.reported': acted.payment,
    'delivery.changed': acted.delivery,
    'application.withdrawn': acted.withdrawn,
    'document.filed': acted.mail,
  };
  const todo = todos[type] ?? acted.other;
  const title = type === 'document.filed' ? acted.mailTitle : labelOf(type);
  const more = type === 'document.filed' ? awaitedOf(facts) : null;
  return { title, todo: facts.dueOn === null ? todo : withDue(todo, facts), more };
}

/** An answer by mail is only filed: what it answers lapses unless somebody records it. */
function awaitedOf({ limits }: MailFacts): string | null {
  const { awaited } = mailStaffTexts.acted;
  for (const { kind, lastDay } of limits) {
    if (kind === 'correction' || kind === 'reasons' || kind === 'payment') return awaited[kind](lastDayWords(lastDay));
  }
  return null;
}

export function waitsForYou(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.waits;
  const turns: Readonly<Record<string, readonly [title: string, todo: string]>> = {
    'reply.submitted': [words.legalTitle, words.legal],
    'legal.approved': [words.signTitle, words.sign],
  };
  const [title, todo] = turns[facts.event.type] ?? [words.issueTitle, words.issue];
  return { title, todo: withDue(todo, facts), rows: [opinionRow(facts)], names: true };
}

export function returned(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.returned;
  return { title: words.title, todo: withDue(words.todo, facts), rows: [opinionRow(facts)], names: true };
}

/** Days that are left are those of the day of the warning: sent late, the mail says of which day it tells. */
export function deadlineNear(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.near;
  const { event } = facts;
  const dueOn = dayOf(event.data.dueOn) ?? facts.dueOn;
  const other = otherLimitOf(event.data.limit);
  const title = other === null ? words.title : words.otherTitle(other);
  if (dueOn === null) return { title, tag: mailStaffTexts.tags.soon, todo: words.plain };
  const [today, day] = [dueOn === event.on, lastDayWords(dueOn)];
  const tag = nearTag(facts, today);
  if (other !== null) {
    const todo = otherTodo(event.data.limit, { other, day });
    const rows = [[mailStaffTexts.labels.lastDay, day]] as const;
    const withoutDue = event.data.proceeding !== undefined;
    return { title, tag, todo: today ? mailTexts.sentences([todo, words.otherToday]) : todo, rows, basis: otherBasis(facts), withoutDue };
  }
  return { title, tag, todo: today ? words.today(day) : words.todo(day), more: facts.extendable ? words.extend : null };
}

/** A correction notice and an appeal are given up by letting their time pass: whoever does not need them is not pressed. */
function otherTodo(limit: unknown, { other, day }: { readonly other: string; readonly day: string }): string {
  const words = mailStaffTexts.near;
  if (limit === 'correctionNotice') return words.correctionNotice(day);
  return limit === 'litigation.appeal' ? words.appeal(day) : words.other(other, day);
}

/** Of the limit that is warned of; null where the facts do not have it. */
function otherBasis(facts: MailFacts): string | null {
  const { limit, proceeding } = facts.event.data;
  if (limit === 'correctionNotice') return articleOn(facts, 'correction');
  return facts.limits.find(({ kind, instance }) => kind === limit && instance === proceeding)?.basis ?? null;
}

/** In words; null where the reply is meant. */
function otherLimitOf(limit: unknown): string | null {
  return typeof limit === 'string' && limit !== 'reply' && isWarnedLimit(limit) ? say(WARNED_LIMITS[limit]) : null;
}

function nearTag({ workingDaysLeft }: MailFacts, today: boolean): string {
  const { tags } = mailStaffTexts;
  if (today) return tags.today;
  return typeof workingDaysLeft === 'number' && workingDaysLeft > 0 ? tags.left(workingDaysLeft) : tags.soon;
}

export function deadlinePassed(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.passed;
  const dueOn = dayOf(facts.event.data.dueOn) ?? facts.dueOn;
  return {
    title: words.title,
    tag: mailStaffTexts.tags.overdue,
    todo: dueOn === null ? words.todoPlain : words.todo(lastDayWords(dueOn)),
    more: words.means,
  };
}

export function dueMoved(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.moved;
  const { data } = facts.event;
  const [before, now] = [dayOf(data.dueBefore), dayOf(data.dueOn) ?? facts.dueOn];
  return {
    title: words.title,
    todo: now === null || now === before ? words.plain : words.todo(lastDayWords(now)),
    rows: [[mailStaffTexts.labels.before, before === null || before === now ? null : lastDayWords(before)]],
  };
}

export function lapsed(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.lapsed;
  const { type } = facts.event;
  if (type === 'correction.lapsed') return { title: words.correction, todo: words.correctionTodo };
  if (type === 'fee.lapsed') return { title: words.fee, todo: words.feeTodo };
  if (type === 'reasons.lapsed') return { title: words.reasons, todo: withDue(words.reasonsTodo, facts) };
  if (type === 'thirdParty.lapsed') return { title: words.thirdParty, todo: withDue(words.thirdPartyTodo, facts) };
  if (type === 'organ.lapsed') return { title: words.organ, todo: withDue(words.organTodo, facts) };
  const title = type === 'review.deemedAccepted' ? words.acceptedTitle : labelOf(type);
  return { title, todo: elsewhere(type), withoutDue: true };
}

/** What follows where a limit of others in a proceeding has passed. */
function elsewhere(type: string): string {
  const words = mailStaffTexts.lapsed;
  if (type === 'review.deemedAccepted') return words.reviewAccepted;
  if (type === 'review.correctionLapsed') return words.reviewAbandoned;
  if (type === 'review.lapsed') return words.reviewOver;
  if (type === 'litigation.appealLapsed') return words.judgmentEffective;
  return words.look;
}

/** Our time to answer the review organ or the court. */
export function proceeding(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.proceeding;
  const { event, limits } = facts;
  const suit = event.type.startsWith('litigation.');
  const kind = suit ? 'litigation.defence' : 'review.answer';
  const limit = limits.find((one) => one.kind === kind && one.instance === (event.instance ?? undefined));
  const day = limit === undefined ? null : lastDayWords(limit.lastDay);
  const todo = suit ? (day === null ? words.suitPlain : words.suitTodo(day)) : day === null ? words.reviewPlain : words.reviewTodo(day);
  return { title: suit ? words.suit : words.review, todo, rows: [[mailStaffTexts.labels.lastDay, day]], withoutDue: true };
}

export function proceedingLapsed({ event }: MailFacts): StaffContent {
  const words = mailStaffTexts.proceedingLapsed;
  const suit = event.type.startsWith('litigation.');
  const tag = mailStaffTexts.tags.overdue;
  return { title: suit ? words.suit : words.review, tag, todo: suit ? words.suitTodo : words.reviewTodo, withoutDue: true };
}

export function reprocess(facts: MailFacts): StaffContent {
  const words = mailStaffTexts.reprocess;
  return { title: words.title, todo: withDue(words.todo, facts) };
}

function opinionRow({ event }: MailFacts): readonly [string, string | null] {
  const opinion = textOf(event.data.opinion);
  return [mailStaffTexts.labels.opinion, opinion === null ? null : oneLine(opinion)];
}

function labelOf(type: string): string {
  const definition = findEvent(type);
  return definition === undefined ? type : sayLabel(definition.label);
}
