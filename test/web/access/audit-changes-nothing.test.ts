import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { type OfficeBrowser, signedIn } from '../office-browser.ts';
import { ROWS } from './rows-audit.ts';
import { tableStates } from './unchanged.ts';

describe.each(databases)('auditors’ pages on $kind', ({ kind }) => {
  let office: RunningOffice;
  let auditor: OfficeBrowser;
  let caseId: string;
  beforeAll(async () => {
    office = await openRunningOffice({ kind });
    caseId = await office.carry([
      ['registrar', 'application.arrived', '2026-03-02'],
      ['officer', 'examination.started', '2026-03-03'],
      ['officer', 'unit.assigned', '2026-03-03', { unit: '某科室', internalLimit: '2026-03-20' }],
    ]);
    auditor = await signedIn(office, 'auditor');
  });
  afterAll(() => office.close());

  it('change nothing but the record of what was read and taken away', async () => {
    const before = await tableStates(office.db.read);
    expect(Object.keys(before).length).toBeGreaterThan(30);
    for (const { route, call } of ROWS) {
      const path = route.replace('GET ', '').replace(':id', caseId) + (typeof call.query === 'string' ? call.query : '');
      const { status } = await auditor.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, await tableStates(office.db.read)]).toEqual([path, before]);
    }
    expect(office.failures).toEqual([]);
  });

  it('would be found out if they did', async () => {
    const before = await tableStates(office.db.read);
    await office.db.write('organs').update({ short_name: '改' });
    expect(await tableStates(office.db.read)).not.toEqual(before);
  });

  it('keep what was read of a case and each file that was taken away', async () => {
    const kinds: string[] = await office.db.read('case_reads').where({ case_id: caseId, user_id: 'auditor' }).pluck('what');
    expect(kinds).toEqual(expect.arrayContaining(['replay', 'compare']));
    const exports: string[] = await office.db.read('audit_entries').where({ kind: 'log.exported' }).pluck('actor_id');
    expect(exports).toEqual(Array.from({ length: 6 }, () => 'auditor'));
  });

  it.each(['/audit', '/audit/search', '/audit/log', '/audit/oversight', '/audit/statistics', '/audit/reads'])(
    'take no form: %s',
    async (path) => {
      expect((await auditor.post(path, {})).status).toBe(404);
    },
  );
});
