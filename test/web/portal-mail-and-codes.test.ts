import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueryCodes } from '../../src/engine/query-codes.ts';
import { outboxTable } from '../../src/store/outbox-store.ts';
import { createMailComposer } from '../../src/web/mail/compose-mail.ts';
import { count } from './browser.ts';
import { openPortalOffice, type PortalOffice, reviewed, submitted } from './portal-office.ts';

describe('the receipt by mail and new query codes', () => {
  let office: PortalOffice;
  beforeAll(async () => {
    office = await openPortalOffice({ mailEnabled: true });
  });
  afterAll(() => office.close());

  /** Receipts; staff are written to as well. */
  const outbox = async () => (await office.db.read('outbox').where({ kind: 'receipt' }).orderBy('id')).map(outboxTable.fromRow);
  const compose = createMailComposer({ publicUrl: undefined });

  it('puts one mail into the outbox, with number and code, however often the form is sent', async () => {
    const browser = await office.open();
    const { html } = await reviewed(browser);
    expect(html).toContain('zhang@example.org');
    await submitted(browser, html);
    await submitted(browser, html);
    const receipt = (await browser.get('/apply/receipt')).html;
    expect(receipt).toContain('z***@example.org');
    expect(receipt).not.toContain('zhang@example.org');
    const rows = await outbox();
    expect(rows).toHaveLength(1);
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(receipt)?.[0];
    const [row] = rows;
    if (row?.recipient.kind !== 'address') throw new Error('The receipt is addressed to nobody');
    const message = compose(row, { address: row.recipient.address, name: row.recipient.name ?? null, language: row.language ?? 'zh' });
    expect(message.to).toBe('zhang@example.org');
    for (const body of [message.text, message.html]) expect(body).toContain(code);
    expect(message.text).toMatch(/甲政公开申〔2026〕\d+号/);
  });

  it('puts none in without an address', async () => {
    const before = (await outbox()).length;
    const browser = await office.open();
    const { html } = await reviewed(browser, { 'data.applicant.email': '', 'data.obtainWay': ['pickUp'] });
    await submitted(browser, html);
    expect((await browser.get('/apply/receipt')).html).toContain('不发送电子邮件');
    expect((await outbox()).length).toBe(before);
  });

  it('gives staff who take in applications a new code for an applicant, shown once', async () => {
    const [{ id, case_no: number }] = await office.db.read('cases').where({ kind: 'request' }).limit(1);
    const registrar = await office.open(['registrar']);
    await registrar.signIn();
    await registrar.get(`/cases/${id}/query-code`);
    const issued = await registrar.post(`/cases/${id}/query-code`, {});
    expect([issued.status, issued.location]).toEqual([303, `/cases/${id}/query-code`]);
    const page = await registrar.get(`/cases/${id}/query-code`);
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(page.html)?.[0] ?? '';
    expect(count((await registrar.get(`/cases/${id}/query-code`)).html, 'code-shown')).toBe(1);
    expect(await createQueryCodes(office.deps).check({ number, code })).toEqual({ result: 'ok', caseId: id });
    const reads = await office.db.read('case_reads').where({ case_id: id, detail: 'query-code' });
    expect(reads).toHaveLength(1);
  });

  it('gives none to other roles, other organs or the public', async () => {
    const [{ id }] = await office.db.read('cases').where({ kind: 'request' }).limit(1);
    const leader = await office.open(['leader']);
    await leader.signIn();
    await leader.get('/queue');
    expect((await leader.post(`/cases/${id}/query-code`, {})).status).toBe(403);
    expect((await leader.post('/cases/unknown/query-code', {})).status).toBe(404);
    const anonymous = await office.open();
    await anonymous.get('/apply/1/form?type=citizen');
    expect((await anonymous.post(`/cases/${id}/query-code`, {})).location).toContain('/login');
  });
});
