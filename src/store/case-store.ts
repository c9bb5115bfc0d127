import type { Knex } from 'knex';
import { guardStore } from './guard-store.ts';
import type { CaseRow } from './rows.ts';
import { casesTable } from './tables.ts';

/** Reads whole cases. Only the step store writes them. `db` may be a transaction: inside one, build every store from it. */
export function createCaseStore(db: Knex) {
  const findBy = async (condition: object): Promise<CaseRow | undefined> => {
    const record = await db('cases').where(condition).first();
    return record === undefined ? undefined : casesTable.fromRow(record);
  };
  return guardStore({
    findById: (id: string): Promise<CaseRow | undefined> => findBy({ id }),
    /** The same, and until the transaction ends nobody records an event of the case. On SQLite a transaction is alone anyway. */
    async lock(id: string): Promise<CaseRow | undefined> {
      const record = await db('cases').where({ id }).forUpdate().first();
      return record === undefined ? undefined : casesTable.fromRow(record);
    },
    /** By the reference under which the case was imported. */
    findByRef: (organId: number, ref: string): Promise<CaseRow | undefined> => findBy({ organ_id: organId, ref }),
    findByCaseNo: (organId: number, caseNo: string): Promise<CaseRow | undefined> => findBy({ organ_id: organId, case_no: caseNo }),
    /** The case of the first of these numbers that there is. */
    async findByCaseNos(organId: number, caseNos: readonly string[]): Promise<CaseRow | undefined> {
      if (caseNos.length === 0) return undefined;
      const records = await db('cases')
        .where({ organ_id: organId })
        .whereIn('case_no', [...caseNos]);
      const rows = records.map(casesTable.fromRow);
      return caseNos.flatMap((caseNo) => rows.filter((row) => row.caseNo === caseNo))[0];
    },
    /** The numbers of cases by their ids; `organId` null: of any organ. */
    async caseNosOf(ids: readonly string[], organId: number | null): Promise<ReadonlyMap<string, string>> {
      if (ids.length === 0) return new Map();
      const query = db('cases')
        .whereIn('id', [...ids])
        .whereNotNull('case_no')
        .select('id', 'case_no');
      if (organId !== null) query.where({ organ_id: organId });
      const rows: readonly { readonly id: string; readonly case_no: string }[] = await query;
      return new Map(rows.map(({ id, case_no }) => [id, case_no]));
    },
    /** A person types either the number or the import reference; without `organId`, the first organ that has it. */
    async findByCaseNoOrRef(text: string, organId?: number): Promise<CaseRow | undefined> {
      const query = db('cases').where((either) => either.where({ case_no: text }).orWhere({ ref: text }));
      if (organId !== undefined) query.where({ organ_id: organId });
      const record = await query.orderBy(['organ_id', 'id']).first();
      return record === undefined ? undefined : casesTable.fromRow(record);
    },
    /** By id: the first `limit` cases after `after` (exclusive), or from the start. */
    async page({ after, limit, openOnly, reckonedOnly }: CasePageQuery): Promise<CaseRow[]> {
      const query = db('cases').orderBy('id').limit(limit);
      if (after !== undefined) query.where('id', '>', after);
      if (openOnly === true) query.whereNull('closed_on');
      if (reckonedOnly === true) query.where((either) => either.whereNull('closed_on').orWhere('open_proceedings', '>', 0));
      return (await query).map(casesTable.fromRow);
    },
  });
}

export interface CasePageQuery {
  readonly after?: string | undefined;
  readonly limit: number;
  /** Those not closed. */
  readonly openOnly?: boolean;
  /** Those not closed, and those with a review, suit, complaint or correction under way: their days are counted by the calendar still. */
  readonly reckonedOnly?: boolean;
}
