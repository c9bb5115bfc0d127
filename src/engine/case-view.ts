import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type ClockView, clockView } from '../law/clock/clock-view.ts';
import { NotFoundError } from '../law/errors.ts';
import type { Actor } from '../law/roles.ts';
import type { Breach } from '../law/step-facts.ts';
import { createCasePageReadModel } from '../store/case-page-read-model.ts';
import type { Database } from '../store/database.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CaseRow, DocumentNumberRow, HistoryRow, QueueItem } from '../store/rows.ts';
import { type CaseLimit, caseLimits } from './case-limits.ts';
import type { HistoryLine, InstanceView, PossibleStep } from './engine-types.ts';
import { pathTaken, type TakenStep } from './path-taken.ts';
import { possibleSteps } from './possible-steps.ts';
import { draftOf } from './project-case.ts';
import { watchedLimits } from './watched-limits.ts';

/** A case as a person sees it on a day: where it stands, its reckoning, its history, what may be done now. */
export interface CaseView {
  readonly row: CaseRow;
  readonly organName: string;
  /** The first is the request itself. */
  readonly instances: readonly (InstanceView & { readonly visited: readonly TakenStep[] })[];
  readonly clock: ClockView;
  readonly history: readonly HistoryLine[];
  readonly steps: readonly PossibleStep[];
  readonly breaches: readonly Breach[];
  readonly limits: readonly CaseLimit[];
  /** Numbered letters, oldest first. */
  readonly documents: readonly DocumentNumberRow[];
  /** Cases made out of this one. */
  readonly children: readonly QueueItem[];
}

interface Ask {
  readonly caseId: string;
  readonly actor: Actor;
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
}

/** @throws {NotFoundError} when there is no such case. */
export async function loadCaseView(db: Database, ask: Ask): Promise<CaseView> {
  const found = await createCasePageReadModel(db.read).find(ask.caseId);
  if (found === undefined) throw new NotFoundError({ zh: '没有这个案件，可能已经合并或地址有误', en: 'There is no such case' });
  const { caseRow: row, history } = found;
  const draft = draftOf(row);
  const organ = await createOrganStore(db.read).findById(row.organId);
  const path = pathTaken(history, ask.calendar);
  const { main, proceedings } = draft.charts;
  const charts = [{ id: main.machine as string, state: main }, ...Object.entries(proceedings).map(([id, state]) => ({ id, state }))];
  return {
    row,
    organName: organ?.name ?? '',
    instances: charts.map(({ id, state }, i) => ({
      id,
      machine: state.machine,
      value: state.snapshot.value,
      context: state.snapshot.context,
      visited: path.filter((step) => (i === 0 ? step.instance === null : step.instance === id)),
    })),
    clock: clockView(draft.clock, { ref: row.ref ?? row.caseNo ?? row.id, today: ask.today, calendar: ask.calendar }),
    history: history.map(lineOf),
    steps: possibleSteps(draft, ask),
    breaches: draft.clock.breaches,
    limits: [...caseLimits(draft, ask.calendar), ...watchedLimits(draft, ask.calendar)],
    documents: found.documents,
    children: found.children,
  };
}

function actorOfEntry({ actorId: id, actorName: name, actorKind: kind, extra }: HistoryRow): HistoryLine['actor'] {
  const apiKey = kind === 'import' ? undefined : extra?.apiKey;
  return { id, name, kind, ...(typeof apiKey === 'string' ? { apiKey } : {}) };
}

function lineOf(entry: HistoryRow): HistoryLine {
  return {
    version: entry.version,
    type: entry.type,
    on: entry.effectiveOn,
    recordedAt: entry.recordedAt,
    actor: actorOfEntry(entry),
    data: entry.data,
    ...(entry.instance === null ? {} : { instance: entry.instance }),
    inferred: entry.provenance === 'inferred',
    assumed: entry.assumed,
    hash: entry.hash,
  };
}
