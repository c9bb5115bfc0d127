import type { Knex } from 'knex';
import { type CellPlace, placeOf } from '../../documents/tables/cell-address.ts';
import { type FieldProblem, InvalidInputError } from '../../law/errors.ts';
import type { UserRow } from '../../store/rows.ts';
import { createUserStore } from '../../store/user-store.ts';
import { type Change, problem } from './administrator.ts';
import type { ListedPerson, StaffList } from './read-staff-list.ts';
import { createStaff, newStaffProblems } from './staff.ts';
import type { StaffColumn } from './staff-list-columns.ts';

const COLUMN_OF: Readonly<Record<string, StaffColumn>> = {
  organId: 'organ',
  login: 'login',
  name: 'name',
  unit: 'unit',
  roles: 'roles',
  email: 'email',
};

/** The list with all that is wrong with it: what each account alone would be refused for, and logins that are taken. */
export async function checkedStaffList(db: Knex, list: StaffList): Promise<StaffList> {
  const found: FieldProblem[] = [];
  for (const person of list.people) {
    if (list.faults.length + found.length >= MAX_TOLD) break;
    if (await createUserStore(db).isLoginTaken(person.login))
      found.push(problem(person.at.login, `登录名“${person.login}”已被使用`, `The login “${person.login}” is taken`));
    for (const one of await newStaffProblems({ trx: db }, person)) found.push(inCell(person, one));
  }
  const told = new Set(list.faults.map(({ field }) => field));
  return { ...list, faults: [...list.faults, ...found.filter(({ field }) => !told.has(field))].sort(byPlace) };
}

/** Nobody mends more before looking again. */
const MAX_TOLD = 1_000;

function inCell({ at, line }: ListedPerson, { field, zh, en }: FieldProblem): FieldProblem {
  const column = COLUMN_OF[field];
  return { field: column === undefined ? String(line) : at[column], zh, en };
}

/** As people read: line by line, each from the left; what is about the whole list comes first. */
function byPlace(one: FieldProblem, other: FieldProblem): number {
  const [a, b] = [placeIn(one), placeIn(other)];
  return a.row - b.row || a.column - b.column;
}

function placeIn({ field }: FieldProblem): CellPlace {
  const cell = placeOf(field.split(':')[0] ?? '');
  return cell ?? { row: /^\d+$/.test(field) ? Number(field) - 1 : -1, column: -1 };
}

/**
 * Makes all the accounts, or none.
 *
 * @param list - As read; it is looked at again here.
 * @param hashes - Of the first passwords, by login.
 * @throws {InvalidInputError} with every fault, by cell, when the list will not do any more.
 */
export async function importStaff(change: Change, list: StaffList, hashes: ReadonlyMap<string, string>): Promise<readonly UserRow[]> {
  const { people, faults } = await checkedStaffList(change.trx, list);
  if (faults.length > 0) throw new InvalidInputError(faults);
  const made: UserRow[] = [];
  for (const person of people) {
    const hash = hashes.get(person.login);
    if (hash === undefined) throw new Error('A listed person has no first password');
    made.push(await createStaff(change, person, hash));
  }
  const [first] = made;
  const organId = made.every((user) => user.organId === first?.organId) ? (first?.organId ?? null) : null;
  await change.keep({ kind: 'staff.imported', organId, data: { count: made.length } });
  return made;
}
