import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import type { Condition } from './queue-conditions.ts';
import type { HistoryRow, Instant } from './rows.ts';
import { rowsOf } from './select-rows.ts';

export const SEARCH_AXES = ['recorded', 'effective'] as const;
/** By which day entries are looked for and ordered. */
export type SearchAxis = (typeof SEARCH_AXES)[number];

export const PROVENANCES = ['recorded', 'inferred', 'assumed'] as const;
/** `recorded`: stated, nothing assumed; `assumed`: at least one field was supplied. */
export type Provenance = (typeof PROVENANCES)[number];

/** Place of an entry in the list: what it is ordered by, its case and its version. */
export interface EntryCursor {
  readonly key: string;
  readonly caseId: string;
  readonly version: number;
}

/** What is looked for; what is left out is not looked at. */
export interface HistoryQuery {
  readonly axis: SearchAxis;
  /** Null: all organs. */
  readonly organId: number | null;
  readonly types?: readonly string[] | undefined;
  readonly actorId?: string | undefined;
  readonly actorKind?: HistoryRow['actorKind'] | undefined;
  /** Both inclusive. Of the day of recording: in Shanghai. */
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  readonly unit?: string | undefined;
  /** Of the case as it stands now. */
  readonly decisionCode?: string | undefined;
  readonly breach?: 'with' | 'without' | undefined;
  readonly provenance?: Provenance | undefined;
  readonly after?: EntryCursor | undefined;
  readonly limit: number;
}

/** An entry as auditors find it: no particulars of applicants, nothing of what was written. */
export interface FoundEntry {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly unit: string | null;
  readonly decisionCode: string | null;
  readonly version: number;
  readonly type: string;
  readonly effectiveOn: CivilDate;
  readonly recordedAt: Instant;
  readonly actorKind: HistoryRow['actorKind'];
  readonly actorId: string;
  /** Of staff; of others the name may be an applicant's: pages say what they are instead. */
  readonly actorName: string;
  readonly provenance: HistoryRow['provenance'];
  readonly hasAssumed: boolean;
  /** Rules that the entry breaks. */
  readonly rules: readonly string[];
}

/** Types that are asked for one by one, each in its own index; more are met often enough on the way through all. */
const ASKED_ONE_BY_ONE = 12;

/** Entries of all histories, newest first. The time of a page follows an index, not the number of entries. */
export function createHistorySearch(db: Knex) {
  return guardStore({
    async find(query: HistoryQuery): Promise<FoundEntry[]> {
      const places = await rowsOf(db, selectOf(query));
      return entriesAt(
        db,
        places.map((row) => ({ caseId: String(row.case_id), version: Number(row.version) })),
      );
    },
  });
}

export function cursorOf(entry: FoundEntry, axis: SearchAxis): EntryCursor {
  return { key: axis === 'recorded' ? entry.recordedAt : entry.effectiveOn, caseId: entry.caseId, version: entry.version };
}

function selectOf(query: HistoryQuery): Condition {
  const { types } = query;
  const apart = types !== undefined && types.length > 1 && types.length <= ASKED_ONE_BY_ONE;
  const branches = apart ? types.map((type) => branchOf({ ...query, types: [type] })) : [branchOf(query)];
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const sql = branches.map(([part], index) => `select * from (${part}) as part_${index}`).join(' union all ');
  const bindings = branches.flatMap(([, ...values]) => values);
  return [`${sql} order by sort_key desc, case_id desc, version desc limit ?`, ...bindings, query.limit];
}

function branchOf(query: HistoryQuery): Condition {
  const key = query.axis === 'recorded' ? 'history.recorded_at' : 'history.effective_on';
  const conditions = [...ofEntry(query, key), ...ofCase(query), ...ofBreach(query)];
  const where = conditions.length === 0 ? '' : `where ${conditions.map(([sql]) => sql).join(' and ')}`;
  const order = `order by ${key} desc, history.case_id desc, history.version desc limit ?`;
  return [
    `select ${key} as sort_key, history.case_id as case_id, history.version as version from history ${where} ${order}`,
    ...conditions.flatMap(([, ...values]) => values),
    query.limit,
  ];
}

function ofEntry(query: HistoryQuery, key: string): Condition[] {
  const { axis, types, actorId, actorKind, from, to, provenance, after } = query;
  const bound = (day: CivilDate, end: 'start' | 'end'): string => (axis === 'effective' ? day : instantOf(day, end));
  return [
    ...(types === undefined || types.length === 0 ? [] : [[`history.type in (${types.map(() => '?').join(', ')})`, ...types] as const]),
    ...(actorId === undefined ? [] : [['history.actor_id = ?', actorId] as const]),
    ...(actorKind === undefined ? [] : [['history.actor_kind = ?', actorKind] as const]),
    ...(from === undefined ? [] : [[`${key} >= ?`, bound(from, 'start')] as const]),
    ...(to === undefined ? [] : [[`${key} <= ?`, bound(to, 'end')] as const]),
    ...(provenance === undefined ? [] : [PROVENANCE[provenance]]),
    ...afterConditions(after, key),
  ];
}

const PROVENANCE: Readonly<Record<Provenance, Condition>> = {
  recorded: ["history.provenance = 'recorded' and history.assumed = '[]'"],
  inferred: ["history.provenance = 'inferred'"],
  assumed: ["history.assumed <> '[]'"],
};

function instantOf(day: CivilDate, end: 'start' | 'end'): Instant {
  return new Date(`${day}T${end === 'start' ? '00:00:00.000' : '23:59:59.999'}+08:00`).toISOString();
}

/** The first comparison leads into the index, the second tells entries of one moment apart. */
function afterConditions(after: EntryCursor | undefined, key: string): Condition[] {
  if (after === undefined) return [];
  return [
    [`${key} <= ?`, after.key],
    [
      `(${key} < ? or history.case_id < ? or (history.case_id = ? and history.version < ?))`,
      after.key,
      after.caseId,
      after.caseId,
      after.version,
    ],
  ];
}

function ofCase({ organId, unit, decisionCode }: HistoryQuery): Condition[] {
  const conditions: Condition[] = [
    ...(organId === null ? [] : [['organ_id = ?', organId] as const]),
    ...(unit === undefined ? [] : [['unit = ?', unit] as const]),
    ...(decisionCode === undefined ? [] : [['decision_code = ?', decisionCode] as const]),
  ];
  if (conditions.length === 0) return [];
  // A few cases are better looked up first; of one organ among all entries each is asked for on the way.
  const where = conditions.map(([sql]) => `cases.${sql}`).join(' and ');
  const bindings = conditions.flatMap(([, ...values]) => values);
  return [[`exists (select 1 from cases where cases.id = history.case_id and ${where})`, ...bindings]];
}

function ofBreach({ breach }: HistoryQuery): Condition[] {
  const found = 'exists (select 1 from breaches where breaches.case_id = history.case_id and breaches.version = history.version)';
  if (breach === undefined) return [];
  return [[breach === 'with' ? found : `not ${found}`]];
}

interface Place {
  readonly caseId: string;
  readonly version: number;
}

const PAIRS_AT_ONCE = 200;

/** In the order of the places. */
async function entriesAt(db: Knex, places: readonly Place[]): Promise<FoundEntry[]> {
  const found = new Map<string, FoundEntry>();
  for (let at = 0; at < places.length; at += PAIRS_AT_ONCE) {
    const pairs = places.slice(at, at + PAIRS_AT_ONCE);
    const keys = pairs.map(({ caseId, version }) => [caseId, version]);
    const rows: Record<string, unknown>[] = await db('history')
      .join('cases', 'cases.id', 'history.case_id')
      .whereIn(['history.case_id', 'history.version'], keys)
      .select('history.case_id', 'history.version', 'history.type', 'history.effective_on', 'history.recorded_at')
      .select('history.actor_kind', 'history.actor_id', 'history.actor_name', 'history.provenance', 'history.assumed')
      .select('cases.case_no', 'cases.unit', 'cases.decision_code');
    const broken: { case_id: string; version: number; rule: string }[] = await db('breaches')
      .whereIn(['case_id', 'version'], keys)
      .orderBy('rule')
      .select('case_id', 'version', 'rule');
    for (const row of rows) {
      const key = keyOf(String(row.case_id), Number(row.version));
      const rules = broken.filter((one) => keyOf(one.case_id, one.version) === key).map(({ rule }) => rule);
      found.set(key, entryOf(row, rules));
    }
  }
  return places.flatMap(({ caseId, version }) => found.get(keyOf(caseId, version)) ?? []);
}

function keyOf(caseId: string, version: number): string {
  return `${caseId} ${version}`;
}

function entryOf(row: Readonly<Record<string, unknown>>, rules: readonly string[]): FoundEntry {
  const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    caseId: String(row.case_id),
    caseNo: textOr(row.case_no),
    unit: textOr(row.unit),
    decisionCode: textOr(row.decision_code),
    version: Number(row.version),
    type: String(row.type),
    effectiveOn: row.effective_on as CivilDate,
    recordedAt: String(row.recorded_at),
    actorKind: row.actor_kind as HistoryRow['actorKind'],
    actorId: String(row.actor_id),
    actorName: String(row.actor_name),
    provenance: row.provenance as HistoryRow['provenance'],
    hasAssumed: row.assumed !== '[]',
    rules,
  };
}
