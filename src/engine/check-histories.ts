import { isDeepStrictEqual } from 'node:util';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { Bilingual } from '../law/errors.ts';
import type { Actor } from '../law/roles.ts';
import { createCaseStore } from '../store/case-store.ts';
import { type Database, withTransaction } from '../store/database.ts';
import { createHistoryStore, listAllCaseIds } from '../store/history-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CaseRow, HistoryRow } from '../store/rows.ts';
import { createStepStore } from '../store/step-store.ts';
import { NO_PARTICULARS } from './case-particulars.ts';
import { buildStep, type CommitContext } from './commit-batch.ts';
import { replayHistory } from './replay.ts';

/** A case that the current program cannot account for. */
export interface CheckFault {
  readonly caseId: string;
  readonly name: string;
  readonly text: Bilingual;
}

/** Replays every stored history on the current charts and compares each projection with what the history gives. */
export async function* checkHistories(
  db: Database,
  calendar: WorkingDayCalendar,
): AsyncGenerator<{ caseId: string; fault: CheckFault | undefined }> {
  const cases = createCaseStore(db.read);
  const history = createHistoryStore(db.read);
  for await (const caseId of listAllCaseIds(db.read)) {
    for (let row = await cases.findById(caseId); ; ) {
      const fault = row === undefined ? missingProjection(caseId) : faultOf(row, await history.list(caseId), calendar);
      const again = fault === undefined ? row : await cases.findById(caseId);
      const movedOn: boolean = again?.version !== row?.version; // an event recorded between the reads is no fault
      row = again;
      if (movedOn) continue;
      yield { caseId, fault };
      break;
    }
  }
}

function faultOf(row: CaseRow, entries: readonly HistoryRow[], calendar: WorkingDayCalendar): CheckFault | undefined {
  const name = row.caseNo ?? row.ref ?? row.id;
  const replayed = replayHistory(entries, calendar);
  if (replayed.result === 'stuck') {
    const { version, type, refusal } = replayed;
    return {
      caseId: row.id,
      name,
      text: {
        zh: `第 ${version} 条（${type}）不再被流程图接受：${refusal.text.zh}（${refusal.basis}）`,
        en: `entry ${version} (${type}) no longer replays: ${refusal.text.en} (${refusal.basis})`,
      },
    };
  }
  const stored = row.state as { charts: unknown };
  const fresh = JSON.parse(JSON.stringify(replayed.draft.charts)) as unknown;
  if (isDeepStrictEqual(stored.charts, fresh)) return undefined;
  return {
    caseId: row.id,
    name,
    text: {
      zh: '按历史重放所得的状态与存储的状态不同；请运行 yishen check --rebuild',
      en: 'the stored state differs from the replayed one; run yishen check --rebuild',
    },
  };
}

function missingProjection(caseId: string): CheckFault {
  return { caseId, name: caseId, text: { zh: '有历史而无案件记录', en: 'there is a history but no case' } };
}

/**
 * Rebuilds everything of a case that is not history: charts, clock, queue columns, figures, due days.
 *
 * @returns false when the history no longer replays: nothing is changed then.
 */
export async function rebuildCase(db: Database, caseId: string, context: CommitContext): Promise<boolean> {
  return withTransaction(db, async (trx) => {
    const row = await createCaseStore(trx).findById(caseId);
    const entries = await createHistoryStore(trx).list(caseId);
    const replayed = replayHistory(entries, context.calendar);
    const last = entries.at(-1);
    const organ = row === undefined ? undefined : await createOrganStore(trx).findById(row.organId);
    if (row === undefined || organ === undefined || last === undefined || replayed.result === 'stuck') return false;
    const bare: CaseRow = {
      ...row,
      ...NO_PARTICULARS,
      dueHistory: [],
      version: last.version,
      headHash: last.hash,
    };
    const step = buildStep({
      draft: replayed.draft,
      row: bare,
      caseId,
      organ,
      birth: undefined,
      actor: REBUILDER,
      replayed: entries,
      context,
    });
    await createStepStore(db).commit(trx, { ...step, expectedVersion: row.version });
    return true;
  });
}

/** Never stands in a history: a rebuild records nothing. */
const REBUILDER: Actor = { kind: 'clock', id: 'clock', name: '', roles: [] };
