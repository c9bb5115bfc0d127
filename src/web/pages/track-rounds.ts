import type { HistoryLine } from '../../engine/engine-types.ts';
import { type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import { isDecisionCode, isReplyCode, type ReplyCode } from '../../law/decision-codes.ts';
import { type FiledFile, filesIn, filesOf } from '../../law/events/files-field.ts';

/** A reply that went out to the applicant. What was only drafted is not part of it. */
export interface SentReply {
  /** Null where an imported history does not name it. */
  readonly code: ReplyCode | null;
  readonly sentOn: CivilDate;
  /** The date that the letter bears; null where it is not on record. */
  readonly issuedOn: CivilDate | null;
  readonly documentNo: string | null;
  /** The entry by which the letter was issued; null where there was none. */
  readonly issuedVersion: number | null;
  /** Way of service as the event names it. */
  readonly method: string | null;
  readonly onTheSpot: boolean;
  readonly reasons: string | null;
  readonly basis: string | null;
  readonly itemsDisclosed: string | null;
  readonly itemsWithheld: string | null;
  readonly note: string | null;
  readonly files: readonly FiledFile[];
}

/** A case from its arrival, or from the day it was taken up again, to its reply. */
export interface Round {
  /** 1, 2, 3, … */
  readonly number: number;
  /** In order. */
  readonly lines: readonly HistoryLine[];
  readonly reply: SentReply | null;
}

const STARTS_A_ROUND: readonly string[] = ['reprocessing.ordered', 'reply.revoked', 'supplement.received'];

/** The rounds of a case, oldest first; at least one. */
export function roundsOf(history: readonly HistoryLine[]): readonly Round[] {
  const parts: HistoryLine[][] = [[]];
  for (const line of history) {
    if (STARTS_A_ROUND.includes(line.type)) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts.map((lines, index) => ({ number: index + 1, lines, reply: replyIn(lines) }));
}

/** The files that an applicant may have: what was sent in online, and what came with the replies that went out. Nothing else. */
export function filesForApplicant(history: readonly HistoryLine[]): readonly FiledFile[] {
  const own = history.filter(({ actor }) => actor.kind === 'applicant').flatMap(({ data }) => filesIn(data).map(({ file }) => file));
  return [...own, ...roundsOf(history).flatMap(({ reply }) => reply?.files ?? [])];
}

function replyIn(lines: readonly HistoryLine[]): SentReply | null {
  const at = lines.findIndex(({ type }) => type === 'reply.served' || type === 'reply.givenOnTheSpot');
  const sent = lines[at];
  if (sent === undefined) return null;
  const onTheSpot = sent.type === 'reply.givenOnTheSpot';
  const before = lines.slice(0, at);
  const issued = onTheSpot ? undefined : before.findLast(({ type, inferred }) => type === 'reply.issued' && !inferred);
  const proposal = onTheSpot ? undefined : before.findLast(({ type }) => type === 'reply.proposed');
  const code = sent.data.decisionCode ?? proposal?.data.decisionCode;
  return {
    code: isDecisionCode(code) && isReplyCode(code) ? code : null,
    sentOn: sent.on,
    issuedOn: onTheSpot ? sent.on : (issued?.on ?? null),
    documentNo: issued === undefined ? null : documentNoOf(issued.data),
    issuedVersion: issued?.version ?? null,
    method: textOf(sent.data.method),
    onTheSpot,
    reasons: textOf(proposal?.data.reasons),
    basis: textOf(proposal?.data.basis),
    itemsDisclosed: textOf(proposal?.data.itemsDisclosed),
    itemsWithheld: textOf(proposal?.data.itemsWithheld),
    note: onTheSpot ? textOf(sent.data.note) : null,
    files: [...(issued === undefined ? [] : filesOf(issued.data)), ...filesOf(sent.data)],
  };
}

/** As typed by the officer, else the number that the series gave. */
function documentNoOf(data: HistoryLine['data']): string | null {
  const typed = textOf(data.documentNo);
  if (typed !== null) return typed;
  const letters = Array.isArray(data.letters) ? (data.letters as readonly { readonly number?: unknown }[]) : [];
  return textOf(letters[0]?.number);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function dayOf(value: unknown): CivilDate | null {
  return typeof value === 'string' ? (findCivilDate(value) ?? null) : null;
}
