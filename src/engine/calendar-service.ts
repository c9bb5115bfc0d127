import type { Knex } from 'knex';
import { createWorkingDayCalendar, type WorkingDayCalendar } from '../law/calendar.ts';
import { type CivilDate, civilDateOfInstant } from '../law/civil-date.ts';
import { foldClock } from '../law/clock/clock-fold.ts';
import { currentRun } from '../law/clock/clock-state.ts';
import { dueOf } from '../law/clock/due.ts';
import { StaleVersionError } from '../law/errors.ts';
import { type HolidayNotices, mergeNotices } from '../law/holiday-notices.ts';
import { CLOCK_ACTOR } from '../law/roles.ts';
import { stateNotices } from '../law/state-calendar.ts';
import { createCalendarStore } from '../store/calendar-store.ts';
import { createCaseStore } from '../store/case-store.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createHistoryStore } from '../store/history-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CaseRow } from '../store/rows.ts';
import { createStepStore } from '../store/step-store.ts';
import { applyFact } from './apply-fact.ts';
import type { CaseDraft } from './case-draft.ts';
import { buildStep } from './commit-batch.ts';
import { effectsOf, putEffects } from './effects/effects.ts';
import { type Digest, sha256 } from './hash-chain.ts';
import { draftOf } from './project-case.ts';
import { factOf } from './replay.ts';
import { streamColumns } from './stream-columns.ts';

/** An open case, or another stream, whose due day a notice moves. */
export interface MovedCase {
  readonly caseId: string;
  readonly organId: number;
  readonly name: string;
  readonly dueBefore: CivilDate | null;
  readonly dueOn: CivilDate | null;
}

const PAGE = 200;
/** Times that a case may be recorded on under our hands before we give up. */
const MAX_RACES = 20;

/**
 * The calendar in force: the built-in notices, and those imported, which win year by year. Importing a notice recomputes everything whose
 * days are still counted (C28): open cases, answered ones with a proceeding under way, complaints, corrections, publications. What the
 * clock has to do is replaced. Each request whose due day moves gets an entry in its history, and keeps the old day in its due history;
 * the charts of other streams take no such entry.
 */
export async function createCalendarService({ db, now, digest = sha256 }: { db: Database; now: () => Date; digest?: Digest }) {
  let calendar = await loadCalendar(db);
  return {
    current: (): WorkingDayCalendar => calendar,
    async reload(): Promise<void> {
      calendar = await loadCalendar(db);
    },
    /** The notice in force for each year. */
    notices: (): Promise<HolidayNotices> => noticesInForce(db.read),
    /** Those of them that were brought in, with when and by whom. */
    imported: () => createCalendarStore(db.read).listInForce(),
    /**
     * The cases whose due day these notices would move; nothing is stored.
     *
     * @param onCase - Told after each case how many were looked at.
     */
    async preview(notices: HolidayNotices, onCase: (lookedAt: number) => unknown = () => {}): Promise<readonly MovedCase[]> {
      const next = createWorkingDayCalendar(mergeNotices(await noticesInForce(db.read), notices));
      const moved: MovedCase[] = [];
      let lookedAt = 0;
      for await (const row of reckonedCases(db)) {
        moved.push(...movesOf(row, await recomputed(db, row, next), next));
        lookedAt += 1;
        await onCase(lookedAt);
      }
      return moved;
    },
    /**
     * Stores the notices and recomputes the cases, each in a transaction of its own.
     *
     * @param keep - Done in the transaction that stores the notices.
     */
    async importNotices(notices: HolidayNotices, by: string, keep?: (trx: Knex) => Promise<void>): Promise<readonly MovedCase[]> {
      await withTransaction(db, async (trx) => {
        await putNotices(trx, { notices, by, at: now().toISOString() });
        await keep?.(trx);
      });
      calendar = await loadCalendar(db);
      const moved: MovedCase[] = [];
      for await (const row of reckonedCases(db)) moved.push(...(await recomputeUntilStill(db, row.id, { calendar, now: now(), digest })));
      return moved;
    },
    /**
     * Recomputes the cases that were last reckoned by another calendar: after a new version of the program that brings notices, an
     * import that was cut short, or an event that another process recorded before it knew of the import.
     */
    async recomputeOutdated(): Promise<readonly MovedCase[]> {
      const inForce = calendar;
      const moved: MovedCase[] = [];
      for await (const row of reckonedCases(db)) {
        if (row.calendarVersion === inForce.version) continue;
        moved.push(...(await recomputeUntilStill(db, row.id, { calendar: inForce, now: now(), digest })));
      }
      return moved;
    },
  };
}

export type CalendarService = Awaited<ReturnType<typeof createCalendarService>>;

async function loadCalendar(db: Database): Promise<WorkingDayCalendar> {
  return createWorkingDayCalendar(await noticesInForce(db.read));
}

/** The notice in force for each year, as this connection or transaction sees them. */
export async function noticesInForce(db: Knex): Promise<HolidayNotices> {
  const imported = await createCalendarStore(db).listInForce();
  const byYear = imported.map((row) => [row.noticeYear, { notices: [], daysOff: row.daysOff, extraWorkdays: row.extraWorkdays }] as const);
  return mergeNotices(stateNotices, Object.fromEntries(byYear));
}

/** In a transaction. The cases are not recomputed by it. */
export async function putNotices(trx: Knex, ask: { notices: HolidayNotices; by: string; at: string }): Promise<void> {
  const store = createCalendarStore(trx);
  for (const [year, notice] of Object.entries(ask.notices)) {
    const { notices, daysOff, extraWorkdays } = notice;
    await store.add({ noticeYear: Number(year), source: { notices }, daysOff, extraWorkdays, importedAt: ask.at, importedBy: ask.by });
  }
}

async function* reckonedCases(db: Database): AsyncGenerator<CaseRow> {
  const store = createCaseStore(db.read);
  let page = await store.page({ limit: PAGE, reckonedOnly: true });
  while (page.length > 0) {
    yield* page;
    page = await store.page({ after: page.at(-1)?.id, limit: PAGE, reckonedOnly: true });
  }
}

/**
 * The case with its clock folded anew: limits that were counted by the old calendar stand in the fold. A clock that has stopped keeps what
 * it said: whether the reply was in time is not judged again.
 */
async function recomputed(
  db: Database,
  row: CaseRow,
  calendar: WorkingDayCalendar,
  history = createHistoryStore(db.read),
): Promise<CaseDraft> {
  const draft = draftOf(row);
  if (row.kind !== 'request' || row.closedOn !== null) return draft;
  return { ...draft, clock: foldClock((await history.list(row.id)).map(factOf), calendar) };
}

function movesOf(row: CaseRow, draft: CaseDraft, calendar: WorkingDayCalendar): MovedCase[] {
  if (row.closedOn !== null) return [];
  const run = currentRun(draft.clock);
  const ofRequest = run === undefined || run.wait !== null || run.stop !== null ? null : dueOf(run, calendar);
  const dueOn = row.kind === 'request' ? ofRequest : (streamColumns(draft, calendar).dueOn ?? null);
  return dueOn === row.dueOn
    ? []
    : [{ caseId: row.id, organId: row.organId, name: row.caseNo ?? row.ref ?? row.id, dueBefore: row.dueOn, dueOn }];
}

/** People and the clock record meanwhile: a case that moved on is recomputed from where it then stands. */
async function recomputeUntilStill(db: Database, caseId: string, ask: Parameters<typeof recomputeCase>[2]): Promise<MovedCase[]> {
  for (let left = MAX_RACES; ; left -= 1) {
    try {
      return await recomputeCase(db, caseId, ask);
    } catch (error) {
      if (!(error instanceof StaleVersionError) || left === 0) throw error;
    }
  }
}

async function recomputeCase(
  db: Database,
  caseId: string,
  ask: { calendar: WorkingDayCalendar; now: Date; digest: Digest },
): Promise<MovedCase[]> {
  const { calendar, now, digest } = ask;
  return withTransaction(db, async (trx) => {
    const store = createStepStore(db);
    const stored = await store.load(trx, caseId);
    const organ = stored === undefined ? undefined : await createOrganStore(trx).findById(stored.caseRow.organId);
    if (stored === undefined || organ === undefined) return [];
    const row = stored.caseRow;
    const draft = await recomputed(db, row, calendar, createHistoryStore(trx));
    const moved = movesOf(row, draft, calendar);
    const amended =
      moved.length === 0 || row.kind !== 'request'
        ? draft
        : withAmendment(draft, { move: moved[0], calendar, on: civilDateOfInstant(now) });
    const context = { calendar, recordedAt: now.toISOString(), digest };
    const step = buildStep({ draft: amended, row, caseId, organ, birth: undefined, actor: CLOCK_ACTOR, jobsBefore: stored.jobs, context });
    await store.commit(trx, step);
    await putEffects(trx, [effectsOf({ step, draft: amended, organ, calendar, now })], context.recordedAt);
    return moved;
  });
}

function withAmendment(draft: CaseDraft, ask: { move: MovedCase | undefined; calendar: WorkingDayCalendar; on: CivilDate }): CaseDraft {
  const { move, calendar, on } = ask;
  const data = {
    calendar: calendar.version,
    ...(move?.dueBefore == null ? {} : { dueBefore: move.dueBefore }),
    ...(move?.dueOn == null ? {} : { dueOn: move.dueOn }),
  };
  const applied = applyFact(draft, { fact: { type: 'calendar.amended', on, data }, actorId: CLOCK_ACTOR.id, calendar });
  if (applied.result !== 'taken') throw new Error('A chart refuses calendar.amended');
  const taken = applied.draft.taken.map((event) => ({
    ...event,
    judged: { ...event.judged, ...(move?.dueOn == null ? {} : { dueOn: move.dueOn, calendar: calendar.version }) },
  }));
  return { ...applied.draft, taken };
}
