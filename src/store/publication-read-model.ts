import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { CatalogueEntry, PublicationState } from '../law/publication-catalogue.ts';
import { catalogueField, entryOf, inChannel } from './catalogue-fields.ts';
import { guardStore } from './guard-store.ts';
import { matchSearch } from './search-index.ts';
import { within } from './sight-filter.ts';

/** A stream of proactive publication in the organ's list. */
export interface PublicationItem {
  readonly id: string;
  readonly title: string | null;
  readonly handlingState: string;
  /** Number of its newest history entry. */
  readonly version: number;
  /** Day the information was created. */
  readonly createdOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly entry: CatalogueEntry;
}

/** What tells one item from another. */
export interface PublicationKey {
  readonly title: string | null;
  readonly indexNo: string | null;
  readonly firstPublishedOn: CivilDate | null;
}

export const DUE_CHOICES = ['overdue', 'soon', 'running'] as const;
export type DueChoice = (typeof DUE_CHOICES)[number];

/** What the list is narrowed to; null does not narrow. */
export interface PublicationChoices {
  readonly state: PublicationState | null;
  readonly category: string | null;
  readonly channel: string | null;
  readonly due: DueChoice | null;
  /** Cut by `searchWords`; empty does not narrow. */
  readonly words: readonly string[];
}

export const ALL_PUBLICATIONS: PublicationChoices = { state: null, category: null, channel: null, due: null, words: [] };

export interface PublicationQuery {
  /** Of all organs when null. */
  readonly organId: number | null;
  /** Whoever asks sees no others. */
  readonly sight: CaseSight;
  readonly choices: PublicationChoices;
  readonly today: CivilDate;
  /** Last day that counts as soon. */
  readonly soonUntil: CivilDate;
  /** Rows before the wanted ones. */
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS = {
  id: 'cases.id',
  title: 'cases.title',
  handlingState: 'cases.handling_state',
  version: 'cases.version',
  createdOn: 'cases.arrived_on',
  dueOn: 'cases.due_on',
  figures: 'cases.figures',
};

interface PublicationRecord extends Omit<PublicationItem, 'entry'> {
  readonly figures: unknown;
}

export function createPublicationReadModel(db: Knex) {
  return guardStore({
    /** What has a limit first, the earliest on top; then the others, the newest on top. */
    async list({ offset, limit, ...query }: PublicationQuery): Promise<PublicationItem[]> {
      const rows: PublicationRecord[] = await chosen(db, query)
        .select(COLUMNS)
        .orderByRaw("coalesce(cases.due_on, '9999-12-31'), cases.created_at desc, cases.id")
        .offset(offset)
        .limit(limit);
      return rows.map(itemOf);
    },
    async count(query: Omit<PublicationQuery, 'offset' | 'limit'>): Promise<number> {
      return Number((await chosen(db, query).count({ n: '*' }))[0]?.n ?? 0);
    },
    /** Exempt items that were exempted, or looked at last, on that day or before it; the longest ago first. */
    async exemptSince(ask: {
      readonly organId: number | null;
      readonly sight: CaseSight;
      readonly until: CivilDate;
      readonly limit: number;
    }): Promise<PublicationItem[]> {
      const rows: PublicationRecord[] = await ofOrgan(db, ask)
        .where({ 'cases.handling_state': 'exempt' })
        .whereRaw(`${catalogueField(db, 'assessedOn')} <= ?`, [ask.until])
        .select(COLUMNS)
        .orderByRaw(`${catalogueField(db, 'assessedOn')}, cases.id`)
        .limit(ask.limit);
      return rows.map(itemOf);
    },
    /** All items of an organ by what tells one from another, the oldest first; whoever may see them. */
    async listKeys(organId: number): Promise<PublicationKey[]> {
      return db('cases')
        .where({ kind: 'publication', organ_id: organId })
        .orderBy(['created_at', 'id'])
        .select({
          title: 'title',
          indexNo: db.raw(catalogueField(db, 'indexNo')),
          firstPublishedOn: db.raw(catalogueField(db, 'firstPublishedOn')),
        });
    },
  });
}

type ListAsk = Omit<PublicationQuery, 'offset' | 'limit'>;

function ofOrgan(db: Knex, { organId, sight }: Pick<ListAsk, 'organId' | 'sight'>) {
  const query = db('cases').where({ 'cases.kind': 'publication' });
  if (organId !== null) query.where({ 'cases.organ_id': organId });
  return within(query, sight);
}

function chosen(db: Knex, { organId, sight, choices, today, soonUntil }: ListAsk) {
  const { state, category, channel, due, words } = choices;
  const query = ofOrgan(db, { organId, sight });
  if (state !== null) query.where({ 'cases.handling_state': state });
  if (category !== null) query.whereRaw(`${catalogueField(db, 'category')} = ?`, [category]);
  if (channel !== null) inChannel(query, db, channel);
  if (due === 'overdue') query.where('cases.due_on', '<', today);
  if (due === 'soon') query.whereBetween('cases.due_on', [today, soonUntil]);
  if (due === 'running') query.whereNotNull('cases.due_on');
  return words.length === 0 ? query : matchSearch(query, words);
}

function itemOf({ figures, ...item }: PublicationRecord): PublicationItem {
  return { ...item, entry: entryOf(figures) };
}
