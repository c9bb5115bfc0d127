import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import { guardStore } from './guard-store.ts';
import { OPEN } from './queue-conditions.ts';
import type { CaseRow, HistoryRow, Instant } from './rows.ts';
import { historyTable } from './tables.ts';

/** Of an organ (null: of all), of a unit (undefined: of all), days inclusive. */
export interface OversightScope {
  readonly organId: number | null;
  readonly unit?: string | undefined;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A request as oversight sees it. */
export type OverseenCase = Pick<CaseRow, 'id' | 'caseNo' | 'unit' | 'assignedTo' | 'clock' | 'dueHistory' | 'confirmedLateOn'>;

/** An open request whose due day is over. */
export type OpenOverdue = Pick<CaseRow, 'id' | 'caseNo' | 'unit' | 'assignedTo'> & { readonly dueOn: CivilDate };

/** An entry with the number and place of its case. */
export type OverseenEntry = Pick<
  HistoryRow,
  'caseId' | 'version' | 'type' | 'effectiveOn' | 'recordedAt' | 'actorKind' | 'actorId' | 'actorName' | 'data'
> & { readonly caseNo: string | null; readonly unit: string | null };

export interface OverseenBreach {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly version: number;
  readonly rule: string;
  readonly on: CivilDate;
}

export interface VoidedDocument {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly version: number;
  readonly text: string;
  readonly voidedAt: Instant;
}

/** What auditors oversee across the cases of an organ. Complete within the scope: every figure names its cases. */
export function createOversightReadModel(db: Knex) {
  return guardStore({
    /** Requests that may have been replied to or closed in the period: those that were not over before it. */
    cases: (scope: OversightScope): Promise<OverseenCase[]> => overseenCases(db, scope),
    /** Requests whose time runs and whose due day is before `today`: those that the queue calls overdue. Longest first, whatever the period. */
    overdueCases: (scope: Pick<OversightScope, 'organId' | 'unit'>, today: CivilDate): Promise<OpenOverdue[]> =>
      openOverdue(db, { scope, today }),
    /** Entries of these types that took effect in the period, oldest first. */
    entriesOf(types: readonly string[], scope: OversightScope): Promise<OverseenEntry[]> {
      return effectiveEntries({ scope, query: historyOf(db, types) });
    },
    /** Entries of these types that somebody of the staff recorded between two instants, oldest first. */
    recordedBetween(types: readonly string[], span: Span, scope: OversightScope): Promise<OverseenEntry[]> {
      const query = historyOf(db, types).where('history.actor_kind', 'staff').whereBetween('history.recorded_at', [span.from, span.to]);
      return entriesOf(ofScope(query, scope).orderBy(['history.recorded_at', 'history.case_id', 'history.version']));
    },
    /** Assignments in the period of cases that somebody had been assigned to before. */
    reassignments(scope: OversightScope): Promise<OverseenEntry[]> {
      const earlier = db('history as earlier')
        .where('earlier.type', 'handler.assigned')
        .whereRaw('earlier.case_id = history.case_id and earlier.version < history.version')
        .select(db.raw('1'));
      return effectiveEntries({ scope, query: historyOf(db, ['handler.assigned']).whereExists(earlier) });
    },
    /** By rule, then by day. */
    breaches: (scope: OversightScope): Promise<OverseenBreach[]> => overseenBreaches(db, scope),
    /** Numbers of letters that were voided between two instants. */
    voided: (span: Span, scope: OversightScope): Promise<VoidedDocument[]> => voidedDocuments(db, { span, scope }),
    /** Units that cases of the organ lie with, by name. */
    async units(organId: number | null): Promise<string[]> {
      const query = db('cases').whereNotNull('unit').distinct('unit').orderBy('unit');
      if (organId !== null) query.where({ organ_id: organId });
      return query.pluck('unit');
    },
  });
}

/** Both inclusive. */
interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

function ofScope(query: Knex.QueryBuilder, { organId, unit }: Pick<OversightScope, 'organId' | 'unit'>): Knex.QueryBuilder {
  query.where('cases.kind', 'request');
  if (organId !== null) query.where('cases.organ_id', organId);
  return unit === undefined ? query : query.where('cases.unit', unit);
}

function historyOf(db: Knex, types: readonly string[]): Knex.QueryBuilder {
  return db('history')
    .join('cases', 'cases.id', 'history.case_id')
    .whereIn('history.type', [...types]);
}

function effectiveEntries({
  scope,
  query,
}: {
  readonly scope: OversightScope;
  readonly query: Knex.QueryBuilder;
}): Promise<OverseenEntry[]> {
  query.whereBetween('history.effective_on', [scope.from, scope.to]);
  return entriesOf(ofScope(query, scope).orderBy(['history.effective_on', 'history.case_id', 'history.version']));
}

async function entriesOf(query: Knex.QueryBuilder): Promise<OverseenEntry[]> {
  const columns = historyTable.columns.map((column) => `history.${column}`);
  const rows: Record<string, unknown>[] = await query.select([...columns, 'cases.case_no', 'cases.unit']);
  return rows.map((row) => ({ ...historyTable.fromRow(row), caseNo: textOrNull(row.case_no), unit: textOrNull(row.unit) }));
}

async function overseenCases(db: Knex, scope: OversightScope): Promise<OverseenCase[]> {
  const rows: Record<string, unknown>[] = await ofScope(db('cases'), scope)
    .where((either) => either.whereNull('closed_on').orWhere('closed_on', '>=', scope.from).orWhere('confirmed_late_on', '>=', scope.from))
    .orderBy('id')
    .select('id', 'case_no', 'unit', 'assigned_to', 'clock', 'due_history', 'confirmed_late_on');
  return rows.map((row) => ({
    id: String(row.id),
    caseNo: textOrNull(row.case_no),
    unit: textOrNull(row.unit),
    assignedTo: textOrNull(row.assigned_to),
    clock: JSON.parse(String(row.clock)) as object,
    dueHistory: JSON.parse(String(row.due_history)) as object[],
    confirmedLateOn: textOrNull(row.confirmed_late_on) as CivilDate | null,
  }));
}

async function openOverdue(
  db: Knex,
  { scope, today }: { readonly scope: Pick<OversightScope, 'organId' | 'unit'>; readonly today: CivilDate },
): Promise<OpenOverdue[]> {
  const query = ofScope(db('cases'), scope).where('clock_state', 'running').where('due_on', '<', today);
  const [open] = OPEN;
  query.whereRaw(open);
  const rows: Record<string, unknown>[] = await query.orderBy(['due_on', 'id']).select('id', 'case_no', 'unit', 'assigned_to', 'due_on');
  return rows.map((row) => ({
    id: String(row.id),
    caseNo: textOrNull(row.case_no),
    unit: textOrNull(row.unit),
    assignedTo: textOrNull(row.assigned_to),
    dueOn: String(row.due_on) as CivilDate,
  }));
}

async function overseenBreaches(db: Knex, scope: OversightScope): Promise<OverseenBreach[]> {
  const query = db('breaches')
    .join('cases', 'cases.id', 'breaches.case_id')
    .join('history', (on) => on.on('history.case_id', 'breaches.case_id').andOn('history.version', 'breaches.version'))
    .whereBetween('history.effective_on', [scope.from, scope.to])
    .orderBy(['breaches.rule', 'history.effective_on', 'breaches.case_id']);
  const columns = ['breaches.case_id', 'breaches.version', 'breaches.rule', 'history.effective_on', 'cases.case_no'];
  const rows: Record<string, unknown>[] = await ofScope(query, scope).select(columns);
  return rows.map((row) => ({
    caseId: String(row.case_id),
    caseNo: textOrNull(row.case_no),
    version: Number(row.version),
    rule: String(row.rule),
    on: row.effective_on as CivilDate,
  }));
}

async function voidedDocuments(
  db: Knex,
  { span, scope }: { readonly span: Span; readonly scope: OversightScope },
): Promise<VoidedDocument[]> {
  const query = db('document_numbers').join('cases', 'cases.id', 'document_numbers.case_id');
  query.whereBetween('document_numbers.voided_at', [span.from, span.to]).orderBy('document_numbers.voided_at');
  const columns = ['case_id', 'version', 'text', 'voided_at'].map((column) => `document_numbers.${column}`);
  const rows: Record<string, unknown>[] = await ofScope(query, scope).select([...columns, 'cases.case_no']);
  return rows.map((row) => ({
    caseId: String(row.case_id),
    caseNo: textOrNull(row.case_no),
    version: Number(row.version),
    text: String(row.text),
    voidedAt: String(row.voided_at),
  }));
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
