import type { Knex } from 'knex';
import type { FiledFile } from '../law/events/files-field.ts';
import { guardStore } from './guard-store.ts';
import type { Instant } from './rows.ts';
import { defineTable } from './table.ts';

/** A severed copy in the making. Where it stands its events tell, not this table. */
export interface RedactionRow {
  readonly id: string;
  readonly caseId: string;
  /** The original. */
  readonly file: FiledFile;
  readonly title: string;
  /** In points. */
  readonly pageSizes: readonly { readonly width: number; readonly height: number }[];
  /** Of the marks: 0, 1, 2 … */
  readonly revision: number;
  readonly createdBy: string;
  readonly createdByName: string;
  readonly createdAt: Instant;
  readonly burnTicket: string | null;
  /** Last sign of life of a burning. */
  readonly burnAt: Instant | null;
  readonly burnPage: number | null;
  readonly burnProblem: string | null;
}

export interface RedactionMarkRow {
  readonly id: string;
  readonly redactionId: string;
  readonly page: number;
  readonly kind: string;
  /** Hundredths of a point, as width and height. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly note: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly madeAct: number;
  readonly removedAct: number | null;
}

const redactionsTable = defineTable<RedactionRow>('redactions', {
  id: 'text',
  caseId: 'text',
  file: 'json',
  title: 'text',
  pageSizes: 'json',
  revision: 'integer',
  createdBy: 'text',
  createdByName: 'text',
  createdAt: 'text',
  burnTicket: 'text',
  burnAt: 'text',
  burnPage: 'integer',
  burnProblem: 'text',
});

const marksTable = defineTable<RedactionMarkRow>('redaction_marks', {
  id: 'text',
  redactionId: 'text',
  page: 'integer',
  kind: 'text',
  x: 'integer',
  y: 'integer',
  width: 'integer',
  height: 'integer',
  ground: 'text',
  note: 'text',
  madeBy: 'text',
  madeAt: 'text',
  madeAct: 'integer',
  removedAct: 'integer',
});

/** Rows of one insert: SQLite takes 999 values a statement. */
const ROWS_PER_INSERT = 60;

/** `db` may be a transaction: inside one, build every store from it. */
export function createRedactionStore(db: Knex) {
  const standing = (redactionId: string) => db('redaction_marks').where({ redaction_id: redactionId }).whereNull('removed_act');
  return guardStore({
    async create(row: RedactionRow): Promise<void> {
      await db('redactions').insert(redactionsTable.toRow(row));
    },
    async find(caseId: string, id: string): Promise<RedactionRow | undefined> {
      const record = await db('redactions').where({ id, case_id: caseId }).first();
      return record === undefined ? undefined : redactionsTable.fromRow(record);
    },
    /** Oldest first. */
    async list(caseId: string): Promise<RedactionRow[]> {
      return (await db('redactions').where({ case_id: caseId }).orderBy(['created_at', 'id'])).map(redactionsTable.fromRow);
    },
    /** That stand, in the order of the pages and from top to bottom. */
    async marks(redactionId: string): Promise<RedactionMarkRow[]> {
      return (await standing(redactionId).orderBy(['page', 'y', 'x', 'id'])).map(marksTable.fromRow);
    },
    /** @returns false when somebody changed marks meanwhile: then nothing may be changed in this transaction. */
    async advance(id: string, seen: number): Promise<boolean> {
      return (
        (await db('redactions')
          .where({ id, revision: seen })
          .update({ revision: seen + 1 })) === 1
      );
    },
    async setTitle(id: string, title: string): Promise<void> {
      await db('redactions').where({ id }).update({ title });
    },
    async addMarks(rows: readonly RedactionMarkRow[]): Promise<void> {
      for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
        await db('redaction_marks').insert(rows.slice(at, at + ROWS_PER_INSERT).map(marksTable.toRow));
      }
    },
    /** @returns false when it does not stand. */
    async removeMark(redactionId: string, { id, act }: { readonly id: string; readonly act: number }): Promise<boolean> {
      return (await standing(redactionId).where({ id }).update({ removed_act: act })) === 1;
    },
    /** Takes the last act back that is not taken back yet. @returns false when there is none. */
    undo: (redactionId: string): Promise<boolean> => undo(db, redactionId),
    /** Takes the right to burn, unless a burning gave a sign of life at `deadBefore` or later. */
    async claimBurn(id: string, { ticket, at, deadBefore }: { ticket: string; at: Instant; deadBefore: Instant }): Promise<boolean> {
      const free = db('redactions')
        .where({ id })
        .where((query) => query.whereNull('burn_ticket').orWhere('burn_at', '<', deadBefore));
      return (await free.update({ burn_ticket: ticket, burn_at: at, burn_page: 0, burn_problem: null })) === 1;
    },
    /** @returns false when another burning took over. */
    async keepBurn(id: string, { ticket, at, page }: { ticket: string; at: Instant; page: number }): Promise<boolean> {
      return (await db('redactions').where({ id, burn_ticket: ticket }).update({ burn_at: at, burn_page: page })) === 1;
    },
    async endBurn(id: string, { ticket, problem }: { ticket: string; problem: string | null }): Promise<void> {
      await db('redactions')
        .where({ id, burn_ticket: ticket })
        .update({ burn_ticket: null, burn_at: null, burn_page: null, burn_problem: problem });
    },
  });
}

async function undo(db: Knex, redactionId: string): Promise<boolean> {
  const [last] = await db('redaction_marks').where({ redaction_id: redactionId }).max({ made: 'made_act', removed: 'removed_act' });
  const act = Math.max(Number(last?.made ?? 0), Number(last?.removed ?? 0));
  if (act === 0) return false;
  await db('redaction_marks').where({ redaction_id: redactionId, made_act: act }).delete();
  await db('redaction_marks').where({ redaction_id: redactionId, removed_act: act }).update({ removed_act: null });
  return true;
}
