import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { codeFor } from '../web/track-browser.ts';
import { type Cases, prepareCases } from './cases.ts';
import { bodyOf, findForm } from './posted-form.ts';

const SCRIPT = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
const HOSTILE = [
  SCRIPT,
  "a\u0000\u202Eb'); drop table cases; --",
  '../../etc/passwd',
  '\uFFFE'.repeat(3),
  '9'.repeat(400),
  '2026-02-30',
  '-1',
];

/** Pages that read what the address asks. */
const ASKED: readonly { readonly name: string; readonly path: (cases: Cases, value: string) => string }[] = [
  { name: 'search of what is public', path: (_cases, value) => `/apply/1?subject=${value}` },
  { name: 'type of applicant', path: (_cases, value) => `/apply/1/form?type=${value}&subject=${value}` },
  { name: 'organ', path: (_cases, value) => `/apply/${value}` },
  { name: 'feedback', path: (_cases, value) => `/feedback/1/${value}?about=${value}` },
  { name: 'deadlines', path: (_cases, value) => `/deadline?channel=${value}&arrivedOn=${value}&confirmedOn=${value}` },
  { name: 'language', path: (_cases, value) => `/?lang=${value}` },
  { name: 'sign-in', path: (_cases, value) => `/login?next=${value}` },
  { name: 'what follows the query code', path: (_cases, value) => `/track?next=${value}&left=${value}` },
  {
    name: 'queue',
    path: (_cases, value) => `/queue?scope=${value}&kind=${value}&group=${value}&channel=${value}&after=${value}&find=${value}`,
  },
  { name: 'list of a saved view', path: (_cases, value) => `/queue/views/${value}` },
  { name: 'export', path: (_cases, value) => `/queue/export.csv?scope=${value}&after=${value}` },
  { name: 'channel of an intake', path: (_cases, value) => `/cases/new?channel=${value}` },
  { name: 'case', path: (_cases, value) => `/cases/${value}` },
  { name: 'file of a case', path: ({ arrived }, value) => `/cases/${arrived}/files/${value}` },
  {
    name: 'what-if',
    path: ({ arrived }, value) => `/cases/${arrived}/what-if?type=period.extended&on=${value}&value=${value}&add=${value}&remove=${value}`,
  },
  { name: 'merge', path: ({ arrived }, value) => `/cases/${arrived}/merge?with=${value}&number=${value}` },
  { name: 'month', path: (_cases, value) => `/month?month=${value}` },
  { name: 'publications', path: (_cases, value) => `/publications?page=${value}` },
  { name: 'guide', path: (_cases, value) => `/guide/${value}/versions/${value}` },
  { name: 'readings', path: ({ arrived }, value) => `/cases/${arrived}/reads?page=${value}` },
];

describe('requests that no page makes', () => {
  let office: RunningOffice;
  let cases: Cases;
  let officer: Visitor;
  beforeAll(async () => {
    office = await openRunningOffice();
    cases = await prepareCases(office);
    officer = visitorAt(office.url);
    await officer.signIn('officer', PASSWORD);
  });
  afterEach(() => expect(office.failures.splice(0)).toEqual([]));
  afterAll(() => office?.close());

  it.each(ASKED)('$name: whatever the address asks, nothing fails and nothing is shown as more than text', async ({ path }) => {
    const values = HOSTILE.map((value) => encodeURIComponent(value));
    for (const value of [...values, '%ED%A0%80', '%FF', '%']) {
      const { status, html } = await officer.get(path(cases, value));
      expect(status, value).toBeLessThan(500);
      expect(html, value).not.toMatch(/<script>alert|<img src=x/);
    }
  });

  it('keep a note as it was typed and show it as text', async () => {
    const { html } = await officer.get(`/cases/${cases.arrived}`);
    await post(officer, findForm(html, 'name="text"'), SCRIPT);
    const [{ text }] = await office.db.read('notes').where({ case_id: cases.arrived });
    expect(text).toBe(SCRIPT);
    const page = (await officer.get(`/cases/${cases.arrived}`)).html;
    expect(page).toContain('&lt;script>alert(1)');
    expect(page).not.toMatch(/<script>alert|<img src=x/);
  });

  it('keep what an applicant supplies as it was typed and show it to the office as text', async () => {
    const applicant = visitorAt(office.url);
    await applicant.get('/track');
    await applicant.post('/track', await codeFor(office, cases.uncorrected));
    const { html } = await applicant.get(`/track/${cases.uncorrected}/correct`);
    await post(applicant, findForm(html, 'data-test="act-form"'), SCRIPT);
    for (const [visitor, path] of [
      [applicant, `/track/${cases.uncorrected}`],
      [officer, `/cases/${cases.uncorrected}`],
    ] as const) {
      expect((await visitor.get(path)).html, path).not.toMatch(/<script>alert|<img src=x/);
    }
    expect((await officer.get(`/cases/${cases.uncorrected}`)).html).toContain('&lt;script>alert(1)');
  });

  it.each([
    ['nobody', {}],
    ['a case that is none', { case: `${SCRIPT}:1`, person: 'officer' }],
    ['somebody who is nobody', { case: 'CASE', person: "' or 1=1 --" }],
    ['somebody of no role for it', { case: 'CASE', person: 'auditor' }],
  ])('assign nothing to %s', async (_name, fields) => {
    const head = visitorAt(office.url);
    await head.signIn('head', PASSWORD);
    const values = Object.entries(fields).map(([name, value]) => [name, value.replace('CASE', `${cases.processing}:2`)]);
    for (const path of ['/queue/assign/confirm', '/queue/assign/undo']) {
      await head.get('/queue?scope=all');
      const { status, html } = await head.post(path, Object.fromEntries(values));
      expect([303, 422]).toContain(status);
      expect(html).not.toMatch(/<script>alert|<img src=x/);
    }
    const row = await office.db.read('cases').where({ id: cases.processing }).first('assigned_to');
    expect(row.assigned_to).toBeNull();
  });

  it('are told when they are larger than anything a form can hold', async () => {
    await officer.get(`/cases/${cases.arrived}`);
    const { status, html } = await officer.post(`/cases/${cases.arrived}/notes`, { text: 'x'.repeat(600_000) });
    expect(status).toBe(413);
    expect(html).toContain('data-test="error-page"');
  });

  it.each(['{', 'null', '[[[[', '_csrf[a][b]=1'])('do not fail on the body %s', async (body) => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']) {
      const { status } = await officer.ask('/cases', { method: 'POST', body, headers: { 'content-type': type } });
      expect(status, type).toBeLessThan(500);
    }
  });

  async function post(visitor: Visitor, form: ReturnType<typeof findForm>, typed: string): Promise<void> {
    const { body, type } = bodyOf(form, ({ kind }) => (kind === 'file' ? undefined : typed));
    const answer = await visitor.ask(form.action, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } });
    expect(answer.status).toBe(303);
  }
});
