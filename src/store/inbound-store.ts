import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/**
 * `stored`: not handled yet. `held`: a person decides. `opened`: a case was opened with it. `filed`: put on a case. `bounce`: tells that mail
 * of ours came back. `automatic`, `own`, `duplicate`: nothing is done with it. `dismissed`: a person decided that it is no application.
 */
export const INBOUND_STATES = ['stored', 'held', 'opened', 'filed', 'bounce', 'automatic', 'own', 'duplicate', 'dismissed'] as const;
export type InboundState = (typeof INBOUND_STATES)[number];

/** A part of a mail. */
export interface InboundPart {
  /** Null when it was not kept. */
  readonly fileId: string | null;
  readonly name: string;
  readonly bytes: number;
  /** Why it was not kept; null when it was. */
  readonly refusal: string | null;
}

/** What was read of a mail; the whole lies in its file. */
export interface InboundContent {
  readonly fromName: string | null;
  readonly to: string;
  readonly date: string | null;
  /** Shortened. */
  readonly text: string;
  /** What the trusted mail server found, such as `dmarc=pass`; null when it is not known. */
  readonly authentication: string | null;
  readonly parts: readonly InboundPart[];
  /** Of a bounce: code and words of the other server. */
  readonly bounce: { readonly code: string; readonly answer: string | null } | null;
}

/** Something that a person did with a mail. */
export interface InboundAct {
  readonly what: 'opened' | 'filed' | 'dismissed' | 'restored';
  readonly by: string;
  readonly name: string;
  readonly at: Instant;
  readonly note: string | null;
}

/** A mail as the mail server gave it, before anybody looked inside. */
export interface NewInboundMail {
  readonly organId: number | null;
  readonly mailbox: string;
  readonly uidValidity: string;
  readonly uid: number;
  readonly digest: string;
  readonly fileId: string;
  readonly bytes: number;
  readonly omitted: readonly { readonly name: string; readonly bytes: number }[] | null;
  readonly receivedAt: Instant;
  readonly storedAt: Instant;
  readonly newCaseId: string;
}

export interface InboundRow extends NewInboundMail {
  readonly id: number;
  readonly flaggedAt: Instant | null;
  readonly messageId: string | null;
  readonly sender: string | null;
  readonly subject: string | null;
  readonly contentKey: string | null;
  readonly content: InboundContent | null;
  readonly state: InboundState;
  readonly stateAt: Instant;
  readonly reasons: readonly string[];
  readonly caseId: string | null;
  readonly acts: readonly InboundAct[];
  readonly attempts: number;
}

/** What handling found and did. */
export type InboundFindings = Pick<
  InboundRow,
  'messageId' | 'sender' | 'subject' | 'contentKey' | 'content' | 'state' | 'reasons' | 'caseId'
>;

const inboundTable = defineTable<InboundRow>('inbound_mails', {
  id: 'integer',
  organId: 'integer',
  mailbox: 'text',
  uidValidity: 'text',
  uid: 'integer',
  flaggedAt: 'text',
  digest: 'text',
  fileId: 'text',
  bytes: 'integer',
  omitted: 'json',
  receivedAt: 'text',
  storedAt: 'text',
  newCaseId: 'text',
  messageId: 'text',
  sender: 'text',
  subject: 'text',
  contentKey: 'text',
  content: 'json',
  state: 'text',
  stateAt: 'text',
  reasons: 'json',
  caseId: 'text',
  acts: 'json',
  attempts: 'integer',
});

interface Change {
  readonly from: InboundState;
  readonly to: InboundState;
  readonly caseId: string | null;
  readonly act: InboundAct;
}

type Twin = Pick<InboundRow, 'id' | 'organId'> & { readonly contentKey: string };
type Numbers = Pick<InboundRow, 'mailbox' | 'uidValidity'>;

/** `db` may be a transaction: inside one, build every store from it. */
export function createInboundStore(db: Knex) {
  return guardStore({ ...storing(db), ...handling(db), ...flagging(db) });
}

function storing(db: Knex) {
  return {
    /** @returns false when the same mail was stored before. */
    async add(mail: NewInboundMail): Promise<boolean> {
      const { id: _id, ...row } = inboundTable.toRow({ ...mail, ...UNREAD, stateAt: mail.storedAt });
      return (await db('inbound_mails').insert(row).onConflict('digest').ignore().returning('id')).length === 1;
    },
    async findById(id: number): Promise<InboundRow | undefined> {
      const record = await db('inbound_mails').where({ id }).first();
      return record === undefined ? undefined : inboundRow(record);
    },
    /** The first mail to the same organ that says the same; undefined when there is none before it. */
    async findTwin({ id, organId, contentKey }: Twin): Promise<InboundRow | undefined> {
      const same = db('inbound_mails').where({ content_key: contentKey, organ_id: organId });
      const record = await same.where('id', '<', id).orderBy('id').first();
      return record === undefined ? undefined : inboundRow(record);
    },
    /**
     * Whether one of the last mails before this one, the `count`-th, came after that instant; counted are those whose sender was written to,
     * applications and refused mails each for themselves.
     */
    async cameOften(count: number, { row, after }: { readonly row: Pick<InboundRow, 'id' | 'organId'>; readonly after: Instant }) {
      const opened = db('inbound_mails').where({ state: 'opened' });
      const refused = db('inbound_mails')
        .where({ state: 'held' })
        .where((told) => told.whereLike('reasons', '%"tooLarge"%').orWhereLike('reasons', '%"notAllowed"%'))
        .whereNot((silent) => silent.whereLike('reasons', '%"flood"%'));
      for (const written of [opened, refused]) {
        const before = written.where({ organ_id: row.organId }).where('id', '<', row.id).orderBy('id', 'desc');
        const found: { received_at: Instant } | undefined = await before.offset(count - 1).first('received_at');
        if (found !== undefined && found.received_at > after) return true;
      }
      return false;
    },
    /** Mail of a sender that came between two instants, the first exclusive. */
    async countFrom(sender: string, { after, until }: { readonly after: Instant; readonly until: Instant }): Promise<number> {
      const row: { n?: unknown } | undefined = await db('inbound_mails')
        .where({ sender })
        .where('received_at', '>', after)
        .where('received_at', '<=', until)
        .whereNotIn('state', ['stored', 'duplicate'])
        .count({ n: '*' })
        .first();
      return Number(row?.n ?? 0);
    },
  };
}

function handling(db: Knex) {
  return {
    /** Not handled yet, oldest first. */
    async listStored(limit: number): Promise<InboundRow[]> {
      return (await db('inbound_mails').where({ state: 'stored' }).orderBy('id').limit(limit)).map(inboundRow);
    },
    /** Counts an attempt before it is made: one that ends the process is counted too. */
    async countAttempt(id: number): Promise<void> {
      await db('inbound_mails').where({ id }).increment('attempts', 1);
    },
    /** @returns false when it was handled meanwhile. */
    async finish(id: number, findings: InboundFindings, at: Instant): Promise<boolean> {
      return (await db('inbound_mails').where({ id, state: 'stored' }).update(findingColumns(findings, at))) === 1;
    },
    /** Puts down what a person did. @returns false when somebody else was quicker. */
    async change({ id, acts }: Pick<InboundRow, 'id' | 'acts'>, { from, to, caseId, act }: Change): Promise<boolean> {
      const columns = { state: to, state_at: act.at, case_id: caseId, acts: JSON.stringify([...acts, act]) };
      return (await db('inbound_mails').where({ id, state: from }).update(columns)) === 1;
    },
  };
}

/** What the mail server was told. */
function flagging(db: Knex) {
  return {
    async listUnflagged({ mailbox, uidValidity }: Numbers, limit: number): Promise<number[]> {
      const query = db('inbound_mails').where({ mailbox, uid_validity: uidValidity }).whereNull('flagged_at');
      const rows = await query.orderBy('uid').limit(limit).select('uid');
      return rows.map(({ uid }: { uid: unknown }) => Number(uid));
    },
    async setFlagged({ mailbox, uidValidity }: Numbers, uids: readonly number[], at: Instant): Promise<void> {
      await db('inbound_mails')
        .where({ mailbox, uid_validity: uidValidity })
        .whereIn('uid', [...uids])
        .update({ flagged_at: at });
    },
  };
}

function findingColumns(findings: InboundFindings, at: Instant): object {
  const { content, reasons, messageId, sender, subject, contentKey, state, caseId } = findings;
  return {
    message_id: messageId,
    sender,
    subject,
    content_key: contentKey,
    content: content === null ? null : JSON.stringify(content),
    state,
    state_at: at,
    reasons: JSON.stringify(reasons),
    case_id: caseId,
  };
}

const UNREAD = {
  id: 0,
  flaggedAt: null,
  messageId: null,
  sender: null,
  subject: null,
  contentKey: null,
  content: null,
  state: 'stored',
  reasons: [],
  caseId: null,
  acts: [],
  attempts: 0,
} as const;

/** PostgreSQL gives large integers as text. */
export function inboundRow(record: Readonly<Record<string, unknown>>): InboundRow {
  const row = inboundTable.fromRow(record);
  return { ...row, uid: Number(row.uid) };
}
