import type { CivilDate } from '../../law/civil-date.ts';
import type { ClockState } from '../../law/clock/clock-state.ts';
import type { ClockView } from '../../law/clock/clock-view.ts';
import type { Stretch } from '../../law/clock/ledger.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import { type ArticleTopic, REGIMES } from '../../law/regimes.ts';
import { cite } from '../cite.ts';
import { trackTexts } from '../texts/track.ts';
import { texts } from '../texts.ts';

export interface DueDayView {
  readonly label: string;
  readonly day: string;
  /** The rule that made it, with its article; null when there is no such day yet. */
  readonly rule: string | null;
}

export interface DueRow {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly counted: boolean;
  readonly days: string;
  readonly why: string;
}

/** When a reply is due and why, in words. */
export interface TrackDue {
  readonly sentence: string;
  readonly tone: 'calm' | 'alarm' | 'still' | 'done';
  readonly provisional: string | null;
  /** The first and the current due day side by side; empty while there is neither. */
  readonly side: readonly DueDayView[];
  readonly start: string | null;
  readonly rows: readonly DueRow[];
  readonly sum: string | null;
}

/** A day to which the due day moved, as stored with the case. */
export interface DueMove {
  readonly dueOn: CivilDate;
  /** Type of the event that moved it. */
  readonly because: string;
  readonly version: number;
}

interface Reckoning {
  readonly clock: ClockView;
  readonly state: ClockState;
  /** Those of the current round, oldest first. */
  readonly moves: readonly DueMove[];
  readonly today: CivilDate;
}

export function trackDue(reckoning: Reckoning): TrackDue {
  const { clock, today } = reckoning;
  const ledger = clock.ledger ?? [];
  return {
    ...sentenceOf(clock, today),
    provisional: clock.provisional === true && clock.dueOn !== null && clock.state !== 'stopped' ? trackTexts.due.provisional : null,
    side: clock.anchor === null ? [] : sideBySide(reckoning),
    start: clock.anchor === null ? null : trackTexts.due.start(trackTexts.day(clock.anchor)),
    rows: withoutPartiesOf(ledger).map(rowOf),
    sum: clock.countedWorkingDays === null ? null : sumOf(clock),
  };
}

function sentenceOf(clock: ClockView, today: CivilDate): Pick<TrackDue, 'sentence' | 'tone'> {
  const words = trackTexts.due;
  const left = clock.remainingWorkingDays ?? 0;
  switch (clock.state) {
    case 'notStarted':
      return { sentence: words.notStarted, tone: 'still' };
    case 'paused':
      return { sentence: words.paused(Math.max(left, 0)), tone: 'still' };
    case 'suspended':
      return { sentence: words.suspended, tone: 'still' };
    case 'stopped':
      return stopped(clock);
    case 'running': {
      if (clock.dueOn === null) return { sentence: words.suspended, tone: 'still' };
      const due = trackTexts.day(clock.dueOn);
      if (today > clock.dueOn) return { sentence: words.late(due, Math.max(0, -left)), tone: 'alarm' };
      return { sentence: words.sentences([words.by(due), words.byRemaining(left)]), tone: 'calm' };
    }
  }
}

function stopped(clock: ClockView): Pick<TrackDue, 'sentence' | 'tone'> {
  const words = trackTexts.due;
  const on = clock.stoppedOn === null ? texts.none : trackTexts.day(clock.stoppedOn);
  if (clock.inTime === null || clock.dueOn === null) return { sentence: words.closed(on), tone: 'done' };
  const due = trackTexts.day(clock.dueOn);
  return clock.inTime ? { sentence: words.inTime(on, due), tone: 'done' } : { sentence: words.answeredLate(on, due), tone: 'alarm' };
}

function sideBySide({ clock, state, moves }: Reckoning): readonly DueDayView[] {
  const words = trackTexts.due;
  const [first, last] = [moves[0], moves.at(-1)];
  const view = (label: string, move: Pick<DueMove, 'dueOn' | 'because'> | undefined): DueDayView => ({
    label,
    day: move === undefined ? words.none : trackTexts.day(move.dueOn),
    rule: move === undefined ? null : ruleOf(move.because, state),
  });
  const now = clock.dueOn === null ? undefined : { dueOn: clock.dueOn, because: last?.because ?? '' };
  const current = view(words.current, now);
  // Closed without a reply: no due day stands any more.
  if (clock.state === 'stopped' && clock.inTime === null) return [view(words.first, first)];
  const unmoved = first !== undefined && moves.length === 1 && first.dueOn === clock.dueOn;
  return [view(words.first, first), unmoved ? { ...current, rule: words.sameAsFirst } : current];
}

const RULES: Readonly<Record<string, { readonly rule: RestartRule | PlainRule; readonly topic: ArticleTopic | null }>> = {
  'application.arrived': { rule: 'receipt', topic: 'replyPeriod' },
  'application.submitted': { rule: 'receipt', topic: 'replyPeriod' },
  'application.dictated': { rule: 'receipt', topic: 'replyPeriod' },
  'receipt.confirmed': { rule: 'receipt', topic: 'replyPeriod' },
  'correction.received': { rule: 'correction', topic: 'correction' },
  'supplement.received': { rule: 'supplement', topic: 'correction' },
  'fee.paid': { rule: 'payment', topic: 'fee' },
  'period.extended': { rule: 'extension', topic: 'extension' },
  'reply.deferred': { rule: 'deferral', topic: 'deferral' },
  'thirdParty.replied': { rule: 'consultation', topic: 'timeNotCounted' },
  'thirdParty.lapsed': { rule: 'consultation', topic: 'timeNotCounted' },
  'organ.replied': { rule: 'consultation', topic: 'timeNotCounted' },
  'organ.lapsed': { rule: 'consultation', topic: 'timeNotCounted' },
  // By the law that orders it, not by the Regulation.
  'reprocessing.ordered': { rule: 'order', topic: null },
  'reply.revoked': { rule: 'revocation', topic: 'replyPeriod' },
  'calendar.amended': { rule: 'calendar', topic: 'replyPeriod' },
};
type RestartRule = 'receipt' | 'correction' | 'supplement' | 'payment';
type PlainRule = 'extension' | 'deferral' | 'consultation' | 'order' | 'revocation' | 'calendar' | 'other';

function ruleOf(because: string, state: ClockState): string {
  const words = trackTexts.due.rules;
  const found = Object.hasOwn(RULES, because) ? RULES[because] : undefined;
  const regime = REGIMES[state.regime ?? 'R2019'];
  if (found === undefined) return withBasis(words.other, regime.articles.replyPeriod);
  const rule = words[found.rule];
  const basis = found.topic === null ? (findEvent(because)?.article ?? '') : regime.articles[found.topic];
  return withBasis(typeof rule === 'string' ? rule : rule(regime.replyWorkingDays), basis);
}

/** Consultations one after the other look like one: how many are asked is not told. */
function withoutPartiesOf(ledger: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of ledger) {
    const last = merged.at(-1);
    const joins = last !== undefined && last.kind === 'excluded' && stretch.kind === 'excluded' && last.basis === stretch.basis;
    if (!joins) merged.push({ ...stretch, causes: stretch.causes.length === 0 ? [] : [''] });
    else merged[merged.length - 1] = { ...last, to: stretch.to, workingDays: last.workingDays + stretch.workingDays };
  }
  return merged;
}

function rowOf({ from, to, kind, workingDays, causes, basis }: Stretch): DueRow {
  const words = trackTexts.due;
  const counted = kind === 'counted';
  const why = counted ? words.reasons.ordinary : causes.length > 0 ? words.reasons.consulting : words.reasons.waiting;
  return {
    from: trackTexts.day(from),
    to: trackTexts.day(to),
    kind: counted ? words.counted : words.excluded,
    counted,
    days: words.days_(workingDays),
    why: withBasis(why, basis),
  };
}

function sumOf({ countedWorkingDays, remainingWorkingDays }: ClockView): string {
  const counted = countedWorkingDays ?? 0;
  return trackTexts.due.sumOf(counted, counted + (remainingWorkingDays ?? 0));
}

function withBasis(text: string, basis: string): string {
  return `${text}${texts.write.bracketed(cite(basis))}`;
}

/** The days of a case's due history that belong to the round that began with `fromVersion`. */
export function movesSince(dueHistory: readonly object[], fromVersion: number): readonly DueMove[] {
  return (dueHistory as unknown as readonly DueMove[]).filter(({ version }) => version >= fromVersion);
}
