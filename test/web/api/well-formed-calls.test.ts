import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiOperation } from '../../../src/web/api/operation.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { CASE_CALLS } from './calls-of-cases.ts';
import { ENTRY_CALLS } from './calls-of-entries.ts';
import { AUDIT_CALLS, CORRESPONDENCE_CALLS, SETTING_CALLS } from './calls-of-the-rest.ts';
import { type FullOffice, openFullOffice } from './full-office.ts';
import { type Calls, makeCall } from './well-formed-call.ts';

const CALLS: Calls = { ...ENTRY_CALLS, ...CASE_CALLS, ...CORRESPONDENCE_CALLS, ...AUDIT_CALLS, ...SETTING_CALLS };
const ORDER = Object.keys(CALLS);
const IN_ORDER = [...OPERATIONS].sort((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));

let office: FullOffice;

beforeAll(async () => {
  office = await openFullOffice();
});
afterAll(() => office.close());

/** What the document promises for a call that succeeds. */
function promised({ answer, status }: ApiOperation): number {
  return answer === null ? 204 : (status ?? 200);
}

it('no call is of an operation that there is not', () => {
  const known = OPERATIONS.map(({ id }) => id);
  expect(ORDER.filter((id) => !known.includes(id))).toEqual([]);
});

describe('a well-formed call of', () => {
  // The client takes no answer that is not as the document describes it.
  it.each(IN_ORDER)('$id succeeds', async (operation) => {
    const call = CALLS[operation.id];
    if (call === undefined) throw new Error(`Nothing is called of ${operation.id}: give it a line in test/web/api/calls-of-….ts`);
    const client = office.clients.get(call.who);
    if (client === undefined) throw new Error(`${call.who} has no key`);
    const answer = await makeCall(client, operation.method.toUpperCase(), { call, things: office.things });
    const told = answer.status < 400 ? '' : JSON.stringify(answer.body);
    expect(`${answer.status} ${told}`.trim()).toBe(String(promised(operation)));
    expect([...client.called.keys()]).toContain(operation.id);
    expect(office.failures).toEqual([]);
  });
});
