import type { ClockView } from '../../law/clock/clock-view.ts';
import type { Stretch } from '../../law/clock/ledger.ts';
import { cite } from '../cite.ts';
import { texts } from '../texts.ts';
import type { ShownField } from './show-value.ts';

export interface LedgerRow {
  readonly from: string;
  readonly to: string;
  readonly counted: boolean;
  readonly kind: string;
  readonly workingDays: number;
  readonly why: string;
}

/** The clock in words: a paragraph, the figures, and the stretches to recount by hand. */
export interface ClockPart {
  readonly state: string;
  /** Null before the date of receipt. */
  readonly sentence: string | null;
  readonly figures: readonly ShownField[];
  readonly rows: readonly LedgerRow[];
}

export function clockPart(clock: ClockView, calendarVersion: string): ClockPart {
  const ledger = clock.ledger ?? [];
  return {
    state: texts.clock.states[clock.state],
    sentence: clock.anchor === null ? null : sentence(clock, ledger),
    figures: figures(clock, calendarVersion),
    rows: ledger.map(ledgerRow),
  };
}

function sentence(clock: ClockView, ledger: readonly Stretch[]): string {
  const until = ledger.at(-1)?.to;
  const parts = [
    texts.clock.start(clock.anchor ?? texts.none),
    ...ledger.filter((stretch) => stretch.kind === 'excluded').map(excludedText),
    ...(until === undefined ? [] : [texts.clock.countedPart(clock.countedWorkingDays ?? 0, until)]),
    ...(clock.dueOn === null ? [] : [texts.clock.due(clock.dueOn)]),
    ...(clock.stoppedOn === null ? [] : [texts.clock.stopped(clock.stoppedOn, clock.inTime !== null)]),
  ];
  return texts.clock.paragraph(parts);
}

function excludedText(stretch: Stretch): string {
  return texts.clock.excludedPart({
    from: stretch.from,
    to: stretch.to,
    days: stretch.workingDays,
    why: withBasis(stretch),
  });
}

function ledgerRow(stretch: Stretch): LedgerRow {
  const counted = stretch.kind === 'counted';
  return {
    from: stretch.from,
    to: stretch.to,
    counted,
    kind: counted ? texts.clock.counted : texts.clock.excluded,
    workingDays: stretch.workingDays,
    why: withBasis(stretch),
  };
}

function withBasis(stretch: Stretch): string {
  return `${reason(stretch)}${texts.write.bracketed(cite(stretch.basis))}`;
}

function reason(stretch: Stretch): string {
  if (stretch.causes.length > 0) return texts.clock.consulting(texts.write.list(stretch.causes));
  return stretch.kind === 'counted' ? texts.clock.ordinary : texts.clock.notCounted;
}

function figures(clock: ClockView, calendarVersion: string): readonly ShownField[] {
  const day = (label: string, value: string | null) => ({ label, value: value ?? texts.none });
  const days = (label: string, value: number | null) => ({ label, value: value === null ? texts.none : texts.clock.daysUnit(value) });
  return [
    day(texts.clock.anchor, clock.anchor),
    day(texts.clock.baseDueOn, clock.baseDueOn),
    day(texts.clock.dueOn, clock.dueOn),
    days(texts.clock.countedDays, clock.countedWorkingDays),
    days(texts.clock.remainingDays, clock.remainingWorkingDays),
    day(texts.clock.calendar, calendarVersion),
  ];
}
