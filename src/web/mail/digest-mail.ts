import type { DigestFacts, DigestItem, DigestSection } from '../../engine/digest-facts.ts';
import { weekdayOf } from '../../law/civil-date.ts';
import { wallClock } from '../format.ts';
import { currentLanguage, sayLabel } from '../language.ts';
import { mailTexts } from '../texts/mail-common.ts';
import { mailDigestTexts } from '../texts/mail-digest.ts';
import { mailStaffTexts } from '../texts/mail-staff.ts';
import { blocksOf, linkTo, type MailBlock, type MailContext, type MailItem, type MailModel, paragraph } from './mail-model.ts';
import { clip, dayWords, oneLine } from './mail-words.ts';

/** More of them nobody reads in a mail. */
const MAX_LINES = 15;
const MAX_TITLE = 40;

/** The sections that the subject counts one by one. */
const COUNTED = ['overdue', 'dueSoon', 'waiting'] as const;

/** What waits for one person on one day, the most urgent first. */
export function digestModel(facts: DigestFacts, context: MailContext): MailModel {
  const words = mailDigestTexts;
  const { day, workingDay, scope, sections, services } = facts;
  const todo = todoOf(facts);
  const organName = oneLine(facts.organName);
  const part = {
    language: currentLanguage(),
    title: words.title(dayWords(day), mailTexts.weekdays[weekdayOf(day)] ?? ''),
    greeting: mailStaffTexts.dear(oneLine(facts.readerName)),
    blocks: blocksOf(
      { kind: 'important', text: todo },
      workingDay ? null : paragraph(words.restDay),
      sections.length === 0 ? null : paragraph(words.scope[scope]),
      ...sections.flatMap((section) => sectionBlocks(section, context)),
      ...serviceBlocks(services),
      linkTo(context, { path: '/queue', label: words.open }) ?? paragraph(words.openInProgram),
      linkTo(context, { path: '/settings', label: words.settings, main: false }),
    ),
    signature: organName,
    footer: [words.footer, words.off],
  };
  return { subject: words.subject(dayWords(day), countsOf(sections)), preheader: todo, organName, parts: [part] };
}

function countsOf(sections: readonly DigestSection[]): string {
  const { counts, list } = mailDigestTexts;
  const counted = COUNTED.flatMap((id) => {
    const total = totalOf(sections, id);
    return total === 0 ? [] : [counts[id](total)];
  });
  const others = sections.filter(({ id }) => !(COUNTED as readonly string[]).includes(id)).reduce((sum, { total }) => sum + total, 0);
  const parts = others === 0 ? counted : [...counted, counts.others(others)];
  return parts.length === 0 ? counts.none : list(parts);
}

function todoOf({ sections }: DigestFacts): string {
  const { todo } = mailDigestTexts;
  const [overdue, dueSoon, limits] = [totalOf(sections, 'overdue'), totalOf(sections, 'dueSoon'), totalOf(sections, 'limits')];
  if (overdue > 0) return todo.overdue(overdue);
  if (dueSoon > 0) return todo.dueSoon(dueSoon);
  if (limits > 0) return todo.limits(limits);
  return sections.length > 0 ? todo.other : todo.none;
}

function totalOf(sections: readonly DigestSection[], id: DigestSection['id']): number {
  return sections.find((section) => section.id === id)?.total ?? 0;
}

function sectionBlocks({ id, total, items }: DigestSection, context: MailContext): readonly MailBlock[] {
  const words = mailDigestTexts;
  const shown = items.slice(0, MAX_LINES).map((item) => itemOf(item, context));
  const more = total > shown.length ? words.more(total - shown.length) : null;
  return [
    { kind: 'heading', text: words.heading(words.sections[id], total) },
    { kind: 'items', items: shown, more },
  ];
}

function itemOf(item: DigestItem, { publicUrl }: MailContext): MailItem {
  const words = mailDigestTexts;
  const title = item.title === null ? '' : clip(oneLine(item.title), MAX_TITLE);
  // What is no case yet has no number to miss.
  const caseNo = item.caseNo ?? (item.caseId === null ? null : words.noNumber);
  const text = caseNo === null ? title || mailStaffTexts.noTitle : words.item(caseNo, title);
  const detail = detailOf(item);
  return {
    text,
    href: publicUrl === null ? null : `${publicUrl}${item.caseId === null ? '/inbox' : `/cases/${encodeURIComponent(item.caseId)}`}`,
    detail: detail.length === 0 ? null : words.detail(detail),
  };
}

function detailOf({ limit, dueOn, remainingWorkingDays: left, provisional }: DigestItem): readonly string[] {
  const words = mailDigestTexts;
  return [
    ...(limit === null ? [] : [sayLabel(limit.label)]),
    ...(dueOn === null ? [] : [words.until(dayWords(dueOn))]),
    ...(provisional && dueOn !== null ? [words.provisional] : []),
    ...(left === null ? [] : [left === 0 ? words.today : left > 0 ? words.left(left) : words.late(-left)]),
  ];
}

function serviceBlocks(services: DigestFacts['services']): readonly (MailBlock | null)[] {
  const words = mailDigestTexts;
  if (services.length === 0) return [];
  const items = services.map(({ name, failingSince, error }) => {
    const what = words.service[name](wallClock(failingSince));
    return error === null ? what : words.because(what, oneLine(error));
  });
  return [{ kind: 'heading', text: words.services }, { kind: 'list', items }, paragraph(words.servicesHelp)];
}
