import type { CalendarService } from '../engine/calendar-service.ts';
import { loadCaseView } from '../engine/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { verifyCase } from '../engine/verify-histories.ts';
import type { Channel } from '../law/channels.ts';
import { createCasePlaces } from '../store/case-places.ts';
import type { Database } from '../store/database.ts';
import type { FileVault } from '../store/file-vault.ts';
import { createSavedViewStore } from '../store/saved-view-store.ts';
import { loadQueue } from './queue-loader.ts';
import type { CasePageData, DueMove, WebEngine } from './web-deps.ts';

interface WebEngineDeps {
  readonly db: Database;
  readonly engine: Engine;
  readonly calendars: CalendarService;
  /** Where letters lie: they are verified with the history. */
  readonly vault?: FileVault;
}

/** The engine as pages use it. */
export function createWebEngine({ db, engine, calendars, vault }: WebEngineDeps): WebEngine {
  return {
    open: (input, actor) => engine.open(input, actor),
    record: (caseId, event, options) => engine.record(caseId, event, options),
    casePage: async (caseId, actor) =>
      toCasePage(await loadCaseView(db, { caseId, actor, today: engine.today(), calendar: calendars.current() })),
    async verify(caseId) {
      const { entries, headHash, fault, letters } = await verifyCase(db, caseId, { vault });
      return fault === undefined
        ? { ok: true, entries, headHash, letters }
        : { ok: false, version: fault.version, reason: fault.text, letters };
    },
    queue: (query) => loadQueue(db, query, calendars.current()),
    savedViews: (userId) => createSavedViewStore(db.read).list(userId),
    placeOf: (caseId) => createCasePlaces(db.read).find(caseId),
  };
}

function toCasePage(view: Awaited<ReturnType<typeof loadCaseView>>): CasePageData {
  const { row, organName, instances, clock, history, steps, breaches, limits, documents, children } = view;
  return {
    id: row.id,
    kind: row.kind,
    organId: row.organId,
    assignedTo: row.assignedTo,
    unit: row.unit,
    parentCaseId: row.parentCaseId,
    children: children.map(({ id, caseNo, title }) => ({ id, caseNo, title })),
    documents,
    dueHistory: row.dueHistory as readonly DueMove[],
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
