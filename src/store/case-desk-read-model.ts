import type { Knex } from 'knex';
import type { StaffRole } from '../law/roles.ts';
import { guardStore } from './guard-store.ts';

/** Somebody to whom a case can be given. */
export interface DeskPerson {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly roles: readonly StaffRole[];
}

/** Small questions of the page of a case that need no history. */
export function createCaseDeskReadModel(db: Knex) {
  return guardStore({
    /** The number of the newest entry; undefined when there is no such case. */
    async versionOf(caseId: string): Promise<number | undefined> {
      const row: { version: number } | undefined = await db('cases').where({ id: caseId }).first('version');
      return row?.version;
    },
    /** People of an organ (of all organs when null) whose accounts are open, by name. */
    async people(organId: number | null): Promise<DeskPerson[]> {
      const query = db('users').whereNull('disabled_at').orderBy(['name', 'id']).select('id', 'name', 'unit', 'roles');
      if (organId !== null) query.where({ organ_id: organId });
      const rows: { id: string; name: string; unit: string | null; roles: string }[] = await query;
      return rows.map((row) => ({ ...row, roles: JSON.parse(row.roles) as StaffRole[] }));
    },
    /**
     * How many applications of the same applicant the organ received earlier in the same calendar month. People are told apart by name only:
     * a proposal for the officer, who knows better.
     *
     * Legal source: 国办函〔2020〕109号 art. 4 counts items of one applicant in one calendar month.
     */
    async earlierInMonth(caseId: string): Promise<number> {
      const own: MonthKey | undefined = await db('cases')
        .where({ id: caseId })
        .first('organ_id', 'applicant_name', 'received_on', 'created_at');
      if (own === undefined || own.received_on === null || own.applicant_name === null) return 0;
      const { organ_id, applicant_name, received_on, created_at } = own;
      const row: { count?: number | string } | undefined = await db('cases')
        .where({ organ_id, applicant_name, kind: 'request' })
        .whereNot({ id: caseId })
        .where('received_on', '>=', `${received_on.slice(0, 7)}-01`)
        .where((earlier) =>
          earlier
            .where('received_on', '<', received_on)
            .orWhere((same) => same.where({ received_on }).where('created_at', '<', created_at)),
        )
        .where((counted) => counted.whereNull('decision_code').orWhereNot({ decision_code: 'X0' }))
        .count({ count: '*' })
        .first();
      return Number(row?.count ?? 0);
    },
  });
}

interface MonthKey {
  readonly organ_id: number;
  readonly applicant_name: string | null;
  readonly received_on: string | null;
  readonly created_at: string;
}
