import type { Knex } from 'knex';
import type { StaffRole } from '../law/roles.ts';
import { guardStore } from './guard-store.ts';
import type { UserRow } from './rows.ts';
import { usersTable } from './tables.ts';

/** Whom an administrator looks for; what is left out is not looked at. */
export interface StaffQuery {
  readonly organIds: readonly number[];
  /** Part of a name or login. */
  readonly text?: string | undefined;
  readonly unit?: string | undefined;
  readonly role?: StaffRole | undefined;
  /** `active` unless given. */
  readonly state?: 'active' | 'closed' | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Numbers of open cases; nothing of what they are about. */
export interface OpenCases {
  readonly byUnit: ReadonlyMap<string, number>;
  readonly byPerson: ReadonlyMap<string, number>;
}

/** What the pages of administrators count and search. */
export function createAdministrationReadModel(db: Knex) {
  return guardStore({
    /** By organ, then login. */
    async staff(query: StaffQuery): Promise<UserRow[]> {
      const rows = await narrowed(db, query).orderBy(['organ_id', 'login']).offset(query.offset).limit(query.limit);
      return rows.map(usersTable.fromRow);
    },
    async countStaff(query: Omit<StaffQuery, 'offset' | 'limit'>): Promise<number> {
      return Number((await narrowed(db, query).count({ count: '*' }).first())?.count ?? 0);
    },
    /** Open cases of an organ by the unit and the person they lie with. */
    async openCases(organId: number): Promise<OpenCases> {
      return { byUnit: await countBy(db, 'unit', organId), byPerson: await countBy(db, 'assigned_to', organId) };
    },
    /** Active accounts by unit. */
    async peopleByUnit(organId: number): Promise<ReadonlyMap<string, number>> {
      const query = db('users').where({ organ_id: organId }).whereNull('disabled_at').whereNotNull('unit');
      const rows: readonly Record<string, unknown>[] = await query.groupBy('unit').select('unit').count({ count: '*' });
      return new Map(rows.map((row) => [String(row.unit), Number(row.count)]));
    },
    /** Active administrators of these organs, with no lock of their own. */
    async administrators(organIds: readonly number[]): Promise<UserRow[]> {
      const rows = await db('users')
        .whereIn('organ_id', [...organIds])
        .whereNull('disabled_at')
        .where('roles', 'like', '%"admin"%');
      return rows.map(usersTable.fromRow);
    },
    /** Active accounts of these organs whose roles are of those given and that have no one-time codes. */
    async withoutSecondFactor(organIds: readonly number[], roles: readonly StaffRole[]): Promise<number> {
      const people = db('users')
        .leftJoin('second_factors', 'second_factors.user_id', 'users.id')
        .whereIn('users.organ_id', [...organIds]);
      people.whereNull('users.disabled_at').whereNull('second_factors.user_id');
      people.where((either) => roles.reduce((query, role) => query.orWhere('users.roles', 'like', `%"${role}"%`), either));
      return Number((await people.count({ count: '*' }).first())?.count ?? 0);
    },
    /** How somebody signs in; sign-ins that nobody ended may be over by their time. */
    async accessOf(userId: string): Promise<{ readonly mustChange: boolean; readonly secondFactor: boolean; readonly sessions: number }> {
      const due = await db('users').where({ id: userId }).whereNotNull('password_due_at').first('id');
      const factor = await db('second_factors').where({ user_id: userId }).first('user_id');
      const open = await db('sign_ins').where({ user_id: userId }).whereNull('ended_at').count({ count: '*' }).first();
      return { mustChange: due !== undefined, secondFactor: factor !== undefined, sessions: Number(open?.count ?? 0) };
    },
    async openCasesOf(organId: number): Promise<number> {
      return Number((await db('cases').where({ organ_id: organId }).whereNull('closed_on').count({ count: '*' }).first())?.count ?? 0);
    },
  });
}

function narrowed(
  db: Knex,
  { organIds, text = '', unit, role, state = 'active' }: Omit<StaffQuery, 'offset' | 'limit'>,
): Knex.QueryBuilder {
  const query = db('users').whereIn('organ_id', [...organIds]);
  if (state === 'active') query.whereNull('disabled_at');
  else query.whereNotNull('disabled_at');
  if (unit !== undefined) query.where({ unit });
  if (role !== undefined) query.where('roles', 'like', `%"${role}"%`);
  if (text !== '') {
    const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query.where((either) =>
      either.whereRaw("lower(name) like ? escape '\\'", [pattern]).orWhereRaw("lower(login) like ? escape '\\'", [pattern]),
    );
  }
  return query;
}

async function countBy(db: Knex, column: 'unit' | 'assigned_to', organId: number): Promise<ReadonlyMap<string, number>> {
  const query = db('cases').where({ organ_id: organId }).whereNull('closed_on').whereNotNull(column);
  const rows: readonly Record<string, unknown>[] = await query.groupBy(column).select({ key: column }).count({ count: '*' });
  return new Map(rows.map((row) => [String(row.key), Number(row.count)]));
}
