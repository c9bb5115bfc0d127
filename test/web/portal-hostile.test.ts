import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { CITIZEN_FORM, hiddenFields, openPortalOffice, type PortalOffice, reviewed, submitted } from './portal-office.ts';

const REVIEW = '/apply/1/review';

describe('the application form under attack', () => {
  let office: PortalOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openPortalOffice();
    browser = await office.open();
  });
  afterAll(() => office.close());

  const review = (changes?: Record<string, string | string[]>) => reviewed(browser, changes);
  const submit = (html: string, changes?: Record<string, string | string[]>) => submitted(browser, html, changes);

  it('refuses a form of another session', async () => {
    const other = await office.open();
    await other.get('/apply/1/form?type=citizen');
    expect((await browser.post('/apply/1', { ...CITIZEN_FORM, confirmed: 'true', _csrf: 'forged' })).status).toBe(403);
  });

  it('keeps personal data out of addresses', async () => {
    const reply = await submit((await review()).html);
    for (const secret of ['11010519491231002X', '13800000000', 'zhang']) {
      expect(`${reply.location}${JSON.stringify([...reply.headers])}`).not.toContain(secret);
    }
  });

  it('answers any text with the form or its review, escaped, and never fails', async () => {
    await browser.get('/apply/1/form?type=citizen');
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('<script>alert(1)</script>', '" onfocus="x', '\u0000', "'; drop table cases; --", '{{7*7}}'),
    );
    const names = Object.keys(CITIZEN_FORM).filter((name) => name !== 'data.applicant.type');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names, 'data.agent', 'data.docNo', 'data.fax', 'token', 'data.attachments'),
        hostile,
        async (name, text) => {
          const { status, html } = await browser.post(REVIEW, { ...CITIZEN_FORM, [name]: text });
          expect([200, 422]).toContain(status);
          expect(html).not.toContain('<script>alert');
          expect(html).not.toContain('" onfocus="x');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes any text of the right length to the very end', async () => {
    const { html } = await review({ 'data.description': `控制符\u0000\u0007与<b>"引号"</b>&amp;` });
    const sent = await submit(html);
    expect(sent.location).toBe('/apply/receipt');
    const [row] = await office.db.read('history').where('data', 'like', '%控制符%');
    expect(JSON.parse(row.data).description).toBe('控制符与<b>"引号"</b>&amp;');
  });

  it('limits how often one address may send', async () => {
    const { html } = await review();
    const statuses: number[] = [];
    for (let i = 0; i < 45; i++) statuses.push((await browser.post('/apply/1', { ...hiddenFields(html), 'data.title': '' })).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
