import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import type { CatalogueEntry } from '../law/publication-catalogue.ts';
import { type CatalogueField, catalogueField, entryOf } from './catalogue-fields.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { matchSearch } from './search-index.ts';

/** Information that was published proactively, as the public may see it. */
export interface PublishedItem {
  readonly id: string;
  readonly title: string;
  /** Where it was published on the web; null when that is not on record. */
  readonly link: string | null;
}

/** An item of the public catalogue (公开目录). */
export interface CatalogueItem extends PublishedItem {
  readonly organId: number;
  readonly createdOn: CivilDate | null;
  readonly updatedAt: Instant;
  readonly entry: CatalogueEntry;
}

export interface CatalogueQuery {
  /** The organs that may be shown at all; nothing when empty. */
  readonly organIds: readonly number[];
  /** Cut by `searchWords`; all items when empty. */
  readonly words: readonly string[];
  readonly category: string | null;
  /** Of the publication. */
  readonly year: number | null;
  readonly validity: 'inForce' | 'repealed';
}

const COLUMNS = {
  id: 'cases.id',
  organId: 'cases.organ_id',
  title: 'cases.title',
  createdOn: 'cases.arrived_on',
  updatedAt: 'cases.updated_at',
  figures: 'cases.figures',
};

/** What the public may find: publications in force. Nothing of any application is read. */
export function createPublishedReadModel(db: Knex) {
  return guardStore({
    /** Those of the organ that have all the words, newest first. */
    async search({ organId, words, limit }: { organId: number; words: readonly string[]; limit: number }): Promise<PublishedItem[]> {
      const select = published(db)
        .select('cases.id', 'cases.title', 'cases.figures')
        .where({ 'cases.organ_id': organId })
        .orderBy([{ column: 'cases.updated_at', order: 'desc' }, 'cases.id'])
        .limit(limit);
      const found: { id: string; title: string; figures: unknown }[] = await matchSearch(select, words);
      return found.map(({ id, title, figures }) => ({ id, title, link: entryOf(figures).link }));
    },
    /** The newest first. */
    async list(query: CatalogueQuery, { offset, limit }: { readonly offset: number; readonly limit: number }): Promise<CatalogueItem[]> {
      const rows = await matching(db, query)
        .select(COLUMNS)
        .orderByRaw(`${catalogueField(db, 'publishedOn')} desc, cases.id`)
        .offset(offset)
        .limit(limit);
      return rows.map(itemOf);
    },
    async count(query: CatalogueQuery): Promise<number> {
      return Number((await matching(db, query).count({ n: '*' }))[0]?.n ?? 0);
    },
    /** How many are in force, by kind of article 20; those without one under `null`. */
    async countByCategory(query: Omit<CatalogueQuery, 'category'>): Promise<ReadonlyMap<string | null, number>> {
      const rows: { category: string | null; n: unknown }[] = await matching(db, { ...query, category: null })
        .select({ category: db.raw(catalogueField(db, 'category')) })
        .count({ n: '*' })
        .groupByRaw(catalogueField(db, 'category'));
      return new Map(rows.map(({ category, n }) => [category, Number(n)]));
    },
    /** In which anything was published, the latest first. */
    async years(organIds: readonly number[]): Promise<number[]> {
      const year = `substr(${catalogueField(db, 'publishedOn')}, 1, 4)`;
      const rows: { year: string | null }[] = await published(db)
        .whereIn('cases.organ_id', [...organIds])
        .distinct(db.raw(`${year} as year`));
      return rows.flatMap(({ year: text }) => (text === null ? [] : [Number(text)])).sort((a, b) => b - a);
    },
    /**
     * One item. `gone`: it was published once and is no longer; undefined: never published, as far as the public may know. While a change is
     * reviewed an item is neither: what it says now nobody has released.
     */
    find: (id: string): Promise<CatalogueItem | 'gone' | undefined> => findItem(db, id),
    /** Tells whether anything changed since: the number of items and the instant of the latest change. */
    pulse: (organIds: readonly number[]): Promise<CataloguePulse> => pulseOf(db, organIds),
  });
}

export interface CataloguePulse {
  readonly count: number;
  readonly changedAt: Instant | null;
}

function published(db: Knex) {
  return db('cases').where({ 'cases.kind': 'publication', 'cases.handling_state': 'published' }).whereNotNull('cases.title');
}

function matching(db: Knex, { organIds, words, category, year, validity }: CatalogueQuery) {
  const field = (name: CatalogueField) => catalogueField(db, name);
  const select = published(db).whereIn('cases.organ_id', [...organIds]);
  if (category !== null) select.whereRaw(`${field('category')} = ?`, [category]);
  if (year !== null) select.whereRaw(`${field('publishedOn')} between ? and ?`, [`${year}-01-01`, `${year}-12-31`]);
  select.whereRaw(`coalesce(${field('validity')}, 'inForce') = ?`, [validity]);
  return words.length === 0 ? select : matchSearch(select, words);
}

async function findItem(db: Knex, id: string): Promise<CatalogueItem | 'gone' | undefined> {
  const row = await db('cases')
    .where({ id, kind: 'publication' })
    .first({ ...COLUMNS, state: 'cases.handling_state' });
  if (row === undefined) return undefined;
  if (row.state === 'published' && row.title !== null) return itemOf(row);
  const wasPublished = entryOf(row.figures).firstPublishedOn !== null;
  return wasPublished && (row.state === 'withdrawn' || row.state === 'exempt') ? 'gone' : undefined;
}

async function pulseOf(db: Knex, organIds: readonly number[]): Promise<CataloguePulse> {
  const row = await db('cases')
    .where({ kind: 'publication' })
    .whereIn('organ_id', [...organIds])
    .first({ count: db.raw("sum(case when handling_state = 'published' then 1 else 0 end)"), changedAt: db.raw('max(updated_at)') });
  return { count: Number(row?.count ?? 0), changedAt: row?.changedAt ?? null };
}

interface CatalogueRecord {
  readonly id: string;
  readonly organId: number;
  readonly title: string;
  readonly createdOn: CivilDate | null;
  readonly updatedAt: Instant;
  readonly figures: unknown;
}

function itemOf({ id, organId, title, createdOn, updatedAt, figures }: CatalogueRecord): CatalogueItem {
  const entry = entryOf(figures);
  return { id, organId, title, link: entry.link, createdOn, updatedAt, entry };
}
