import type { CalendarService } from '../engine/calendar-service.ts';
import { loadCaseView } from '../engine/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { verifyCase } from '../engine/verify-histories.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { ApplicantClass, Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { ClockPhase } from '../law/clock/clock-view.ts';
import type { LegalActor } from '../law/roles.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import { createQueueReadModel } from '../store/queue-read-model.ts';
import type { QueueItem } from '../store/rows.ts';
import type { CasePageData, QueuePageData, QueueQuery, QueueRow, WebEngine } from './web-deps.ts';

/** Working days ahead that count as due soon. */
const SOON_WORKING_DAYS = 5;
/** The engine as pages use it. */
export function createWebEngine({ db, engine, calendars }: { db: Database; engine: Engine; calendars: CalendarService }): WebEngine {
  return {
    open: (input, actor) => engine.open(input, actor),
    record: (caseId, event, options) => engine.record(caseId, event, options),
    casePage: async (caseId, actor) =>
      toCasePage(await loadCaseView(db, { caseId, actor, today: engine.today(), calendar: calendars.current() })),
    async verify(caseId) {
      const { entries, headHash, fault } = await verifyCase(db, caseId);
      return fault === undefined ? { ok: true, entries, headHash } : { ok: false, version: fault.version, reason: fault.text };
    },
    queue: (query) => loadQueue(db, query, calendars.current()),
    async organOf(caseId) {
      const row = await createCaseStore(db.read).findById(caseId);
      return row?.organId;
    },
  };
}

function toCasePage(view: Awaited<ReturnType<typeof loadCaseView>>): CasePageData {
  const { row, organName, instances, clock, history, steps, breaches, limits } = view;
  return {
    id: row.id,
    caseNo: row.caseNo,
    organName,
    title: row.title,
    applicantName: row.applicantName,
    channel: row.channel as Channel | null,
    version: row.version,
    calendarVersion: row.calendarVersion,
    instances,
    clock,
    history,
    steps,
    breaches,
    limits,
  };
}

async function loadQueue(db: Database, query: QueueQuery, calendar: WorkingDayCalendar): Promise<QueuePageData> {
  const { today, group, text, after, limit, organId } = query;
  const filter = {
    today,
    text,
    soonUntil: calendar.nthWorkingDayAfter(today, SOON_WORKING_DAYS),
    ...(organId === null ? {} : { organId }),
  };
  const model = createQueueReadModel(db.read);
  const { items, next } = await model.page({ ...filter, group, limit, ...(after === null ? {} : { after }) });
  return { rows: items.map((item) => toQueueRow(item, { today, calendar })), counts: await model.counts(filter), next: next ?? null };
}

function toQueueRow(item: QueueItem, { today, calendar }: { today: CivilDate; calendar: WorkingDayCalendar }): QueueRow {
  const running = item.clockState === 'running' && item.dueOn !== null;
  return {
    caseId: item.id,
    caseNo: item.caseNo,
    title: item.title,
    applicantName: item.applicantName,
    applicantClass: item.applicantClass as ApplicantClass | null,
    channel: item.channel as Channel | null,
    state: `handling.${item.handlingState}`,
    waitingFor: item.waitingFor as LegalActor | null,
    clockState: item.clockState as ClockPhase,
    firstDueOn: (item.dueHistory[0] as { dueOn?: CivilDate } | undefined)?.dueOn ?? null,
    dueOn: item.dueOn,
    remainingWorkingDays: running && item.dueOn !== null ? remaining(item.dueOn, { today, calendar }) : null,
    overdue: running && item.dueOn !== null && item.dueOn < today,
    provisional: item.provisionalFrom !== null,
    breachCount: item.breachCount,
  };
}

/** Working days from tomorrow to the due day (inclusive); negative when it has passed. */
function remaining(dueOn: CivilDate, { today, calendar }: { today: CivilDate; calendar: WorkingDayCalendar }): number {
  return dueOn >= today ? calendar.workingDaysBetween(today, dueOn) : -calendar.workingDaysBetween(dueOn, today);
}
