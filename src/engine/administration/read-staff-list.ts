import type { TableFile } from '../../documents/tables/table-file.ts';
import { roleRemarks } from '../../law/access/role-rules.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { ROLE_LABELS, STAFF_ROLES, type StaffRole } from '../../law/roles.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { UnitRow } from '../../store/unit-store.ts';
import { problem } from './administrator.ts';
import type { NewStaff } from './staff.ts';
import { plain, type StaffColumn, type StaffLine, staffTable } from './staff-list-columns.ts';

/** Hashing the passwords takes tens of milliseconds each. */
export const MAX_LISTED = 300;

/** Somebody of the list. Where a fault was found, what could not be understood is left out. */
export interface ListedPerson extends NewStaff {
  readonly line: number;
  readonly at: Readonly<Record<StaffColumn, string>>;
}

export interface StaffList {
  readonly sheet: string;
  readonly people: readonly ListedPerson[];
  /** With any of them nothing is made. `field` is the address of the cell, such as B3; empty for the whole list. */
  readonly faults: readonly FieldProblem[];
  /** What is worth a look. */
  readonly remarks: readonly FieldProblem[];
}

/** What the names in a list may mean. */
export interface KnownPlaces {
  /** That the administrator administers and that are not closed. */
  readonly organs: readonly OrganRow[];
  readonly units: readonly UnitRow[];
  /** Of people whose line names no organ. */
  readonly organId: number;
}

/** Reads people from a table, by its headings. Nothing is guessed: what is not understood is a fault of its cell. */
export function readStaffList(file: TableFile, known: KnownPlaces): StaffList {
  const { sheet, lines, ...table } = staffTable(file);
  const [faults, remarks] = [[...table.faults], [...table.remarks]];
  const people = lines.map((line) => personIn(line, known, { faults, remarks }));
  if (lines.length === 0 && faults.length === 0) faults.push(problem('', '表头下面没有人员', 'Nobody stands below the headings'));
  if (lines.length > MAX_LISTED)
    faults.push(problem('', `一次至多导入 ${MAX_LISTED} 人，请分成几份`, `At most ${MAX_LISTED} people at a time: make several lists`));
  return { sheet, people, faults: [...faults, ...sameLogins(people)], remarks };
}

interface Notes {
  readonly faults: FieldProblem[];
  readonly remarks: FieldProblem[];
}

function personIn({ line, values, at }: StaffLine, known: KnownPlaces, { faults, remarks }: Notes): ListedPerson {
  const [login, email] = [plain(values.login), plain(values.email)];
  const name = values.name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const read = (column: StaffColumn, now: string) => {
    if (now !== values[column])
      remarks.push(problem(at[column], `“${values[column]}”读作“${now}”`, `“${values[column]}” is read as “${now}”`));
  };
  read('login', login);
  read('email', email);
  read('name', name);
  if (login === '') faults.push(problem(at.login, '没有登录名', 'There is no login'));
  const organ = organIn(values.organ, known);
  if (organ === undefined)
    faults.push(problem(at.organ, `没有“${values.organ}”这个机关，或者不归您管理`, `You administer no organ “${values.organ}”`));
  const unit = organ === undefined ? null : unitIn(values.unit, organ, known);
  if (unit === undefined)
    faults.push(problem(at.unit, `${organ?.name}没有“${values.unit}”这个科室`, `${organ?.name} has no unit “${values.unit}”`));
  const { roles, unknown } = rolesIn(values.roles);
  for (const word of unknown) faults.push(problem(at.roles, `没有“${word}”这个角色`, `There is no role “${word}”`));
  if (unknown.length === 0)
    remarks.push(...roleRemarks(roles).flatMap(({ kind, text }) => (kind === 'warning' ? [problem(at.roles, text.zh, text.en)] : [])));
  return { line, at, login, name, email, roles, unit: unit ?? null, organId: organ?.id ?? known.organId };
}

function organIn(typed: string, { organs, organId }: KnownPlaces): OrganRow | undefined {
  if (typed === '') return organs.find(({ id }) => id === organId);
  return organs.find(({ name, shortName }) => plain(name) === plain(typed) || plain(shortName) === plain(typed));
}

/** Null where none is named; undefined for one that is not there, or closed. */
function unitIn(typed: string, organ: OrganRow, { units }: KnownPlaces): string | null | undefined {
  if (typed === '') return null;
  return units.find((unit) => unit.organId === organ.id && unit.closedAt === null && plain(unit.name) === plain(typed))?.name;
}

/** What offices call them besides. */
const OTHER_NAMES: Readonly<Record<string, StaffRole>> = {
  分管领导: 'leader',
  签发人: 'leader',
  登记人: 'registrar',
  经办人: 'officer',
  保密审查: 'secrecyReviewer',
  法制审核: 'legalReviewer',
  公开工作机构负责人: 'officeHead',
  管理员: 'admin',
};

const ROLE_OF_NAME: ReadonlyMap<string, StaffRole> = new Map([
  ...STAFF_ROLES.flatMap((role) =>
    [role, ROLE_LABELS[role].zh, ROLE_LABELS[role].en].map((name) => [plain(name).toLowerCase(), role] as const),
  ),
  ...Object.entries(OTHER_NAMES),
]);

function rolesIn(typed: string): { readonly roles: readonly StaffRole[]; readonly unknown: readonly string[] } {
  const words = plain(typed)
    .split(/[、,;/|，；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const roles = new Set(words.flatMap((word) => ROLE_OF_NAME.get(word.toLowerCase()) ?? []));
  return { roles: STAFF_ROLES.filter((role) => roles.has(role)), unknown: words.filter((word) => !ROLE_OF_NAME.has(word.toLowerCase())) };
}

/** Letters large and small are the same to people. */
function sameLogins(people: readonly ListedPerson[]): readonly FieldProblem[] {
  const first = new Map<string, ListedPerson>();
  return people.flatMap((person) => {
    const key = person.login.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, person);
    if (before === undefined || key === '') return [];
    return [problem(person.at.login, `登录名与 ${before.at.login} 相同`, `The login stands in ${before.at.login} too`)];
  });
}
