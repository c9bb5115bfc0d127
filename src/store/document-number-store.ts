import type { Knex } from 'knex';
import type { Series } from './counter-store.ts';
import { createCounterStore } from './counter-store.ts';
import { guardStore } from './guard-store.ts';
import type { DocumentNumberRow, Instant } from './rows.ts';
import { documentNumbersTable } from './tables.ts';

export interface NewDocument extends Series {
  readonly caseId: string;
  /** The history entry that issues the document. */
  readonly version: number;
  /** The number as printed. */
  readonly format: (number: number) => string;
}

/** `db` must be the transaction that records the document: see createCounterStore. */
export function createDocumentNumberStore(db: Knex) {
  const counters = createCounterStore(db);
  return guardStore({
    /** Takes the next number of the series. */
    async issue({ organId, year, kind, caseId, version, format }: NewDocument): Promise<DocumentNumberRow> {
      const number = await counters.nextNumber({ organId, year, kind });
      const row: DocumentNumberRow = { organId, year, kind, number, text: format(number), caseId, version, voidedAt: null };
      await db('document_numbers').insert(documentNumbersTable.toRow(row));
      return row;
    },
    /**
     * The number stays taken.
     *
     * @returns false when there is no such number, or it is void already.
     */
    async voidNumber({ organId, year, kind }: Series, number: number, at: Instant): Promise<boolean> {
      const valid = db('document_numbers').where({ organ_id: organId, year, kind, number }).whereNull('voided_at');
      return (await valid.update({ voided_at: at })) === 1;
    },
    /** Oldest first, void ones included. */
    async listByCase(caseId: string): Promise<DocumentNumberRow[]> {
      const records = await db('document_numbers').where({ case_id: caseId }).orderBy(['version', 'kind', 'number']);
      return records.map(documentNumbersTable.fromRow);
    },
  });
}
