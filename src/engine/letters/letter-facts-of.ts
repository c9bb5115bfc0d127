import {
  EMPTY_LETTERHEAD,
  type LetterEvent,
  type LetterFacts,
  type Letterhead,
  type WithheldPart,
} from '../../documents/letters/letter-facts.ts';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { currentRun } from '../../law/clock/clock-state.ts';
import { dueOf } from '../../law/clock/due.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { isLetterId } from '../../law/letter-ids.ts';
import type { HistoryRow, OrganRow } from '../../store/rows.ts';
import type { CaseDraft } from '../case-draft.ts';
import { caseLimits } from '../case-limits.ts';
import { NO_PARTICULARS, particularsAfter } from '../case-particulars.ts';

/** A case at the moment of an event, as far as its letters need it. */
export interface LetterMoment {
  /** After the event. */
  readonly draft: CaseDraft;
  /** The event included. */
  readonly history: readonly LetterEvent[];
  readonly organ: OrganRow;
  readonly letterhead: Partial<Letterhead>;
  readonly calendar: WorkingDayCalendar;
}

export interface OneLetter {
  readonly letter: LetterId;
  readonly documentNo: string | null;
  readonly draft: readonly string[] | null;
  /** Set when it is made again from an earlier entry. The moment is then that of the entry, not of the present. */
  readonly of?: LetterEvent;
  /** The day a letter made again bears; that of its entry unless given. */
  readonly bears?: CivilDate;
}

export function letterFactsOf(moment: LetterMoment, one: OneLetter): LetterFacts {
  const { draft, organ, calendar } = moment;
  const event = one.of ?? lastOf(moment.history);
  const history = moment.history.filter(({ version }) => version <= event.version);
  const particulars = history.reduce((known, { type, on, data }) => particularsAfter(known, { type, on, data }), NO_PARTICULARS);
  const run = currentRun(draft.clock);
  const code = draft.charts.main.snapshot.context.decisionCode;
  return {
    letter: one.letter,
    documentNo: one.documentNo,
    on: one.bears ?? event.on,
    organName: organ.name,
    letterhead: { ...EMPTY_LETTERHEAD, ...moment.letterhead },
    regime: draft.clock.regime,
    caseNo: particulars.caseNo,
    title: particulars.title,
    channel: particulars.channel,
    arrivedOn: draft.clock.arrivedOn,
    receivedOn: draft.clock.receivedOn,
    round: draft.clock.round,
    decisionCode: codeAt(history) ?? (typeof code === 'string' ? code : null),
    dueOn: run === undefined || run.wait !== null ? null : dueOf(run, calendar),
    limits: caseLimits(draft, calendar).map(({ kind, lastDay, basis, doneOn }) => ({ kind, lastDay, basis, doneOn })),
    event,
    history,
    letters: history.flatMap(numberedIn),
    draft: one.draft,
    withheld: withheldIn(history),
    remade: one.of !== undefined,
  };
}

/** An entry of the history as letters see it. */
export function letterEventOf(row: HistoryRow): LetterEvent {
  const { version, type, effectiveOn, recordedAt, data, instance, actorName } = row;
  return { version, type, on: effectiveOn, recordedAt, data, instance, actorName };
}

function lastOf(history: readonly LetterEvent[]): LetterEvent {
  const last = history.at(-1);
  if (last === undefined) throw new Error('A letter needs an event');
  return last;
}

/** A letter made again says what was decided then, not what a later round decided. */
function codeAt(history: readonly LetterEvent[]): string | null {
  const code = history.findLast(({ data }) => typeof data.decisionCode === 'string')?.data.decisionCode;
  return typeof code === 'string' ? code : null;
}

function numberedIn({ data, on }: LetterEvent): LetterFacts['letters'] {
  const letters = Array.isArray(data.letters) ? (data.letters as { readonly letter?: unknown; readonly number?: unknown }[]) : [];
  return letters.flatMap(({ letter, number }) => (isLetterId(letter) && typeof number === 'string' ? [{ letter, number, on }] : []));
}

/** Of this round: a new round severs anew. */
function withheldIn(history: readonly LetterEvent[]): readonly WithheldPart[] {
  const start = history.findLastIndex(({ type }) => type === 'reprocessing.ordered' || type === 'reply.revoked');
  return history.slice(start + 1).flatMap(({ type, data }) => {
    if (type !== 'redaction.checked' || typeof data.withheld !== 'string') return [];
    const file = typeof data.summary === 'string' ? data.summary : '';
    return data.withheld.split('\n').map((line) => ({ file, line }));
  });
}
