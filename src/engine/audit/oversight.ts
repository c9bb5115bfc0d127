import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { type CivilDate, civilDateOfInstant } from '../../law/civil-date.ts';
import type { ClockState, Run } from '../../law/clock/clock-state.ts';
import { dueOf } from '../../law/clock/due.ts';
import type {
  createOversightReadModel,
  OpenOverdue,
  OverseenCase,
  OverseenEntry,
  OversightScope,
} from '../../store/oversight-read-model.ts';
import { endOfDay } from './case-at.ts';
import { findMassActions, type MassAction, REASONED_TYPES } from './mass-actions.ts';

/** A case behind a figure, and the entry that counts; null where no single entry does. */
export interface CaseRef {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly version: number | null;
  readonly on: CivilDate;
}

/** A row of a figure: a unit, a person, a rule, a span of days. Null: nobody, none. */
export interface OversightRow {
  readonly key: string | null;
  readonly refs: readonly CaseRef[];
  /** What the row is a part of, where it is a share. */
  readonly of: readonly CaseRef[] | null;
}

/** Working days between a day and the due day, in spans: `late5` more than five over, `late1` one to five over. */
export const MARGINS = ['late5', 'late1', 'day0', 'day1', 'day2', 'days5', 'days10', 'more'] as const;
export type Margin = (typeof MARGINS)[number];

/** An open request whose due day is over. */
export interface OverdueCase extends CaseRef {
  /** Whole working days since the due day. */
  readonly workingDays: number;
  readonly dueOn: CivilDate;
  readonly unit: string | null;
  readonly handler: string | null;
}

export interface Oversight {
  /** As it is today, whatever the period: not answered, and the due day is over. Longest first. */
  readonly overdue: readonly OverdueCase[];
  /** Runs of the clock that ended with a reply or a closing in the period. */
  readonly ended: readonly CaseRef[];
  readonly extended: readonly CaseRef[];
  readonly extendedByUnit: readonly OversightRow[];
  /** By whoever handles the case now. */
  readonly extendedByHandler: readonly OversightRow[];
  /** By whoever recorded the extension. */
  readonly extensionsByPerson: readonly OversightRow[];
  readonly repliesByMargin: readonly OversightRow[];
  readonly extensionsByMargin: readonly OversightRow[];
  readonly breachesByRule: readonly OversightRow[];
  readonly massActions: readonly MassAction[];
  readonly overrides: readonly CaseRef[];
  readonly lateConfirmations: readonly CaseRef[];
  readonly reassignments: readonly CaseRef[];
  readonly voided: readonly (CaseRef & { readonly text: string })[];
}

interface Ask {
  readonly model: ReturnType<typeof createOversightReadModel>;
  readonly scope: OversightScope;
  readonly calendar: WorkingDayCalendar;
  readonly today: CivilDate;
  readonly mass: { readonly cases: number; readonly minutes: number };
}

/** The figures of a period, each with its cases. Days are those on which facts took effect; mass actions go by the time of recording. */
export async function overseeCases({ model, scope, calendar, today, mass }: Ask): Promise<Oversight> {
  const span = { from: new Date(`${scope.from}T00:00:00+08:00`).toISOString(), to: endOfDay(scope.to) };
  const cases = await model.cases(scope);
  const extensions = await model.entriesOf(['period.extended'], scope);
  const breaches = await model.breaches(scope);
  const voided = await model.voided(span, scope);
  return {
    overdue: overdueCases(await model.overdueCases(scope, today), { calendar, today }),
    ...endedFigures(cases, { scope, calendar }),
    extensionsByPerson: grouped(extensions, ({ actorKind, actorName }) => (actorKind === 'staff' ? actorName : `:${actorKind}`)).map(
      ([key, rows]) => ({ key, refs: rows.map(refOf), of: null }),
    ),
    extensionsByMargin: byMargin(extensions.flatMap((entry) => marginOfExtension(entry, { cases, calendar }))),
    breachesByRule: grouped(breaches, ({ rule }) => rule).map(([key, rows]) => ({ key, refs: rows, of: null })),
    massActions: findMassActions(await model.recordedBetween(REASONED_TYPES, span, scope), mass),
    overrides: (await model.entriesOf(['breach.recorded'], scope)).map(refOf),
    lateConfirmations: cases.flatMap((one) => lateConfirmation(one, scope)),
    reassignments: (await model.reassignments(scope)).map(refOf),
    voided: voided.map(({ caseId, caseNo, version, text, voidedAt }) => ({
      caseId,
      caseNo,
      version,
      text,
      on: civilDateOfInstant(new Date(voidedAt)),
    })),
  };
}

function overdueCases(
  open: readonly OpenOverdue[],
  { calendar, today }: { readonly calendar: WorkingDayCalendar; readonly today: CivilDate },
): readonly OverdueCase[] {
  return open.map(({ id, caseNo, unit, assignedTo, dueOn }) => ({
    caseId: id,
    caseNo,
    version: null,
    on: today,
    workingDays: calendar.workingDaysBetween(dueOn, today),
    dueOn,
    unit,
    handler: assignedTo,
  }));
}

function refOf({ caseId, caseNo, version, effectiveOn }: OverseenEntry): CaseRef {
  return { caseId, caseNo, version, on: effectiveOn };
}

interface EndedRun {
  readonly ref: CaseRef;
  readonly unit: string | null;
  readonly handler: string | null;
  readonly run: Run;
}

function endedFigures(cases: readonly OverseenCase[], { scope, calendar }: Pick<Ask, 'scope' | 'calendar'>) {
  const ended = cases.flatMap((one) => endedRuns(one, scope));
  const isExtended = ({ run }: EndedRun): boolean => run.extension !== null;
  const shares = (keyOf: (run: EndedRun) => string | null): OversightRow[] =>
    grouped(ended, keyOf).map(([key, runs]) => ({
      key,
      refs: runs.filter(isExtended).map(({ ref }) => ref),
      of: runs.map(({ ref }) => ref),
    }));
  return {
    ended: ended.map(({ ref }) => ref),
    extended: ended.filter(isExtended).map(({ ref }) => ref),
    extendedByUnit: shares(({ unit }) => unit),
    extendedByHandler: shares(({ handler }) => handler),
    repliesByMargin: byMargin(ended.flatMap((run) => marginOfReply(run, calendar))),
  };
}

/** A case that was sent back has several. Lapses that an answer cancelled never happened; void entries are none. */
function endedRuns({ id, caseNo, unit, assignedTo, clock }: OverseenCase, { from, to }: OversightScope): EndedRun[] {
  return (clock as ClockState).runs.flatMap((run) => {
    const { stop } = run;
    if (stop === null || stop.cancelled || stop.code === 'X0' || stop.on < from || stop.on > to) return [];
    return [{ ref: { caseId: id, caseNo, version: null, on: stop.on }, unit, handler: assignedTo, run }];
  });
}

function marginOfReply({ ref, run }: EndedRun, calendar: WorkingDayCalendar): Measured[] {
  const due = dueOf(run, calendar);
  return run.stop?.by !== 'reply' || due === null ? [] : [{ ref, margin: marginBetween(run.stop.on, due, calendar) }];
}

/** Held against the due day that the extension moved. */
function marginOfExtension(
  entry: OverseenEntry,
  { cases, calendar }: { cases: readonly OverseenCase[]; calendar: WorkingDayCalendar },
): Measured[] {
  const moves = (cases.find(({ id }) => id === entry.caseId)?.dueHistory ?? []) as { dueOn: CivilDate; version: number }[];
  const before = moves.findLast(({ version }) => version < entry.version);
  return before === undefined ? [] : [{ ref: refOf(entry), margin: marginBetween(entry.effectiveOn, before.dueOn, calendar) }];
}

interface Measured {
  readonly ref: CaseRef;
  readonly margin: Margin;
}

function byMargin(measured: readonly Measured[]): readonly OversightRow[] {
  return MARGINS.map((key) => ({ key, refs: measured.filter(({ margin }) => margin === key).map(({ ref }) => ref), of: null }));
}

function marginBetween(on: CivilDate, due: CivilDate, calendar: WorkingDayCalendar): Margin {
  if (on > due) return calendar.workingDaysBetween(due, on) > 5 ? 'late5' : 'late1';
  const left = calendar.workingDaysBetween(on, due);
  if (left <= 2) return left === 0 ? 'day0' : left === 1 ? 'day1' : 'day2';
  return left <= 5 ? 'days5' : left <= 10 ? 'days10' : 'more';
}

function lateConfirmation({ id, caseNo, confirmedLateOn: on }: OverseenCase, { from, to }: OversightScope): CaseRef[] {
  return on === null || on < from || on > to ? [] : [{ caseId: id, caseNo, version: null, on }];
}

/** Most first. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | null): [string | null, T[]][] {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
