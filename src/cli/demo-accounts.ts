import { ROLE_LABELS, type StaffRole } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import type { UserRow } from '../store/rows.ts';
import { createUnitStore } from '../store/unit-store.ts';
import { createAccount } from './accounts.ts';

export const DEMO_PASSWORD = 'yishen-demo';

/** Where most of them work: it hands cases to the units below and goes on seeing them. */
const OFFICE = '政府信息公开办公室';
/** Units that are handed cases; their people see what lies with their unit, and what lies with nobody. */
const UNITS = ['建设管理科', '自然资源科'] as const;

interface DemoLogin {
  readonly login: string;
  readonly role: StaffRole;
  readonly name: string;
  /** The disclosure office unless given. */
  readonly unit?: string;
}

/** One account a role: each screen shows what that role may do; and an officer of another unit, who sees less. */
const DEMO_LOGINS: readonly DemoLogin[] = [
  { login: 'registrar', role: 'registrar', name: '演示甲' },
  { login: 'officer', role: 'officer', name: '演示乙' },
  { login: 'secrecy', role: 'secrecyReviewer', name: '演示丙' },
  { login: 'legal', role: 'legalReviewer', name: '演示丁' },
  { login: 'head', role: 'officeHead', name: '演示戊' },
  { login: 'leader', role: 'leader', name: '演示己' },
  { login: 'statistician', role: 'statistician', name: '演示庚' },
  { login: 'auditor', role: 'auditor', name: '演示辛' },
  { login: 'admin', role: 'admin', name: '演示壬' },
  { login: 'builder', role: 'officer', name: '演示癸', unit: UNITS[0] },
];

export async function createDemoAccounts(db: Database, organ: string, at: Date): Promise<readonly UserRow[]> {
  const users: UserRow[] = [];
  for (const { login, role, name, unit = OFFICE } of DEMO_LOGINS) {
    const account = { login, name, roles: [role], organ, unit, email: `${login}@example.gov.cn` };
    users.push(await createAccount(db, { ...account, password: DEMO_PASSWORD }, { at, anyPassword: true }));
  }
  await createUnits(db, users);
  return users;
}

async function createUnits(db: Database, users: readonly UserRow[]): Promise<void> {
  const organId = users[0]?.organId;
  if (organId == null) return;
  const units = createUnitStore(db.write);
  const { id: parentId } = await units.ensure(organId, OFFICE);
  for (const name of UNITS) await units.save({ ...(await units.ensure(organId, name)), parentId });
}

/** The accounts as people read them. */
export function demoAccountLines(): string {
  return DEMO_LOGINS.map(
    ({ login, role, unit }) =>
      `  ${login.padEnd(14)}${DEMO_PASSWORD}  ${ROLE_LABELS[role].zh} / ${ROLE_LABELS[role].en}${unit === undefined ? '' : `（${unit}）`}\n`,
  ).join('');
}
