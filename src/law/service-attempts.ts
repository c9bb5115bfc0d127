import { type CivilDate, findCivilDate } from './civil-date.ts';

/** An entry of a case, as far as service is concerned. */
export interface ServiceLine {
  readonly type: string;
  readonly on: CivilDate;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One attempt at serving a reply, with what became of it. `L` is the entry as the caller has it. */
export interface ServiceAttempt<L extends ServiceLine = ServiceLine> {
  /** The entry that records it. An entry of a mail that came back may hold the new attempt as well. */
  readonly line: L;
  /** 1, 2, 3 … within its round. */
  readonly number: number;
  /** As the event names it; null where an imported history does not. */
  readonly method: string | null;
  /** The entries that ended it; null while it is open or was overtaken by another. */
  readonly failed: L | null;
  readonly proven: L | null;
}

const ROUNDS: readonly string[] = ['reprocessing.ordered', 'reply.revoked', 'supplement.received'];

/** The entries since the last round of handling began. */
export function currentRound<L extends ServiceLine>(lines: readonly L[]): readonly L[] {
  return lines.slice(lines.findLastIndex(({ type }) => ROUNDS.includes(type)) + 1);
}

/** The attempts of one round, oldest first. */
export function serviceAttempts<L extends ServiceLine>(round: readonly L[]): readonly ServiceAttempt<L>[] {
  const attempts: ServiceAttempt<L>[] = [];
  for (const line of round) {
    if (line.type === 'service.failed') end(attempts, { failed: line });
    if (line.type === 'service.proven') end(attempts, { proven: line });
    if (!isAttempt(line)) continue;
    attempts.push({ line, number: attempts.length + 1, method: textIn(line, 'method'), failed: null, proven: null });
  }
  return attempts;
}

/** A return in which nothing was sent again yet is no attempt. Imported returns were: the chart says so. */
function isAttempt({ type, data }: ServiceLine): boolean {
  return type === 'reply.served' || type === 'service.repeated' || (type === 'service.failed' && data.method !== 'later');
}

function end<L extends ServiceLine>(attempts: ServiceAttempt<L>[], how: Partial<Pick<ServiceAttempt<L>, 'failed' | 'proven'>>): void {
  const last = attempts.pop();
  if (last !== undefined) attempts.push(last.failed === null ? { ...last, ...how } : last);
}

/** Calendar days after which a public notice counts as service. 民事诉讼法 (2023) art. 95, by analogy. */
export const PUBLIC_NOTICE_DAYS = 30;

/** The day on which the notice of an attempt was published; null where it is not one by public notice. */
export function noticeDay({ method, line }: Pick<ServiceAttempt, 'method' | 'line'>): CivilDate | null {
  const on = textIn(line, 'noticeOn');
  return method !== 'publicNotice' || on === null ? null : (findCivilDate(on) ?? null);
}

/** The ways in which the applicant chose to receive the information, last of all; empty where nothing is on record. */
export function chosenWays(lines: readonly ServiceLine[]): readonly string[] {
  const ways = lines.findLast(({ data }) => Array.isArray(data.obtainWay))?.data.obtainWay;
  return Array.isArray(ways) ? ways.filter((way): way is string => typeof way === 'string') : [];
}

function textIn({ data }: ServiceLine, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}
