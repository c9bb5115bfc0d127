import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { createCounterStore } from '../../store/counter-store.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createEntryImportStore } from '../../store/entry-import-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import { createPublicationReadModel } from '../../store/publication-read-model.ts';
import type { OrganRow } from '../../store/rows.ts';
import { createStepStore } from '../../store/step-store.ts';
import { keepAct } from '../audit/audit-log.ts';
import type { CommitContext } from '../commit-batch.ts';
import { type Digest, sha256 } from '../hash-chain.ts';
import {
  auditActorOf,
  type CatalogueImport,
  type CatalogueStep,
  knownItems,
  refused,
  requireCatalogueImport,
  requireFaultless,
  standingOf,
} from './catalogue-import.ts';
import { stepOfLine } from './import-steps.ts';
import type { CatalogueLine } from './import-table.ts';
import { keepIndexNos, nextIndexNos } from './with-index-no.ts';

interface AcceptAsk extends CatalogueStep {
  readonly calendar: WorkingDayCalendar;
  readonly digest?: Digest;
}

/** Items that share a statement. Reading goes on for others between two of them. */
const PORTION = 200;

/**
 * Opens a history for each item that the catalogue does not have yet: all of them or none. Each counts as published on the day that the file
 * states. Nobody is told of them one by one: neither mails nor webhooks.
 *
 * @returns how many were recorded.
 * @throws {InvalidInputError} when something of the file is wrong by now, or it was accepted already.
 */
export async function acceptCatalogue(db: Database, file: Omit<CatalogueImport, 'outcome'>, ask: AcceptAsk): Promise<number> {
  requireCatalogueImport(ask.actor);
  requireFaultless(file);
  return withTransaction(db, async (trx) => {
    const organ = await createOrganStore(trx).findById(file.organId);
    if (organ === undefined) throw new Error(`There is no organ ${file.organId}`);
    const fresh = await freshLines(trx, file);
    const { at, actor, calendar, digest = sha256 } = ask;
    const accepted = await createEntryImportStore(trx, 'publications').accept(file.id, {
      ...{ at: at.toISOString(), by: actor.name, rows: fresh.length },
    });
    if (!accepted) throw refused('这份文件已经导入或者放弃', 'This file was accepted or thrown away already');
    const lines = await numbered(trx, fresh, organ);
    const context: CommitContext = { calendar, recordedAt: at.toISOString(), digest };
    const store = createStepStore(db);
    for (let from = 0; from < lines.length; from += PORTION) {
      const part = lines.slice(from, from + PORTION).map((line) => stepOfLine(line, { organ, actor, context, importId: file.id }));
      await store.commitAll(trx, part);
      await setImmediate();
    }
    const data = { rows: lines.length, digest: file.digest };
    await keepAct(trx, { kind: 'publication.imported', actor: auditActorOf(actor), organId: organ.id, subject: file.id, data }, { at });
    return lines.length;
  });
}

/** Whoever imports into an organ waits for the import before: neither sees the other's items otherwise. */
async function freshLines(trx: Knex, { organId, lines }: Pick<CatalogueImport, 'organId' | 'lines'>): Promise<CatalogueLine[]> {
  await createCounterStore(trx).nextNumber({ organId, year: 0, kind: '目录导入' });
  const known = knownItems(await createPublicationReadModel(trx).listKeys(organId));
  const standing = lines.map((line) => ({ line, standing: standingOf(line, known) }));
  if (standing.some((one) => one.standing === 'taken'))
    throw refused('目录在此期间有变动：请重新比对', 'The catalogue has changed meanwhile: compare again');
  return standing.flatMap((one) => (one.standing === 'fresh' ? [one.line] : []));
}

/** Those without an index number get one, after the numbers that the file brings are taken. */
async function numbered(trx: Knex, lines: readonly CatalogueLine[], organ: OrganRow): Promise<CatalogueLine[]> {
  await keepIndexNos(
    trx,
    lines.flatMap(({ data }) => (typeof data.indexNo === 'string' ? [data.indexNo] : [])),
    organ,
  );
  const series = new Map<string, CatalogueLine[]>();
  for (const line of lines) {
    if (line.data.indexNo !== undefined) continue;
    const key = `${line.createdOn.slice(0, 4)} ${String(line.data.category ?? '')}`;
    const group = series.get(key);
    if (group === undefined) series.set(key, [line]);
    else group.push(line);
  }
  const numbers = new Map<CatalogueLine, string>();
  for (const group of series.values()) {
    const { category } = group[0]?.data ?? {};
    const ask = { category: typeof category === 'string' ? category : null, year: Number(group[0]?.createdOn.slice(0, 4)) };
    const given = await nextIndexNos(trx, { organ, ...ask, count: group.length });
    for (const [i, line] of group.entries()) numbers.set(line, given[i] ?? '');
  }
  return lines.map((line) => (numbers.has(line) ? { ...line, data: { ...line.data, indexNo: numbers.get(line) } } : line));
}
