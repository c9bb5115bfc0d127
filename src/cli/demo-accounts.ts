import { ROLE_LABELS, type StaffRole } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import type { UserRow } from '../store/rows.ts';
import { createAccount } from './accounts.ts';

export const DEMO_PASSWORD = 'yishen-demo';

/** One account a role: each screen shows what that role may do. */
const DEMO_LOGINS: readonly { readonly login: string; readonly role: StaffRole; readonly name: string }[] = [
  { login: 'registrar', role: 'registrar', name: '演示甲' },
  { login: 'officer', role: 'officer', name: '演示乙' },
  { login: 'secrecy', role: 'secrecyReviewer', name: '演示丙' },
  { login: 'legal', role: 'legalReviewer', name: '演示丁' },
  { login: 'head', role: 'officeHead', name: '演示戊' },
  { login: 'leader', role: 'leader', name: '演示己' },
  { login: 'statistician', role: 'statistician', name: '演示庚' },
  { login: 'auditor', role: 'auditor', name: '演示辛' },
  { login: 'admin', role: 'admin', name: '演示壬' },
];

export async function createDemoAccounts(db: Database, organ: string): Promise<readonly UserRow[]> {
  const users: UserRow[] = [];
  for (const { login, role, name } of DEMO_LOGINS) {
    const account = { login, name, roles: [role], organ, unit: '政府信息公开办公室', email: `${login}@example.gov.cn` };
    users.push(await createAccount(db, { ...account, password: DEMO_PASSWORD }));
  }
  return users;
}

/** The accounts as people read them. */
export function demoAccountLines(): string {
  return DEMO_LOGINS.map(
    ({ login, role }) => `  ${login.padEnd(14)}${DEMO_PASSWORD}  ${ROLE_LABELS[role].zh} / ${ROLE_LABELS[role].en}\n`,
  ).join('');
}
