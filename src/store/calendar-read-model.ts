import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import { guardStore } from './guard-store.ts';
import { type Condition, OPEN, type QueueScope, sightCondition, visibleAlternatives } from './queue-conditions.ts';
import type { CaseRow } from './rows.ts';
import { rowsOf } from './select-rows.ts';
import { defineTable } from './table.ts';

type CaseColumns = Pick<
  CaseRow,
  'id' | 'kind' | 'caseNo' | 'version' | 'state' | 'clock' | 'clockState' | 'handlingState' | 'dueOn' | 'provisionalFrom' | 'updatedAt'
>;

/** What a calendar needs of a case: days, and nothing of what it is about. */
export interface CalendarCase extends CaseColumns {
  /** It stands in the queue as open. Others are here because a proceeding of theirs is. */
  readonly open: boolean;
}

const columnsTable = defineTable<CaseColumns>('cases', {
  id: 'text',
  kind: 'text',
  caseNo: 'text',
  version: 'integer',
  state: 'json',
  clock: 'json',
  clockState: 'text',
  handlingState: 'text',
  dueOn: 'text',
  provisionalFrom: 'text',
  updatedAt: 'text',
});

const COLUMNS = columnsTable.columns.join(', ');
/** More than anybody handles; the most urgent are among them. */
const MAX_CASES = 5_000;

export type CalendarScope = QueueScope | { readonly by: 'case'; readonly caseId: string };

/** The cases of which calendars show the last days: those that the queue has as open, of any kind, and those with a proceeding under way. */
export function createCalendarReadModel(db: Knex) {
  return guardStore({
    /** Of the organ and within sight alone, in one statement. By id. */
    async cases(
      { organId, sight }: { readonly organId: number; readonly sight: CaseSight },
      scope: CalendarScope,
    ): Promise<CalendarCase[]> {
      const branches = alternativesOf(scope, sight).flatMap((conditions) => [
        [OPEN, ...conditions],
        [UNDER_WAY, ...conditions],
      ]);
      const parts = branches.map((conditions) => idsOf([['organ_id = ?', organId], ...conditions]));
      const ids = parts.map(([sql], index) => `select id from (${sql}) as part_${index}`).join(' union ');
      const bindings = parts.flatMap(([, ...values]) => values);
      const rows = await rowsOf(db, [`select ${COLUMNS}, ${IS_OPEN} from cases where id in (${ids}) order by id`, ...bindings]);
      return rows.map((row) => ({ ...columnsTable.fromRow(row), open: Number(row.is_open) === 1 }));
    },
    /** How often days may have moved without an event of the case: imports of holiday notices, and when the last one was. */
    async notices(): Promise<{ readonly count: number; readonly lastAt: string | null }> {
      const row: { n?: unknown; last?: unknown } | undefined = await db('calendar_notices')
        .count({ n: '*' })
        .max({ last: 'imported_at' })
        .first();
      return { count: Number(row?.n ?? 0), lastAt: typeof row?.last === 'string' ? row.last : null };
    },
  });
}

const IS_OPEN = `case when ${OPEN[0]} then 1 else 0 end as is_open`;
const UNDER_WAY: Condition = ['open_proceedings > 0'];

function alternativesOf(scope: CalendarScope, sight: CaseSight): Condition[][] {
  return scope.by === 'case'
    ? [[['id = ?', scope.caseId], sightCondition(sight)]]
    : visibleAlternatives({ scope, sight }, { byDueDay: true });
}

function idsOf(conditions: readonly Condition[]): Condition {
  const where = conditions.map(([sql]) => sql).join(' and ');
  return [
    `select id from cases where ${where} order by coalesce(due_on, '9999-12-31'), id limit ${MAX_CASES}`,
    ...conditions.flatMap(([, ...values]) => values),
  ];
}
