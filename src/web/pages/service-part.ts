import type { HistoryLine } from '../../engine/engine-types.ts';
import { addDays, type CivilDate, toEpochDay } from '../../law/civil-date.ts';
import { attemptFields } from '../../law/events/attempt-fields.ts';
import { filesIn } from '../../law/events/files-field.ts';
import { noticeDay, PUBLIC_NOTICE_DAYS, type ServiceAttempt, serviceAttempts } from '../../law/service-attempts.ts';
import { sayLabel } from '../language.ts';
import { serviceTexts } from '../texts/service.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';
import { type ShownField, shownFields } from './show-value.ts';
import { type StepForm, stepHref } from './steps-part.ts';
import { type Round, roundsOf } from './track-rounds.ts';

/** Calendar days without proof after which the office asks what became of a reply (project rule). */
export const INQUIRE_AFTER_DAYS = 15;

/** One attempt at serving a reply. */
export interface AttemptView {
  readonly title: string;
  readonly result: string;
  readonly tone: 'plain' | 'alarm' | 'done';
  readonly facts: readonly ShownField[];
  readonly files: readonly { readonly name: string; readonly href: string }[];
  /** The proof of service as it was made; null where none was. */
  readonly proofHref: string | null;
}

/** What should be done now. */
export interface ServiceHint {
  readonly text: string;
  /** Where; null where nothing can be done yet, or not by this person. */
  readonly act: { readonly href: string; readonly label: string } | null;
}

/** Attempts of one round, oldest first. */
export interface ServedRound {
  /** Named where there are several rounds. */
  readonly title: string | null;
  readonly replyDay: string;
  readonly attempts: readonly AttemptView[];
}

export interface ServicePart {
  /** Latest round first. */
  readonly rounds: readonly ServedRound[];
  readonly hint: ServiceHint | null;
}

interface ServiceSource {
  readonly caseId: string;
  readonly today: CivilDate;
  readonly forms: readonly StepForm[];
  readonly findEvent: WebDeps['findEvent'];
}

/** How a reply was served, attempt by attempt; null before it went out. */
export function servicePart(history: readonly HistoryLine[], source: ServiceSource): ServicePart | null {
  const rounds = roundsOf(history);
  const served = rounds.flatMap((round) => servedRound(round, { ...source, several: rounds.length > 1 })).reverse();
  const current = rounds.at(-1);
  return served.length === 0 ? null : { rounds: served, hint: current === undefined ? null : hintOf(current.lines, source) };
}

type Attempt = ServiceAttempt<HistoryLine>;

function servedRound({ number, lines }: Round, source: ServiceSource & { readonly several: boolean }): ServedRound[] {
  const attempts = serviceAttempts(lines);
  const first = attempts[0]?.line;
  if (first === undefined) return [];
  return [
    {
      title: source.several ? texts.case.roundNo(number) : null,
      replyDay: serviceTexts.replyDay(first.on),
      attempts: attempts.map((attempt) => attemptView(attempt, { ...source, last: attempt === attempts.at(-1) })),
    },
  ];
}

function attemptView(attempt: Attempt, source: ServiceSource & { readonly last: boolean }): AttemptView {
  const { line, failed, proven } = attempt;
  const fields = source.findEvent(line.type)?.fields ?? {};
  const own = Object.entries(line.data).filter(([name]) => name !== 'receipts' && Object.hasOwn(attemptFields, name));
  const entries = [line, ...(failed === null || failed === line ? [] : [failed]), ...(proven === null ? [] : [proven])];
  return {
    title: texts.write.labelled(serviceTexts.number(attempt.number), wayOf(attempt, source)),
    ...resultOf(attempt, source),
    facts: [{ label: serviceTexts.sentOn, value: line.on }, ...shownFields(fields, Object.fromEntries(own))],
    files: entries.flatMap((entry) => proofFiles(entry, line, source.caseId)),
    proofHref: hasProof(line) ? `/cases/${encodeURIComponent(source.caseId)}/service-proof/${line.version}` : null,
  };
}

function wayOf({ method, line }: Attempt, { findEvent }: ServiceSource): string {
  const option = findEvent(line.type)?.fields.method?.options?.find(({ value }) => value === method);
  return option === undefined ? serviceTexts.unknownWay : sayLabel(option.label);
}

/** Enclosures of the reply are no proof; those of a proof are. A return that was sent again holds the new attempt's papers. */
function proofFiles(entry: HistoryLine, own: HistoryLine, caseId: string): AttemptView['files'] {
  if (entry.type === 'service.failed' && entry !== own && entry.data.method !== 'later') return [];
  return filesIn(entry.data)
    .filter(({ field }) => field === 'receipts' || entry.type === 'service.proven')
    .map(({ file }) => ({ name: file.name, href: `/cases/${encodeURIComponent(caseId)}/files/${encodeURIComponent(file.id)}` }));
}

function resultOf(
  { line, method, failed, proven }: Attempt,
  { today, last, findEvent }: ServiceSource & { readonly last: boolean },
): Pick<AttemptView, 'result' | 'tone'> {
  const chosen = (entry: HistoryLine, name: string): string | null => {
    const label = findEvent(entry.type)?.fields[name]?.options?.find(({ value }) => value === entry.data[name])?.label;
    return label === undefined ? null : sayLabel(label);
  };
  if (proven !== null) {
    const [on, proof] = [String(proven.data.deliveredOn ?? proven.on), chosen(proven, 'proof')];
    return { result: proof === null ? serviceTexts.provenPlain(on) : serviceTexts.proven(on, proof), tone: 'done' };
  }
  if (failed !== null) {
    const note = typeof failed.data.reason === 'string' ? failed.data.reason : null;
    const cause = [chosen(failed, 'cause'), note].filter((part) => part !== null);
    const why = texts.write.clauses(cause);
    return { result: why === '' ? serviceTexts.failedPlain(failed.on) : serviceTexts.failed(failed.on, why), tone: 'alarm' };
  }
  if (!last) return { result: serviceTexts.overtaken, tone: 'plain' };
  const days = daysBetween(line.on, today);
  const late = days > INQUIRE_AFTER_DAYS && method !== 'publicNotice';
  return { result: days < 1 ? serviceTexts.sentToday : serviceTexts.waited(days), tone: late ? 'alarm' : 'plain' };
}

function hintOf(lines: readonly HistoryLine[], source: ServiceSource): ServiceHint | null {
  const attempt = serviceAttempts(lines).at(-1);
  if (attempt === undefined || attempt.proven !== null) return null;
  const act = (type: string, label: string): ServiceHint['act'] => {
    const form = source.forms.find((one) => one.type === type);
    return form === undefined ? null : { href: stepHref(form), label };
  };
  const { hints } = serviceTexts;
  if (attempt.failed !== null) return { text: hints.returned, act: act('service.repeated', hints.repeat) };
  const opened = lines.findLast(({ type }) => type === 'reply.opened');
  const prove = act('service.proven', hints.prove);
  if (opened !== undefined) return { text: hints.opened(opened.on), act: prove };
  const published = noticeDay(attempt);
  if (published !== null) {
    const over = addDays(published, PUBLIC_NOTICE_DAYS);
    return over <= source.today ? { text: hints.noticeOver(over), act: prove } : { text: hints.notice(over), act: null };
  }
  const text = overdueHint(attempt, source.today);
  return text === null ? null : { text, act: prove };
}

/** Nothing was heard of it for so long that somebody should ask. */
function overdueHint(attempt: Attempt, today: CivilDate): string | null {
  const { hints } = serviceTexts;
  const days = daysBetween(attempt.line.on, today);
  if (days <= INQUIRE_AFTER_DAYS) return null;
  if (attempt.method !== 'post') return hints.silent(days);
  const { mailNumber } = attempt.line.data;
  return typeof mailNumber === 'string' ? hints.inquire(days, mailNumber) : hints.inquirePlain(days);
}

function daysBetween(from: CivilDate, to: CivilDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

function hasProof({ data }: HistoryLine): boolean {
  const papers = Array.isArray(data.papers) ? (data.papers as readonly { readonly letter?: unknown }[]) : [];
  return papers.some(({ letter }) => letter === 'SERVICE_PROOF');
}
