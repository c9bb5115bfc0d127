import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_SCOPE_NAMES } from '../../../src/law/access/api-scopes.ts';
import { applicationOperations } from '../../../src/web/api/operations/applications.ts';
import { caseEventOperations } from '../../../src/web/api/operations/case-events.ts';
import { caseOperations } from '../../../src/web/api/operations/cases.ts';
import { clockOperations } from '../../../src/web/api/operations/clock.ts';
import { fileOperations } from '../../../src/web/api/operations/files.ts';
import { intakeOperations } from '../../../src/web/api/operations/intake.ts';
import { noteOperations } from '../../../src/web/api/operations/notes.ts';
import { serviceOperations } from '../../../src/web/api/operations/service.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { keysOf } from '../../support/api-keys.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { ALL_CALLS, PAPERS, type WellFormedCall } from './calls.ts';

let office: RunningOffice;
const clients = new Map<WellFormedCall['who'], ApiClient>();
const things = new Map<string, string>();

beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-02' });
  const keys = keysOf(office);
  const people = ['registrar', 'officer', 'head', 'leader', 'auditor', 'statistician', 'admin'] as const;
  for (const login of people) clients.set(login, await apiClient(office.url, await keys.personal(login, API_SCOPE_NAMES)));
  const portal = await apiClient(office.url, await keys.program(['applications:submit']));
  clients.set('portal', portal);
  const caseId = await office.carry([
    ['registrar', 'application.arrived', '2026-03-02'],
    ['registrar', 'examination.started', '2026-03-02'],
  ]);
  things.set('id', caseId);
  const paper = await portal.post('/files', PAPERS.file);
  const sent = await portal.post('/applications', { body: { data: { ...PAPERS.contents, attachments: [paper.body.id] } } });
  things.set('paper', paper.body.id).set('sent', sent.body.id);
});
afterAll(() => office.close());

function filledIn(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => things.get(name) ?? `no-${name}`);
}

describe('a well-formed call of', () => {
  it('nothing that is no operation is in the list', () => {
    const known = OPERATIONS.map(({ id }) => id);
    expect(Object.keys(ALL_CALLS).filter((id) => !known.includes(id))).toEqual([]);
  });

  const order = Object.keys(ALL_CALLS);
  /** Groups whose every operation needs a call here; of the others, those that have one. */
  const groups = [caseOperations, caseEventOperations, intakeOperations, noteOperations, fileOperations, applicationOperations];
  const needed = new Set([...groups, clockOperations, serviceOperations].flat().map(({ id }) => id));
  const inOrder = OPERATIONS.filter(({ id }) => needed.has(id) || ALL_CALLS[id] !== undefined).sort(
    (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
  );
  it.each(inOrder)('$id is answered with 2xx', async ({ id, method }) => {
    const call = ALL_CALLS[id];
    if (call === undefined) throw new Error(`Nothing is called of ${id}: give it a line in test/web/api/calls.ts`);
    const { who, path, ifMatch, keep = {}, ...rest } = call;
    const client = clients.get(who);
    const address = filledIn(path);
    const etag = ifMatch === true ? (await client?.get(address.replace(/^(\/cases\/[^/]+).*/, '$1')))?.headers.get('etag') : undefined;
    const answer = await client?.call(method.toUpperCase(), address, {
      ...rest,
      ...(etag === undefined ? {} : { version: Number(etag?.replaceAll('"', '')) }),
    });
    expect(`${answer?.status} ${JSON.stringify(answer?.body?.problems ?? null)}`).toMatch(/^2\d\d null$/);
    for (const [name, member] of Object.entries(keep)) things.set(name, String(answer?.body[member]));
    expect(office.failures).toEqual([]);
  });
});
