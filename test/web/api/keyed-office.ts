import { API_SCOPE_NAMES } from '../../../src/law/access/api-scopes.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { openRunningOffice, type StaffStep } from '../../support/running-office.ts';

const PEOPLE = ['registrar', 'officer', 'head', 'auditor', 'admin', 'statistician', 'leader', 'stranger', 'elsewhere'] as const;
type Who = (typeof PEOPLE)[number] | 'narrow' | 'counter';

const STEPS: readonly [StaffStep, ...StaffStep[]] = [
  ['registrar', 'application.arrived', '2026-03-02'],
  ['registrar', 'examination.started', '2026-03-03'],
  ['head', 'handler.assigned', '2026-03-03', { user: 'officer', name: '员工乙', unit: '政府信息公开办公室' }],
];

export type KeyedOffice = Awaited<ReturnType<typeof openKeyedOffice>>;

/**
 * A running office with a case, and a key of every scope for everybody: `stranger` has all roles in another organ, `elsewhere` is an officer of
 * another unit, `narrow` has a key for applications alone, `counter` is a program.
 */
export async function openKeyedOffice() {
  const office = await openRunningOffice({ day: '2026-03-02' });
  const users = createUserStore(office.db.write);
  const officer = await users.findById('officer');
  if (officer === undefined) throw new Error('There is no officer');
  const { id: organId } = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
  const all = ['registrar', 'officer', 'officeHead', 'leader', 'auditor', 'legalReviewer', 'secrecyReviewer'] as const;
  await users.create({ ...officer, id: 'stranger', login: 'stranger', roles: all, organId });
  await users.create({ ...officer, id: 'elsewhere', login: 'elsewhere', roles: ['officer'], unit: '建设科' });
  const caseId = await office.carry(STEPS);
  const keys = keysOf(office);
  const clients = new Map<Who, ApiClient>();
  for (const who of PEOPLE) clients.set(who, await apiClient(office.url, await keys.personal(who, API_SCOPE_NAMES)));
  clients.set('narrow', await apiClient(office.url, await keys.personal('officer', ['applications:submit'])));
  clients.set('counter', await apiClient(office.url, await keys.program(API_SCOPE_NAMES, { roles: ['officer'] })));
  const as = (who: Who): ApiClient => {
    const client = clients.get(who);
    if (client === undefined) throw new Error(`No key of ${who}`);
    return client;
  };
  /** CASE in the path is the case. */
  const status = async (who: Who, ...[method, path, body, version]: [string, string, unknown?, number?]): Promise<number> => {
    const call = { ...(body === undefined ? {} : { body }), ...(version === undefined ? {} : { version }) };
    return (await as(who).call(method, path.replace('CASE', caseId), call)).status;
  };
  return { office, caseId, as, status };
}
