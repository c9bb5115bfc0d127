import { createHash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { readHtmlTables } from '../../documents/report-tables/html-tables.ts';
import { readReport } from '../../documents/report-tables/read-report.ts';
import { type GridRemark, type ReportFile, reportFileOf } from '../../documents/report-tables/report-file.ts';
import { readTable } from '../../documents/tables/read-table.ts';
import { InvalidInputError, NotFoundError } from '../../law/errors.ts';
import type { CellMap } from '../../law/report/cells.ts';
import { keepsLedger } from '../../law/report/entry-roles.ts';
import type { StaffRole } from '../../law/roles.ts';
import { createPastReportStore, type PastReportRow } from '../../store/past-report-store.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import { editionsOf } from '../annual-report/document-editions.ts';
import { auditActorOf } from '../annual-report/entries-actor.ts';
import type { ReportActor } from '../annual-report/report-stream.ts';
import { keepAct } from '../audit/audit-log.ts';
import { type CheckedPastReport, checkPastReport, isAcceptable } from './check-past-report.ts';

export type PastReportKind = 'html' | 'xlsx' | 'csv';

/** A report as somebody brings it. */
export interface BroughtReport {
  readonly organId: number;
  readonly year: number;
  readonly fileName: string;
  readonly kind: PastReportKind;
  readonly bytes: Uint8Array;
  /** Where it was published, such as an address; may be empty. */
  readonly source: string;
}

export interface StoredPastReport extends Omit<PastReportRow, 'findings'> {
  readonly findings: readonly GridRemark[];
}

/** The years of which there may be reports: the first regulation of the State was made in 2007. */
const FIRST_YEAR = 2008;
/** Of remarks; more say nothing new. */
const MAX_REMARKS = 500;
const MAX_SOURCE = 500;

/** Whether somebody may import past reports. Roles of null (the command line) are not judged. */
export function mayImportReports(person: { readonly roles: readonly StaffRole[] | null }): boolean {
  return keepsLedger(person);
}

/**
 * Reads and checks a report; nothing is kept.
 *
 * @throws {UnreadableTableError} for a file that cannot be read.
 * @throws {InvalidInputError} for a year of which there is no report to import.
 */
export async function readPastReport(
  db: Knex,
  brought: BroughtReport,
  { thisYear }: { readonly thisYear: number },
): Promise<CheckedPastReport> {
  const { organId, year, bytes, kind } = brought;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year >= thisYear) throw wrongYear(thisYear);
  const before = await statedCells(db, { organId, year: year - 1 });
  const checked = checkPastReport(readReport(fileOf(bytes, kind), { year }), { year, ...(before === undefined ? {} : { before }) });
  return { ...checked, remarks: checked.remarks.slice(0, MAX_REMARKS) };
}

function wrongYear(thisYear: number): InvalidInputError {
  return new InvalidInputError([
    {
      field: 'year',
      zh: `年度应为 ${FIRST_YEAR} 至 ${thisYear - 1}`,
      en: `The year must be from ${FIRST_YEAR} to ${thisYear - 1}`,
    },
  ]);
}

function fileOf(bytes: Uint8Array, kind: PastReportKind): ReportFile {
  return kind === 'html' ? readHtmlTables(bytes) : reportFileOf(readTable(bytes, kind));
}

/** By the end of its name; undefined for other files. */
export function kindOfReportFile(name: string): PastReportKind | undefined {
  const [, end] = /\.(html?|xlsx|csv)$/i.exec(name) ?? [];
  if (end === undefined) return undefined;
  return /^html?$/i.test(end) ? 'html' : end.toLowerCase() === 'xlsx' ? 'xlsx' : 'csv';
}

/** What a report of the year said: as published here, else as imported. */
export async function statedCells(db: Knex, key: { readonly organId: number; readonly year: number }): Promise<CellMap | undefined> {
  const published = editionsOf(await createReportActStore(db).list(key)).at(-1);
  return published?.cells ?? (await createPastReportStore(db).findLast(key))?.cells;
}

interface ImportStep {
  readonly actor: ReportActor;
  readonly at: Date;
  readonly thisYear: number;
}

/**
 * Stores a report as stated, with what was found, as the version of its year that holds from now on; in the caller's transaction, with an
 * entry in the audit log.
 *
 * @throws {InvalidInputError} when something forbids it, when the same file holds already, or the person may not.
 * @throws {UnreadableTableError}
 */
export async function importPastReport(trx: Knex, brought: BroughtReport, { actor, at, thisYear }: ImportStep): Promise<StoredPastReport> {
  if (!mayImportReports(actor)) throw refused('您的角色不能导入往年报告', 'Your role may not import past reports');
  const checked = await readPastReport(trx, brought, { thisYear });
  if (!isAcceptable(checked)) throw faulty(checked.remarks);
  const { organId, year, fileName } = brought;
  const store = createPastReportStore(trx);
  const last = await store.findLast({ organId, year });
  const digest = createHash('sha256').update(brought.bytes).digest('hex');
  if (last?.digest === digest) throw refused('这份文件已经导入，无需重复导入', 'This very file was imported already');
  const row: StoredPastReport = {
    ...{ id: randomUUID(), organId, year, version: (last?.version ?? 0) + 1, format: checked.format, cells: checked.cells },
    ...{ findings: checked.remarks, fileName: fileName.slice(0, 200), digest, source: brought.source.trim().slice(0, MAX_SOURCE) },
    ...{ importedBy: actor.id, importedByName: actor.name, importedAt: at.toISOString() },
  };
  await store.append(row);
  const rows = Object.values(checked.cells).filter((value) => value !== null).length;
  const data = { what: `${year} 年年度报告（第 ${row.version} 版） / report of ${year}, version ${row.version}`, rows, digest };
  await keepAct(trx, { kind: 'report.imported', actor: auditActorOf(actor), organId, subject: row.id, data }, { at });
  return row;
}

function refused(zh: string, en: string): InvalidInputError {
  return new InvalidInputError([{ field: 'file', zh, en }]);
}

function faulty(remarks: readonly GridRemark[]): InvalidInputError {
  return new InvalidInputError(
    remarks
      .filter(({ level }) => level === 'fault')
      .map(({ sheet, cell, text }) => ({ field: `${sheet}!${cell}`.replace(/^!$/, 'file'), zh: text.zh, en: text.en })),
  );
}

export async function listPastReports(db: Knex, organId: number): Promise<readonly StoredPastReport[]> {
  return (await createPastReportStore(db).list(organId)).map(storedOf);
}

/** @throws {NotFoundError} when there is none, or it is not of one of these organs. */
export async function findPastReport(db: Knex, id: string, organIds: readonly number[]): Promise<StoredPastReport> {
  const row = await createPastReportStore(db).findById(id);
  if (row === undefined || !organIds.includes(row.organId)) throw new NotFoundError({ zh: '没有这份报告', en: 'There is no such report' });
  return storedOf(row);
}

function storedOf(row: PastReportRow): StoredPastReport {
  return { ...row, findings: row.findings as readonly GridRemark[] };
}
