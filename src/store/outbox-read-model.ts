import type { Knex } from 'knex';
import type { CaseSight } from '../law/access/case-sight.ts';
import { guardStore } from './guard-store.ts';
import { type MailState, type OutboxRow, outboxTable } from './outbox-store.ts';
import type { Instant } from './rows.ts';
import { withinOrWithout } from './sight-filter.ts';
import { defineTable } from './table.ts';

/** The lists that people look at. A mail to a role shows as the mails to its people. */
export const MAIL_TABS = { waiting: ['waiting'], sent: ['sent'], trouble: ['failed', 'bounced'], kept: ['kept'] } as const satisfies Record<
  string,
  readonly MailState[]
>;
export type MailTab = keyof typeof MAIL_TABS;

/** What is looked at: `organId` null is every organ's. */
export interface MailScope {
  readonly organId: number | null;
  /** Whoever may see some cases alone: of mail about others, and of the digests of other people, nothing is told, by no count either. */
  readonly reader?: { readonly userId: string; readonly sight: CaseSight } | undefined;
}

export interface MailQuery extends MailScope {
  readonly tab: MailTab;
  /** Null for all. */
  readonly kind: string | null;
  /** Older than the mail with this id; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** A line of a list: without text. */
export interface MailLine extends Pick<OutboxRow, 'id' | 'caseId' | 'organId' | 'kind' | 'recipient' | 'createdAt' | 'nextAt'> {
  readonly attempts: number;
  readonly state: MailState;
  readonly stateAt: Instant | null;
  readonly error: OutboxRow['error'];
  readonly caseNo: string | null;
  /** Of the person it goes to; null for others. */
  readonly userName: string | null;
}

const lineTable = defineTable<MailLine>('outbox', {
  id: 'integer',
  caseId: 'text',
  organId: 'integer',
  kind: 'text',
  recipient: 'json',
  createdAt: 'text',
  nextAt: 'text',
  attempts: 'integer',
  state: 'text',
  stateAt: 'text',
  error: 'json',
  caseNo: 'text',
  userName: 'text',
});

/** A mail that another one answers or follows. */
export interface ThreadEntry {
  /** With angle brackets when `whole`; the left part otherwise. */
  readonly messageId: string;
  readonly whole: boolean;
  readonly at: Instant;
}

export type MailCounts = Readonly<Record<MailTab, number>> & {
  /** Since when the oldest mail waits that is due; null when none is. */
  readonly oldestDueAt: Instant | null;
};

/** A thread names at most so many mails: headers have limits. */
const MAX_THREAD = 30;

/** Questions about the outbox that pages and the worker ask. */
export function createOutboxReadModel(db: Knex) {
  return guardStore({ ...lists(db), ...workerQuestions(db) });
}

function lists(db: Knex) {
  return {
    /** Newest first. */
    async page({ tab, kind, before, limit, ...scope }: MailQuery): Promise<MailLine[]> {
      const query = lines(db)
        .whereIn('outbox.state', [...MAIL_TABS[tab]])
        .orderBy('outbox.id', 'desc')
        .limit(limit);
      inScope(query, scope);
      if (kind !== null) query.where({ 'outbox.kind': kind });
      if (before !== null) query.where('outbox.id', '<', before);
      return named(db, await query);
    },
    /** All of a case but what was only divided up, newest first. */
    async ofCase(caseId: string): Promise<MailLine[]> {
      return named(
        db,
        await lines(db).where({ 'outbox.case_id': caseId }).whereNot({ 'outbox.state': 'expanded' }).orderBy('outbox.id', 'desc'),
      );
    },
    /** With who it goes to, without its text. */
    async line(id: number): Promise<MailLine | undefined> {
      return (await named(db, await lines(db).where({ 'outbox.id': id })))[0];
    },
    async counts(scope: MailScope, now: Instant): Promise<MailCounts> {
      const grouped = db('outbox').select('state').count({ n: '*' }).groupBy('state');
      const due = db('outbox').where({ state: 'waiting' }).where('next_at', '<=', now).min({ at: 'created_at' });
      for (const query of [grouped, due]) inScope(query, scope);
      const states = new Map((await grouped).map((row: { state?: unknown; n?: unknown }) => [String(row.state), Number(row.n)]));
      const [oldest] = (await due) as { at?: string | null }[];
      const countOf = (tab: MailTab): number => MAIL_TABS[tab].reduce((sum, state) => sum + (states.get(state) ?? 0), 0);
      return {
        waiting: countOf('waiting'),
        sent: countOf('sent'),
        trouble: countOf('trouble'),
        kept: countOf('kept'),
        oldestDueAt: oldest?.at ?? null,
      };
    },
    /** Mail that was given up, oldest first; mail that came back is not among it. */
    async failed(scope: MailScope, limit: number): Promise<OutboxRow[]> {
      const query = db('outbox').where({ state: 'failed' }).orderBy('id').limit(limit);
      return (await inScope(query, scope)).map(outboxTable.fromRow);
    },
  };
}

function workerQuestions(db: Knex) {
  return {
    async countFailed(scope: MailScope): Promise<number> {
      const query = db('outbox').where({ state: 'failed' }).count({ n: '*' });
      const [row] = (await inScope(query, scope)) as { n?: unknown }[];
      return Number(row?.n ?? 0);
    },
    async isAnyWaiting(): Promise<boolean> {
      return (await db('outbox').where({ state: 'waiting' }).first('id')) !== undefined;
    },
    /** What went between us and an address about a case, in the order of time: mail that was sent there, and mail that came from there. */
    async threadOf({ caseId, address }: { readonly caseId: string; readonly address: string }): Promise<ThreadEntry[]> {
      const sent: { message_id: string; message: string; state_at: string }[] = await db('outbox')
        .where({ case_id: caseId })
        .whereIn('state', ['sent', 'bounced'])
        .select('message_id', 'message', 'state_at');
      const ours = sent
        .filter(({ message }) => isTo(message, address))
        .map(({ message_id, state_at }): ThreadEntry => ({ messageId: message_id, whole: false, at: state_at }));
      const came: { message_id: string; received_at: string }[] = await db('inbound_mails')
        .where({ case_id: caseId, sender: address.toLowerCase() })
        .whereIn('state', ['opened', 'filed'])
        .whereNotNull('message_id')
        .select('message_id', 'received_at');
      const theirs = came.map(({ message_id, received_at }): ThreadEntry => ({ messageId: message_id, whole: true, at: received_at }));
      return [...ours, ...theirs].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).slice(-MAX_THREAD);
    },
  };
}

/** What one person is told may be more than colleagues may know. */
export const PERSONAL_KINDS = ['digest', 'integrityFaults'] as const;

function inScope<Q extends Knex.QueryBuilder>(query: Q, { organId, reader }: MailScope): Q {
  if (organId !== null) query.where({ 'outbox.organ_id': organId });
  if (reader === undefined || reader.sight.sees === 'organ') return query;
  const own = JSON.stringify({ kind: 'user', userId: reader.userId });
  query.where((either) => either.whereNotIn('outbox.kind', [...PERSONAL_KINDS]).orWhere({ 'outbox.recipient': own }));
  return withinOrWithout(query, reader.sight, 'outbox.case_id');
}

function lines(db: Knex) {
  const own = lineTable.columns.filter((column) => column !== 'case_no' && column !== 'user_name');
  return db('outbox')
    .leftJoin('cases', 'cases.id', 'outbox.case_id')
    .select(own.map((column) => `outbox.${column}`))
    .select('cases.case_no');
}

/** With the names of the people it goes to. */
async function named(db: Knex, records: readonly Record<string, unknown>[]): Promise<MailLine[]> {
  const found = records.map((record) => lineTable.fromRow(record));
  const ids = found.flatMap(({ recipient }) => (recipient.kind === 'user' ? [recipient.userId] : []));
  const users: { id: string; name: string }[] = await db('users')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'name');
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return found.map((line) => ({ ...line, userName: line.recipient.kind === 'user' ? (names.get(line.recipient.userId) ?? null) : null }));
}

function isTo(message: string | null, address: string): boolean {
  if (message === null) return false;
  const { to } = JSON.parse(message) as { readonly to?: unknown };
  return typeof to === 'string' && to.toLowerCase() === address.toLowerCase();
}
