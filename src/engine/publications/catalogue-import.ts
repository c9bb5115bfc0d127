import { createHash, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { readTable } from '../../documents/tables/read-table.ts';
import { TABLE_LIMITS, type TableKind } from '../../documents/tables/table-file.ts';
import { remark, type TableRemark } from '../../documents/tables/table-lines.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { InvalidInputError } from '../../law/errors.ts';
import { publicationEvents } from '../../law/events/publication-events.ts';
import type { Actor } from '../../law/roles.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createEntryImportStore, type EntryImportHead } from '../../store/entry-import-store.ts';
import { createPublicationReadModel, type PublicationKey } from '../../store/publication-read-model.ts';
import { type AuditActor, keepAct } from '../audit/audit-log.ts';
import { requirePermission } from '../permission.ts';
import { type CatalogueLine, indexKey, readCatalogueTable, titleKey } from './import-table.ts';
import { yearRemarks } from './year-remarks.ts';

/** What accepting a file would change. */
export interface CatalogueOutcome {
  /** How many items would be recorded. */
  readonly fresh: number;
  /** How many stand in the catalogue already: they are left out. */
  readonly onRecord: number;
  readonly remarks: readonly TableRemark[];
  /** Items by the year of their publication, before and after. */
  readonly years: readonly { readonly year: number; readonly before: number; readonly after: number }[];
  /** The same file was accepted before. */
  readonly before: Pick<EntryImportHead, 'acceptedAt' | 'acceptedByName' | 'acceptedRows'> | null;
}

export interface CatalogueImport extends Omit<EntryImportHead, 'year'> {
  readonly lines: readonly CatalogueLine[];
  /** Of reading; those of comparing stand in the outcome. */
  readonly remarks: readonly TableRemark[];
  readonly outcome: CatalogueOutcome | null;
}

export interface BroughtCatalogue {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly kind: TableKind;
}

export interface CatalogueStep {
  readonly organId: number;
  readonly actor: Actor;
  readonly at: Date;
  readonly today: CivilDate;
}

/** More remarks are counted, not told: nobody mends more before looking again. */
const MAX_REMARKS = 1_000;
/** Other people's requests are answered in between. */
const PORTION = 500;
/** A catalogue has more columns than other tables: as many lines fit all the same. */
const LIMITS = { ...TABLE_LIMITS, maxCells: 2 * TABLE_LIMITS.maxCells };

/** @throws {StepRefusedError} for whoever may not register a publication. */
export function requireCatalogueImport(actor: Actor): void {
  requirePermission(publicationEvents['publication.created'], actor);
}

/** Keeps a file to be looked at; nothing of it is recorded. @returns the id of the draft. @throws {UnreadableTableError} when it is no table. */
export async function draftCatalogue(
  db: Database,
  { bytes, kind, fileName }: BroughtCatalogue,
  { organId, actor, at, today }: CatalogueStep,
): Promise<string> {
  requireCatalogueImport(actor);
  const { lines, remarks } = readCatalogueTable(readTable(bytes, kind, LIMITS), { today });
  const id = randomUUID();
  await createEntryImportStore(db.write, 'publications').put({
    ...{ id, organId, year: Number(today.slice(0, 4)), fileName, digest: createHash('sha256').update(bytes).digest('hex') },
    ...{ madeBy: actor.id, madeByName: actor.name, madeAt: at.toISOString(), content: { lines }, remarks: atMost(remarks) },
    ...{ lookedAt: 0, total: lines.length, outcome: null },
    ...{ acceptedAt: null, acceptedByName: null, acceptedRows: null, droppedAt: null },
  });
  return id;
}

/** Faults stay in front where not all remarks are told. */
function atMost(remarks: readonly TableRemark[]): readonly TableRemark[] {
  if (remarks.length <= MAX_REMARKS) return remarks;
  const faults = remarks.filter(({ level }) => level === 'fault');
  const others = remarks.filter(({ level }) => level !== 'fault');
  const more = remarks.length - MAX_REMARKS;
  const text = { zh: `另有 ${more} 处未列出`, en: `${more} more are not listed` };
  const level = faults.length > MAX_REMARKS ? 'fault' : 'note';
  return [...[...faults, ...others].slice(0, MAX_REMARKS), remark(level, { sheet: '', cell: '' }, text)];
}

export interface ImportKey {
  readonly id: string;
  readonly organId: number;
}

export async function findCatalogueImport(db: Knex, key: ImportKey): Promise<CatalogueImport | undefined> {
  const row = await createEntryImportStore(db, 'publications').find(key);
  if (row === undefined || row.droppedAt !== null) return undefined;
  const { content, remarks, outcome, year: _, ...head } = row;
  const { lines = [] } = content as { readonly lines?: readonly CatalogueLine[] };
  return { ...head, lines, remarks: remarks as readonly TableRemark[], outcome: outcome as CatalogueOutcome | null };
}

/** Compares the draft with the catalogue, portion by portion, and notes how far it got. */
export async function compareCatalogue(db: Database, key: ImportKey): Promise<void> {
  const found = await findCatalogueImport(db.write, key);
  if (found === undefined || found.acceptedAt !== null) return;
  const store = createEntryImportStore(db.write, 'publications');
  const known = knownItems(await createPublicationReadModel(db.write).listKeys(found.organId));
  const sorted: Sorted = { fresh: [], remarks: [] };
  for (let at = 0; at < found.lines.length; at += PORTION) {
    for (const line of found.lines.slice(at, at + PORTION)) sortOut(line, known, sorted);
    await store.note(found.id, Math.min(at + PORTION, found.lines.length));
    await setImmediate();
  }
  const outcome = await outcomeOf(db.write, { file: found, known, sorted });
  await store.finish(found.id, { lookedAt: found.lines.length, outcome });
}

export interface KnownItems {
  readonly byIndexNo: ReadonlyMap<string, PublicationKey>;
  readonly byTitle: ReadonlySet<string>;
  readonly byYear: ReadonlyMap<number, number>;
}

export function knownItems(keys: readonly PublicationKey[]): KnownItems {
  const byIndexNo = new Map<string, PublicationKey>();
  const byYear = new Map<number, number>();
  for (const key of keys) {
    if (key.indexNo !== null && !byIndexNo.has(indexKey(key.indexNo))) byIndexNo.set(indexKey(key.indexNo), key);
    const year = Number(key.firstPublishedOn?.slice(0, 4) ?? 0);
    byYear.set(year, (byYear.get(year) ?? 0) + 1);
  }
  return { byIndexNo, byYear, byTitle: new Set(keys.map(({ title, firstPublishedOn }) => titleKey(title, firstPublishedOn))) };
}

/** `onRecord`: the same item; `taken`: another item has its index number. */
export function standingOf({ data, publishedOn }: CatalogueLine, { byIndexNo, byTitle }: KnownItems): 'fresh' | 'onRecord' | 'taken' {
  const same = typeof data.indexNo === 'string' ? byIndexNo.get(indexKey(data.indexNo)) : undefined;
  if (same !== undefined) return same.title === data.title ? 'onRecord' : 'taken';
  return data.indexNo === undefined && byTitle.has(titleKey(data.title, publishedOn)) ? 'onRecord' : 'fresh';
}

interface Sorted {
  readonly fresh: CatalogueLine[];
  readonly remarks: TableRemark[];
}

const ON_RECORD = { zh: '目录中已有，不再导入', en: 'In the catalogue already: left out' };
const TAKEN = {
  zh: '目录中另一项信息已用这个索引号：请改正索引号，或者删去这一行',
  en: 'Another item of the catalogue has this index number: correct it, or leave the line out',
};

function sortOut(line: CatalogueLine, known: KnownItems, { fresh, remarks }: Sorted): void {
  const standing = standingOf(line, known);
  if (standing === 'fresh') fresh.push(line);
  else if (standing === 'taken') remarks.push(remark('fault', line, TAKEN));
  else remarks.push(remark('note', line, ON_RECORD));
}

interface Compared {
  readonly file: CatalogueImport;
  readonly known: KnownItems;
  readonly sorted: Sorted;
}

async function outcomeOf(db: Knex, { file, known, sorted }: Compared): Promise<CatalogueOutcome> {
  const { organId, digest, lines } = file;
  const { fresh, remarks } = sorted;
  const added = new Map<number, number>();
  for (const { publishedOn } of fresh) {
    const year = Number(publishedOn.slice(0, 4));
    added.set(year, (added.get(year) ?? 0) + 1);
  }
  const years = [...added].sort(([a], [b]) => a - b);
  remarks.unshift(...(await yearRemarks(db, { organId, years: years.map(([year]) => year) })));
  const before = await createEntryImportStore(db, 'publications').findAccepted({ organId, digest });
  const taken = remarks.filter(({ level }) => level === 'fault').length;
  return {
    ...{ fresh: fresh.length, onRecord: lines.length - fresh.length - taken, remarks: atMost(remarks) },
    years: years.map(([year, count]) => ({ year, before: known.byYear.get(year) ?? 0, after: (known.byYear.get(year) ?? 0) + count })),
    before: before === undefined ? null : headOf(before),
  };
}

function headOf({ acceptedAt, acceptedByName, acceptedRows }: EntryImportHead): CatalogueOutcome['before'] {
  return { acceptedAt, acceptedByName, acceptedRows };
}

/** Throws the draft away; that somebody looked at a file and left it stays known. @returns false when it was dealt with already. */
export async function dropCatalogue(
  db: Database,
  { id, organId, fileName, digest }: Pick<CatalogueImport, 'id' | 'organId' | 'fileName' | 'digest'>,
  { actor, at }: Pick<CatalogueStep, 'actor' | 'at'>,
): Promise<boolean> {
  requireCatalogueImport(actor);
  return withTransaction(db, async (trx) => {
    if (!(await createEntryImportStore(trx, 'publications').drop(id, at.toISOString()))) return false;
    const data = { name: fileName, digest };
    await keepAct(trx, { kind: 'publication.importDropped', actor: auditActorOf(actor), organId, subject: id, data }, { at });
    return true;
  });
}

export function auditActorOf({ kind, id, name }: Actor): AuditActor {
  return { kind: kind === 'machine' ? kind : kind === 'import' ? 'command' : 'staff', id, name };
}

/** @throws {InvalidInputError} when something of the file is wrong: nothing of it is recorded then. */
export function requireFaultless({ remarks }: Pick<CatalogueImport, 'remarks'>): void {
  if (remarks.some(({ level }) => level === 'fault'))
    throw refused('文件中还有错误：请改正后重新上传', 'There are faults in the file: mend them and bring it in again');
}

export function refused(zh: string, en: string): InvalidInputError {
  return new InvalidInputError([{ field: 'import', zh, en }]);
}
