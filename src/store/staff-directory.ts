import type { Knex } from 'knex';
import type { StaffRole } from '../law/roles.ts';
import { guardStore } from './guard-store.ts';
import type { UserRow } from './rows.ts';
import { defineTable } from './table.ts';

/** A member of staff as colleagues see them. */
export type Colleague = Pick<UserRow, 'id' | 'name' | 'unit' | 'roles' | 'disabledAt'>;

const colleaguesTable = defineTable<Colleague>('users', { id: 'text', name: 'text', unit: 'text', roles: 'json', disabledAt: 'text' });

/** Those to whom cases may be assigned: they carry a case from registration to draft. */
export const HANDLING_ROLES: readonly StaffRole[] = ['registrar', 'officer', 'officeHead'];

export function mayHandle({ roles, disabledAt }: Colleague): boolean {
  return disabledAt === null && roles.some((role) => HANDLING_ROLES.includes(role));
}

/** Who works in an organ: names for what cases hold as ids. */
export function createStaffDirectory(db: Knex) {
  return guardStore({
    /** By name, closed accounts included. */
    async list(organId: number): Promise<Colleague[]> {
      const rows = await db('users').select(colleaguesTable.columns).where({ organ_id: organId }).orderBy(['name', 'id']);
      return rows.map(colleaguesTable.fromRow);
    },
  });
}
