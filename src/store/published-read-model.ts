import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import { matchSearch } from './search-index.ts';

/** Information that was published proactively, as the public may see it. */
export interface PublishedItem {
  readonly id: string;
  readonly title: string;
  /** Where it was published on the web; null when that is not on record. */
  readonly link: string | null;
}

/** What the public may find: publications in force. Nothing of any application is read. */
export function createPublishedReadModel(db: Knex) {
  return guardStore({
    /** Those of the organ that have all the words, newest first. */
    async search({ organId, words, limit }: { organId: number; words: readonly string[]; limit: number }): Promise<PublishedItem[]> {
      const select = db('cases')
        .select('cases.id', 'cases.title')
        .where({ 'cases.kind': 'publication', 'cases.organ_id': organId, 'cases.handling_state': 'published' })
        .whereNotNull('cases.title')
        .orderBy([{ column: 'cases.updated_at', order: 'desc' }, 'cases.id'])
        .limit(limit);
      const found: { id: string; title: string }[] = await matchSearch(select, words);
      const links = await linksOf(
        db,
        found.map(({ id }) => id),
      );
      return found.map(({ id, title }) => ({ id, title, link: links.get(id) ?? null }));
    },
  });
}

/** By id, of the last publication that named one. */
async function linksOf(db: Knex, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: { case_id: string; data: string }[] = await db('history')
    .select('case_id', 'data')
    .whereIn('case_id', [...ids])
    .where({ type: 'publication.published' })
    .orderBy('version');
  return new Map(rows.flatMap(({ case_id, data }) => linkOf(JSON.parse(data)).map((link): [string, string] => [case_id, link])));
}

function linkOf({ link }: { readonly link?: unknown }): string[] {
  return typeof link === 'string' && /^https?:\/\/\S+$/.test(link) ? [link] : [];
}
