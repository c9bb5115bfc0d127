import type { WorkingDayCalendar } from '../calendar.ts';
import { addDays, type CivilDate, findCivilDate } from '../civil-date.ts';
import type { Bilingual } from '../errors.ts';
import type { Fact } from '../fact.ts';
import { isProvisional, lastDayOf, type Period, type Standstill } from './period.ts';

/** A period of the law that runs, or ran, for someone in a proceeding. */
export interface Limit {
  /** Stable id: `review.answer`. One kind may occur several times in a proceeding. */
  readonly kind: string;
  readonly label: Bilingual;
  /** Day zero: the day after it is the first counted. */
  readonly fromOn: CivilDate;
  /** Inclusive. */
  readonly lastDay: CivilDate;
  /** Recorded by the clock when the last day has passed with nothing done. Left out while the proceeding is suspended. */
  readonly lapseEvent?: string;
  /**
   * The effective day of the lapse event: the day after the last day, but the last day itself for acceptance by silence; the day of
   * resumption where the last day fell into a suspension.
   */
  readonly lapseOn?: CivilDate;
  /** Binds our organ; the others are watched. */
  readonly ours: boolean;
  readonly basis: string;
  /** Beyond the last known holiday notice: the last day may still move. */
  readonly provisional: boolean;
  /** The day on which it was met, its lapse was recorded, or it lost its object; null while it is open. */
  readonly doneOn: CivilDate | null;
  /** Type of the event that settled it. */
  readonly doneBy: string | null;
}

/** Where in the proceeding a window starts. */
export interface WindowStart {
  readonly fact: Fact;
  /** All facts of the proceeding, in order, inferred ones too. */
  readonly facts: readonly Fact[];
  /** Index of `fact` in `facts`. */
  readonly at: number;
  /** The facts after it up to the one that settled the window, without it; all of them while it is open. */
  readonly during: readonly Fact[];
  readonly settledBy: Fact | null;
  readonly calendar: WorkingDayCalendar;
}

/** What a rule makes of one start. Null: the law sets no limit here, or the period stands still. */
export interface Term {
  readonly fromOn: CivilDate;
  readonly lastDay: CivilDate;
  readonly basis: string;
}

/** One statutory window as data: what starts it, how long it is, what settles it. */
export interface WindowRule {
  readonly kind: string;
  readonly label: Bilingual;
  readonly startedBy: readonly string[];
  readonly settledBy: readonly string[];
  readonly lapseEvent?: string;
  /** The lapse takes effect on the last day itself, not on the day after. */
  readonly lapsesOnLastDay?: true;
  readonly ours: boolean | ((fact: Fact) => boolean);
  readonly term: (start: WindowStart) => Term | null;
}

/** The events between which a proceeding stands still. */
export interface Suspension {
  readonly suspended: string;
  readonly resumed: string;
}

/** The windows of one kind of proceeding. */
export interface WindowTable {
  readonly rules: readonly WindowRule[];
  readonly suspension: Suspension | null;
}

/** Every limit that the facts of one proceeding started, in the order of the rules. Inferred facts settle limits but start none. */
export function limitsOf({ rules, suspension }: WindowTable, facts: readonly Fact[], calendar: WorkingDayCalendar): Limit[] {
  return rules.flatMap((rule) =>
    facts.flatMap((fact, at) => {
      if (fact.inferred === true || !rule.startedBy.includes(fact.type)) return [];
      const start = startOf(rule, { fact, facts, at, calendar });
      const term = rule.term(start);
      return term === null ? [] : [limitOf({ rule, start, term, suspension })];
    }),
  );
}

/** A term of a fixed period from the start's own day. */
export function termFrom(fromOn: CivilDate, { period, basis }: { period: Period; basis: string }, calendar: WorkingDayCalendar): Term {
  return { fromOn, lastDay: lastDayOf(fromOn, period, calendar), basis };
}

/** The day from which a notice, decision or judgment counts: its service, if that is on record apart from the event's day. */
export function servedOnOf({ data, on }: Fact): CivilDate {
  const served = data.servedOn;
  return (typeof served === 'string' ? findCivilDate(served) : undefined) ?? on;
}

/** The stretches in which the proceeding stood still while the window ran. What settles the window also ends a standstill. */
export function standstillsOf({ during, settledBy }: WindowStart, { suspended, resumed }: Suspension): Standstill[] {
  const standstills: Standstill[] = [];
  let from: CivilDate | null = null;
  for (const fact of during) {
    if (fact.type === suspended) from ??= fact.on;
    if (fact.type !== resumed || from === null) continue;
    standstills.push({ from, to: fact.on });
    from = null;
  }
  return from === null ? standstills : [...standstills, { from, to: settledBy?.on ?? null }];
}

function startOf(rule: WindowRule, start: Omit<WindowStart, 'during' | 'settledBy'>): WindowStart {
  const after = start.facts.slice(start.at + 1);
  const settledAt = after.findIndex((fact) => rule.settledBy.includes(fact.type));
  if (settledAt === -1) return { ...start, during: after, settledBy: null };
  return { ...start, during: after.slice(0, settledAt), settledBy: after[settledAt] ?? null };
}

interface LimitParts {
  readonly rule: WindowRule;
  readonly start: WindowStart;
  readonly term: Term;
  readonly suspension: Suspension | null;
}

function limitOf({ rule, start, term, suspension }: LimitParts): Limit {
  return {
    kind: rule.kind,
    label: rule.label,
    ...term,
    ...lapseOf(rule, term.lastDay, suspension === null ? [] : standstillsOf(start, suspension)),
    ours: typeof rule.ours === 'function' ? rule.ours(start.fact) : rule.ours,
    provisional: isProvisional(term.lastDay, start.calendar),
    doneOn: start.settledBy?.on ?? null,
    doneBy: start.settledBy?.type ?? null,
  };
}

/** Nothing lapses in a suspended proceeding: its chart takes no lapse, and no day before the resumption can be recorded after it. */
function lapseOf(rule: WindowRule, lastDay: CivilDate, standstills: readonly Standstill[]): Pick<Limit, 'lapseEvent' | 'lapseOn'> {
  if (rule.lapseEvent === undefined) return {};
  const plain = rule.lapsesOnLastDay === true ? lastDay : addDays(lastDay, 1);
  const held = standstills.find(({ from, to }) => from <= plain && (to === null || to > plain));
  if (held === undefined) return { lapseEvent: rule.lapseEvent, lapseOn: plain };
  return held.to === null ? {} : { lapseEvent: rule.lapseEvent, lapseOn: held.to };
}
