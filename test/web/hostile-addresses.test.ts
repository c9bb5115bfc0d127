import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { visitorAt } from '../support/visitor.ts';

const HUGE = '99999999999999999999';

const ADDRESSES: Readonly<Record<'auditor' | 'admin', readonly string[]>> = {
  auditor: [
    '/audit/log?actor=%00',
    '/audit/log.csv?actor=%00',
    `/audit/log?before=${HUGE}`,
    '/audit/search?actor=%00',
    '/audit/search?key=2026-03-02&case=x&version=99999999999',
    '/audit/reads?user=%00',
    '/audit/oversight?unit=%00',
    '/audit/oversight/cases?cell=__proto__',
    '/audit/oversight?from=0000-01-01&to=9999-12-31',
    '/audit/statistics?from=9999-12-31',
    '/audit/statistics?from=0001-01-01',
    '/audit/heads/%00.json',
    '/cases/CASE/replay?version=99999999999',
    '/cases/CASE/replay?on=9999-12-31',
    '/cases/CASE/replay?on=0001-01-01',
    '/cases/CASE/compare?from=-1&to=1e9',
    '/settings/sessions/%00/end',
    '/cases/%00/replay',
  ],
  admin: [
    '/admin/staff?q=%00',
    `/admin/staff?page=${HUGE}`,
    '/admin/staff?page=999999999',
    '/admin/staff/%00',
    '/admin/organs/999999999',
    '/admin/units?organ=2147483648',
    '/admin/calendar/x',
    '/webhooks/%00',
    '/mail/999999999999999',
    '/mail?before=999999999999999999',
    '/setup/%00',
  ],
};

describe.each(databases)('addresses that nobody would type on $kind', ({ kind }) => {
  let office: RunningOffice;
  let caseId: string;
  beforeAll(async () => {
    office = await openRunningOffice({ kind, day: '2026-03-02' });
    caseId = await office.carry([['registrar', 'application.arrived', '2026-03-02']]);
  });
  afterAll(() => office.close());

  it.each(['auditor', 'admin'] as const)('lead nowhere, and nothing fails, for the %s', async (who) => {
    const visitor = visitorAt(office.url);
    await visitor.signIn(who, PASSWORD);
    const failed: string[] = [];
    for (const address of ADDRESSES[who]) {
      const { status } = await visitor.get(address.replace('CASE', caseId));
      if (status >= 500 || (address.includes('%00') && status !== 404)) failed.push(`${address} ${status}`);
    }
    expect(failed).toEqual([]);
    expect(office.failures).toEqual([]);
  });
});
