import type { Knex } from 'knex';
import type { CatalogueEntry } from '../law/publication-catalogue.ts';
import { containing, dialectOf } from './dialect.ts';

/** Fields of the catalogue entry that lists are narrowed and sorted by. */
export type CatalogueField = 'category' | 'validity' | 'publishedOn' | 'firstPublishedOn' | 'assessedOn' | 'indexNo';

/** SQL for a field of the entry of a publication, as the indexes of the migration have it. */
export function catalogueField(db: Knex, field: CatalogueField): string {
  return dialectOf(db) === 'postgres' ? `(cases.figures::jsonb->>'${field}')` : `json_extract(cases.figures, '$.${field}')`;
}

/** Restricts a select from publications to those that came out in a channel. @param channel - Letters alone. */
export function inChannel<Q extends Knex.QueryBuilder>(query: Q, db: Knex, channel: string): Q {
  const list = dialectOf(db) === 'postgres' ? `(cases.figures::jsonb->>'channels')` : `json_extract(cases.figures, '$.channels')`;
  query.whereRaw(`${list} like ? escape '!'`, [containing(`"${channel}"`)]);
  return query;
}

/** The entry as stored. What a row from before the catalogue was kept does not have is null or empty. */
export function entryOf(figures: unknown): CatalogueEntry {
  const stored = (typeof figures === 'string' ? JSON.parse(figures) : (figures ?? {})) as Partial<CatalogueEntry>;
  return {
    indexNo: stored.indexNo ?? null,
    documentNo: stored.documentNo ?? null,
    summary: stored.summary ?? null,
    category: stored.category ?? null,
    validity: stored.validity ?? 'inForce',
    normative: stored.normative ?? false,
    channels: stored.channels ?? [],
    link: stored.link ?? null,
    firstPublishedOn: stored.firstPublishedOn ?? null,
    publishedOn: stored.publishedOn ?? null,
    assessedOn: stored.assessedOn ?? null,
    ground: stored.ground ?? null,
    fromCase: stored.fromCase ?? null,
    text: stored.text ?? null,
    files: stored.files ?? [],
  };
}
