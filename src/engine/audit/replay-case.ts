import { NotFoundError } from '../../law/errors.ts';
import { createCaseStore } from '../../store/case-store.ts';
import type { Database } from '../../store/database.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import type { CaseRow, HistoryRow } from '../../store/rows.ts';
import { nameOf } from '../case-name.ts';
import { loadCalendarsThen } from './calendars-then.ts';
import { type CaseAt, caseAt, type Moment } from './case-at.ts';

/** A case with what is needed to show it at any moment. */
export interface ReplayedCase {
  readonly row: CaseRow;
  /** Up to the version of `row`; never empty. */
  readonly history: readonly HistoryRow[];
  at(moment: Moment): CaseAt;
}

/**
 * Reads a case to be replayed; nothing is written.
 *
 * @throws {NotFoundError} when there is no such case.
 */
export async function loadReplayed(db: Database, { caseId, now }: { readonly caseId: string; readonly now: Date }): Promise<ReplayedCase> {
  const row = await createCaseStore(db.read).findById(caseId);
  if (row === undefined) throw new NotFoundError({ zh: '没有这个案件', en: 'There is no such case' });
  const history = (await createHistoryStore(db.read).list(caseId)).filter(({ version }) => version <= row.version);
  const calendars = await loadCalendarsThen(db.read);
  const ask = { ref: nameOf(row), calendars, now: now.toISOString() };
  return { row, history, at: (moment) => caseAt(history, { ...ask, moment }) };
}
