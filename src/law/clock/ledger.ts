import type { WorkingDayCalendar } from '../calendar.ts';
import { addDays, type CivilDate } from '../civil-date.ts';
import { REGIMES } from '../regimes.ts';
import type { RegimeId } from '../step-facts.ts';
import type { Run } from './clock-state.ts';

/** A stretch of days that were counted, or not counted and why. Both ends inclusive; rest days belong to the stretch they fall in. */
export interface Stretch {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kind: 'counted' | 'excluded';
  /** Working days in the stretch. */
  readonly workingDays: number;
  /** Ids of the parties and organs being consulted, sorted; empty while a correction or payment is awaited. */
  readonly causes: readonly string[];
  /** The article it rests on; two where a correction or payment is awaited while the same parties are still being consulted. */
  readonly basis: string;
}

/**
 * The reckoning of a run from the day after its anchor to `asOf` (inclusive), so that a person can recount the date by hand: the working
 * days of the counted stretches add up to the counted working days.
 */
export function ledgerOf(ask: { run: Run; regime: RegimeId; asOf: CivilDate; calendar: WorkingDayCalendar }): Stretch[] {
  const { run, asOf } = ask;
  const stretches: Stretch[] = [];
  const ends = boundaries(run, asOf);
  let after = run.anchor;
  for (const until of ends) {
    append(stretches, stretchOf(ask, { after, until }), ask.calendar);
    after = until;
  }
  return stretches;
}

/** Days at whose end something changes, in order; the last is `asOf`. */
function boundaries(run: Run, asOf: CivilDate): CivilDate[] {
  const days = run.pauses.flatMap((pause) => [pause.from, pause.to]);
  const inside = [...days, run.wait?.noticeOn].filter((day): day is CivilDate => day != null && day > run.anchor && day < asOf);
  const sorted = [...new Set(inside)].sort();
  return asOf > run.anchor ? [...sorted, asOf] : [];
}

function stretchOf(
  ask: { run: Run; regime: RegimeId; calendar: WorkingDayCalendar },
  span: { after: CivilDate; until: CivilDate },
): Stretch {
  const { run, regime, calendar } = ask;
  const open = run.pauses.filter((pause) => pause.from <= span.after && (pause.to === null || pause.to >= span.until));
  const waiting = run.wait !== null && run.wait.noticeOn <= span.after;
  const causes = [...new Set(open.map((pause) => pause.party))].sort();
  const { articles } = REGIMES[regime];
  const waitBasis = run.wait?.kind === 'payment' ? articles.fee : articles.correction;
  return {
    from: addDays(span.after, 1),
    to: span.until,
    kind: waiting || open.length > 0 ? 'excluded' : 'counted',
    workingDays: calendar.workingDaysBetween(span.after, span.until),
    causes,
    basis: waiting ? waitBasis : open.length > 0 ? articles.timeNotCounted : articles.replyPeriod,
  };
}

function append(stretches: Stretch[], next: Stretch, calendar: WorkingDayCalendar): void {
  const last = stretches.at(-1);
  if (last === undefined || last.kind !== next.kind || last.causes.join('\n') !== next.causes.join('\n')) {
    stretches.push(next);
    return;
  }
  const workingDays = calendar.workingDaysBetween(addDays(last.from, -1), next.to);
  const basis = last.basis.includes(next.basis) ? last.basis : `${last.basis}；${next.basis}`;
  stretches[stretches.length - 1] = { ...last, to: next.to, workingDays, basis };
}
