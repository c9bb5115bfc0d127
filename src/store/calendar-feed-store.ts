import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** Whose cases a calendar shows: the owner's own, those of a unit, or one case. */
export const FEED_KINDS = ['officer', 'unit', 'case'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

export interface CalendarFeedRow {
  readonly id: string;
  /** SHA-256 of the secret part of the link, in hex. The secret itself is not kept. */
  readonly tokenHash: string;
  readonly kind: FeedKind;
  /** The owner: the calendar shows no more than this person may see. */
  readonly userId: string;
  readonly organId: number;
  /** Null unless the kind is `unit`. */
  readonly unit: string | null;
  /** Null unless the kind is `case`. */
  readonly caseId: string | null;
  readonly language: 'zh' | 'en';
  readonly createdAt: Instant;
  readonly lastReadAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** Of what was read last, and since when it is so; null while nobody read it. */
  readonly digest: string | null;
  readonly changedAt: Instant | null;
}

/** A calendar of a case with the number of that case. */
export interface ListedFeed extends CalendarFeedRow {
  readonly caseNo: string | null;
}

const feedsTable = defineTable<CalendarFeedRow>('calendar_feeds', {
  id: 'text',
  tokenHash: 'text',
  kind: 'text',
  userId: 'text',
  organId: 'integer',
  unit: 'text',
  caseId: 'text',
  language: 'text',
  createdAt: 'text',
  lastReadAt: 'text',
  revokedAt: 'text',
  digest: 'text',
  changedAt: 'text',
});

/** More than anyone subscribes to; it keeps one account from filling the table. */
export const MAX_FEEDS = 50;

/** The secret calendar links. `db` may be a transaction: inside one, build every store from it. */
export function createCalendarFeedStore(db: Knex) {
  const inUse = (condition: object) => db('calendar_feeds').where(condition).whereNull('revoked_at');
  return guardStore({
    /** @returns false when the owner has `MAX_FEEDS` in use already. */
    async create(feed: CalendarFeedRow): Promise<boolean> {
      const known = await inUse({ user_id: feed.userId }).select('id').limit(MAX_FEEDS);
      if (known.length >= MAX_FEEDS) return false;
      await db('calendar_feeds').insert(feedsTable.toRow(feed));
      return true;
    },
    /** One that is in use, whoever owns it. */
    async findByHash(tokenHash: string): Promise<CalendarFeedRow | undefined> {
      const record = await inUse({ token_hash: tokenHash }).first();
      return record === undefined ? undefined : feedsTable.fromRow(record);
    },
    /** One of the user's own that is in use. */
    async findOwn(userId: string, id: string): Promise<ListedFeed | undefined> {
      return (await listed(db, { 'calendar_feeds.user_id': userId, 'calendar_feeds.id': id }))[0];
    },
    /** The user's own that are in use, newest first. */
    list: (userId: string): Promise<ListedFeed[]> => listed(db, { 'calendar_feeds.user_id': userId }),
    async markRead(id: string, { at, digest, changedAt }: { at: Instant; digest: string; changedAt: Instant }): Promise<void> {
      await db('calendar_feeds').where({ id }).update({ last_read_at: at, digest, changed_at: changedAt });
    },
    /** @returns false when the user has no such calendar in use. */
    async revoke(userId: string, id: string, at: Instant): Promise<boolean> {
      return (await inUse({ user_id: userId, id }).update({ revoked_at: at })) === 1;
    },
  });
}

async function listed(db: Knex, condition: object): Promise<ListedFeed[]> {
  const rows: Record<string, unknown>[] = await db('calendar_feeds')
    .leftJoin('cases', 'cases.id', 'calendar_feeds.case_id')
    .where(condition)
    .whereNull('calendar_feeds.revoked_at')
    .orderBy([{ column: 'calendar_feeds.created_at', order: 'desc' }, { column: 'calendar_feeds.id' }])
    .select('calendar_feeds.*', 'cases.case_no');
  return rows.map((row) => ({ ...feedsTable.fromRow(row), caseNo: row.case_no === null ? null : String(row.case_no) }));
}
