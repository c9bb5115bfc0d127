import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { readTable } from '../../documents/tables/read-table.ts';
import type { TableKind } from '../../documents/tables/table-file.ts';
import { remark, type TableRemark } from '../../documents/tables/table-lines.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { InvalidInputError } from '../../law/errors.ts';
import { type FigureFinding, findingsOf } from '../../law/report/figure-relations.ts';
import { recordedFigureOf } from '../../law/report/recorded-figures.ts';
import type { Database } from '../../store/database.ts';
import { createEntryImportStore, type EntryImportHead, type EntryImportRow } from '../../store/entry-import-store.ts';
import { createReportEntryStore, type ReportEntryRow } from '../../store/report-entry-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import { type EntryStep, frozenYear, recordedBy, requireOpenYear } from './entries.ts';
import { auditActorOf } from './entries-actor.ts';
import { catalogueFigures, withCatalogue } from './entries-catalogue.ts';
import { addOwnIndicator, indicatorsOf, type NewIndicator, requireKeeper } from './entries-indicators.ts';
import { type EntryLine, entryKey, readEntryTable } from './entries-table.ts';
import { daysOf } from './recorded-figures.ts';

/** What accepting a file would change. */
export interface ImportOutcome {
  /** How many entries would be recorded. */
  readonly fresh: number;
  /** How many stand in the ledger already: they are left out. */
  readonly onRecord: number;
  readonly remarks: readonly TableRemark[];
  /** Figures that would change. */
  readonly figures: readonly { readonly indicator: string; readonly before: number | null; readonly after: number | null }[];
  readonly findings: readonly FigureFinding[];
  /** The same file was accepted before. */
  readonly before: Pick<EntryImportHead, 'acceptedAt' | 'acceptedByName' | 'acceptedRows'> | null;
}

export interface EntryImport extends EntryImportHead {
  readonly lines: readonly EntryLine[];
  readonly newIndicators: readonly NewIndicator[];
  /** Of reading; those of comparing stand in the outcome. */
  readonly remarks: readonly TableRemark[];
  readonly outcome: ImportOutcome | null;
}

export interface BroughtFile {
  readonly year: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly kind: TableKind;
  /** Where it can be looked up, for lines that do not say it themselves. */
  readonly source: string;
}

/** More remarks are counted, not told: nobody mends more before looking again. */
const MAX_REMARKS = 1_000;
/** Other people's requests are answered in between. */
const PORTION = 500;

type Step = Pick<EntryStep, 'organId' | 'actor' | 'at' | 'today'>;

/** Reads a file, without keeping anything. @throws {UnreadableTableError} when it is no table. */
export async function readImport(db: Knex, { bytes, kind, year, source }: BroughtFile, step: Step) {
  requireKeeper(step.actor);
  const known = await indicatorsOf(db, step.organId);
  const read = readEntryTable(readTable(bytes, kind), { known, year, today: step.today, source });
  const told = read.remarks.slice(0, MAX_REMARKS);
  const more = read.remarks.length - told.length;
  if (more === 0) return read;
  const text = { zh: `另有 ${more} 处未列出`, en: `${more} more are not listed` };
  return { ...read, remarks: [...told, remark('fault', { sheet: '', cell: '' }, text)] };
}

/** Keeps a file to be looked at; nothing of it is recorded. @returns the id of the draft. */
export async function draftImport(db: Database, file: BroughtFile, step: Step): Promise<string> {
  const { lines, remarks, newIndicators } = await readImport(db.read, file, step);
  const { organId, actor, at } = step;
  const id = randomUUID();
  await createEntryImportStore(db.write).put({
    ...{ id, organId, year: file.year, fileName: file.fileName, digest: createHash('sha256').update(file.bytes).digest('hex') },
    ...{ madeBy: actor.id, madeByName: actor.name, madeAt: at.toISOString(), content: { lines, newIndicators }, remarks },
    ...{ lookedAt: 0, total: lines.length, outcome: null },
    ...{ acceptedAt: null, acceptedByName: null, acceptedRows: null, droppedAt: null },
  });
  return id;
}

export async function findImport(db: Knex, key: { readonly id: string; readonly organId: number }): Promise<EntryImport | undefined> {
  const row = await createEntryImportStore(db).find(key);
  return row === undefined || row.droppedAt !== null ? undefined : importOf(row);
}

function importOf(row: EntryImportRow): EntryImport {
  const { content, remarks, outcome, ...head } = row;
  const { lines, newIndicators } = content as Pick<EntryImport, 'lines' | 'newIndicators'>;
  return { ...head, lines, newIndicators, remarks: remarks as readonly TableRemark[], outcome: outcome as ImportOutcome | null };
}

/** Compares the draft with the ledger, portion by portion, and notes how far it got. */
export async function compareImport(db: Database, key: { readonly id: string; readonly organId: number }): Promise<void> {
  const found = await findImport(db.write, key);
  if (found === undefined || found.acceptedAt !== null) return;
  const store = createEntryImportStore(db.write);
  const outcome = await outcomeOf(db.write, found, (lookedAt) => store.note(found.id, lookedAt));
  await store.finish(found.id, { lookedAt: found.lines.length, outcome });
}

/** What accepting it would do as things stand. */
export async function outcomeOf(
  db: Knex,
  file: Pick<EntryImport, 'organId' | 'year' | 'digest' | 'lines'>,
  onProgress: (lookedAt: number) => Promise<void> = async () => {},
): Promise<ImportOutcome> {
  const { organId, year, digest, lines } = file;
  const ledger = await ledgerKeys(db, { organId, year });
  const fresh: EntryLine[] = [];
  const remarks: TableRemark[] = [];
  for (let at = 0; at < lines.length; at += PORTION) {
    for (const line of lines.slice(at, at + PORTION)) {
      const entry = ledger.standing.get(entryKey(line));
      if (entry === undefined) fresh.push(line);
      const told = entry === undefined ? takenBackRemark(line, ledger.takenBack.get(entryKey(line))) : onRecordRemark(line, entry);
      if (told !== undefined && remarks.length < MAX_REMARKS) remarks.push(told);
    }
    await onProgress(Math.min(at + PORTION, lines.length));
    await setImmediate();
  }
  const frozen = await frozenYear(db, { organId, year });
  if (frozen !== undefined) remarks.unshift(remark('fault', { sheet: '', cell: '' }, frozen));
  const before = (await createEntryImportStore(db).findAccepted({ organId, digest })) ?? null;
  const figures = await figuresWith(db, { organId, year, fresh, standing: ledger.rows });
  return { fresh: fresh.length, onRecord: lines.length - fresh.length, remarks, ...figures, before: before && headOf(before) };
}

function headOf({ acceptedAt, acceptedByName, acceptedRows }: EntryImportHead): ImportOutcome['before'] {
  return { acceptedAt, acceptedByName, acceptedRows };
}

interface LedgerKeys {
  readonly rows: readonly ReportEntryRow[];
  readonly standing: ReadonlyMap<string, ReportEntryRow>;
  /** With the taking back. */
  readonly takenBack: ReadonlyMap<string, ReportEntryRow>;
}

async function ledgerKeys(db: Knex, { organId, year }: { readonly organId: number; readonly year: number }): Promise<LedgerKeys> {
  const all = await createReportEntryStore(db).listAll({ organIds: [organId], ...daysOf(year) });
  const voids = new Map(all.flatMap((row) => (row.voids === null ? [] : [[row.voids, row] as const])));
  const keyOf = ({ indicator, onDay, amount, what }: ReportEntryRow) => entryKey({ indicator, onDay, amount: amount ?? '', what });
  const entries = all.filter(({ voids: of }) => of === null);
  const rows = entries.filter(({ id }) => !voids.has(id));
  const gone = entries.flatMap((row) => {
    const by = voids.get(row.id);
    return by === undefined ? [] : [[keyOf(row), by] as const];
  });
  return { rows, standing: new Map(rows.map((row) => [keyOf(row), row])), takenBack: new Map(gone) };
}

function onRecordRemark({ sheet, cell }: EntryLine, { recordedByName, recordedAt }: ReportEntryRow): TableRemark {
  const on = recordedAt.slice(0, 10);
  return remark(
    'note',
    { sheet, cell },
    {
      zh: `台账中已有（${recordedByName}，${on}），不再导入`,
      en: `On record already (${recordedByName}, ${on}): left out`,
    },
  );
}

function takenBackRemark({ sheet, cell }: EntryLine, by: ReportEntryRow | undefined): TableRemark | undefined {
  if (by === undefined) return undefined;
  return remark(
    'finding',
    { sheet, cell },
    {
      zh: `同样内容曾登记，后作废（${by.recordedByName}：${by.reason ?? ''}）；导入后重新计入`,
      en: `The same was recorded and taken back (${by.recordedByName}: ${by.reason ?? ''}); it would count again`,
    },
  );
}

interface Added {
  readonly organId: number;
  readonly year: number;
  readonly fresh: readonly EntryLine[];
  readonly standing: readonly ReportEntryRow[];
}

/** The figures of the year before and after, and what is odd about them then. */
async function figuresWith(db: Knex, { organId, year, fresh, standing }: Added): Promise<Pick<ImportOutcome, 'figures' | 'findings'>> {
  const known = await indicatorsOf(db, organId);
  const catalogue = (await catalogueFigures(db, { organIds: [organId], ...daysOf(year) })).get(organId);
  const old = standing.map(({ id, indicator, onDay, amount }) => ({ id, indicator, onDay, amount: amount ?? '0' }));
  // The last value of a stock stands: entries are in the order of their days, those of the file after those of the same day on record.
  const all = [...old, ...fresh.map((line) => ({ ...line, id: '' }))].sort(byDay);
  const used = new Set(fresh.map(({ indicator }) => indicator));
  const figures = new Map<string, number | null>();
  const changed: ImportOutcome['figures'][number][] = [];
  for (const indicator of known) {
    const figure = (entries: typeof all) => withCatalogue(recordedFigureOf(indicator, entries), catalogue?.get(indicator.id)).value;
    const after = figure(all);
    figures.set(indicator.id, after);
    if (used.has(indicator.id)) changed.push({ indicator: indicator.id, before: figure(old), after });
  }
  return { figures: changed, findings: findingsOf(figures) };
}

function byDay(a: { readonly onDay: CivilDate }, b: { readonly onDay: CivilDate }): number {
  return a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : 0;
}

/**
 * Records what the file brings and the ledger does not have yet, all of it or nothing.
 *
 * @returns how many entries were recorded.
 * @throws {InvalidInputError} when something of it is wrong, or it was accepted already.
 */
export async function acceptImport(trx: Knex, file: Omit<EntryImport, 'outcome'>, step: Step): Promise<number> {
  const { organId, actor, at } = step;
  requireKeeper(actor);
  await requireOpenYear(trx, file);
  if (file.remarks.some(({ level }) => level === 'fault'))
    throw refused('文件中还有错误：请改正后重新上传', 'There are faults in the file: mend them and bring it in again');
  const { standing } = await ledgerKeys(trx, file);
  const fresh = file.lines.filter((line) => !standing.has(entryKey(line)));
  const accepted = await createEntryImportStore(trx).accept(file.id, { at: at.toISOString(), by: actor.name, rows: fresh.length });
  if (!accepted) throw refused('这份文件已经导入或者放弃', 'This file was accepted or thrown away already');
  const own = new Set((await indicatorsOf(trx, organId)).map(({ id }) => id));
  for (const indicator of file.newIndicators) if (!own.has(indicator.code)) await addOwnIndicator(trx, indicator, step);
  const rows = fresh.map(
    ({ indicator, onDay, amount, what, source }, index): ReportEntryRow => ({
      ...{ id: `${file.id}.${String(index + 1).padStart(5, '0')}`, organId, indicator, onDay, amount, what, source },
      ...{ voids: null, reason: null, importId: file.id, ...recordedBy(actor, at) },
    }),
  );
  await createReportEntryStore(trx).append(rows);
  const data = { what: whatOf(file.year), rows: rows.length, digest: file.digest };
  await keepAct(trx, { kind: 'report.imported', actor: auditActorOf(actor), organId, subject: file.id, data }, { at });
  return rows.length;
}

/**
 * Throws a draft away, with what was read. What was never accepted changed nothing, but that somebody looked at a file and left it stays known.
 *
 * @returns false when it was accepted or thrown away already.
 */
export async function dropImport(trx: Knex, file: Omit<EntryImport, 'outcome'>, { actor, at }: Step): Promise<boolean> {
  requireKeeper(actor);
  if (!(await createEntryImportStore(trx).drop(file.id, at.toISOString()))) return false;
  const { organId, fileName, digest } = file;
  const data = { what: whatOf(file.year), name: fileName, digest };
  await keepAct(trx, { kind: 'report.importDropped', actor: auditActorOf(actor), organId, subject: file.id, data }, { at });
  return true;
}

function whatOf(year: number): string {
  return `${year} 年统计台账 / ledger of ${year}`;
}

function refused(zh: string, en: string): InvalidInputError {
  return new InvalidInputError([{ field: 'import', zh, en }]);
}
