import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessOffice, openAccessOffice } from './access-office.ts';
import { TOPICS } from './all-rows.ts';
import { readyRow } from './call-row.ts';
import { tableStates } from './unchanged.ts';
import { createVisitors } from './visitors.ts';

/**
 * What calls of an auditor may write, and why each is no change of anything that is audited: the record of what was read (`case_reads`), the
 * log with its head that keeps exports and sign-ins, sessions and sign-ins with their failures, and what is personal: the own views of the
 * queue and calendar links.
 */
const LEFT_OUT = [
  ...['case_reads', 'audit_entries', 'audit_head', 'sessions', 'sign_ins', 'sign_in_failures'],
  ...['saved_views', 'calendar_feeds'],
];
/** Routes of the portal are open to auditors as to everybody, as the public and not as auditors; what an auditor sets for the own account is no case. */
const NOT_AS_AUDITOR = ['The public and applicants', 'Signing in and the own account', 'API keys'];

/** The own e-mail address and language, whether a digest is wanted. */
const OWN_SETTINGS = ['POST /settings'];

let office: AccessOffice;

beforeAll(async () => {
  office = await openAccessOffice();
});
afterAll(() => office.close());

describe.each(TOPICS.filter(({ heading }) => !NOT_AS_AUDITOR.includes(heading)))('the auditor, in “$heading”', ({ rows }) => {
  it('changes nothing by any route', async () => {
    const visitors = createVisitors(office);
    const visitor = await visitors.visitor('auditor', false);
    const changed: string[] = [];
    for (const row of rows.filter(({ route }) => !OWN_SETTINGS.includes(route))) {
      const call = await readyRow(row, { office, name: 'auditor', visitor });
      const before = await tableStates(office.db.read, LEFT_OUT);
      expect(Object.keys(before).length).toBeGreaterThan(25);
      await call();
      const after = await tableStates(office.db.read, LEFT_OUT);
      const tables = Object.keys(after).filter((table) => after[table]?.digest !== before[table]?.digest);
      if (tables.length > 0) changed.push(`${row.route}: ${tables.join(', ')}`);
    }
    expect(changed).toEqual([]);
    expect(office.failures).toEqual([]);
  });
});
