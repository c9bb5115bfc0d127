import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { createOutboxStore, type NewMail } from '../../src/store/outbox-store.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';
import { count } from './browser.ts';
import { type OfficeBrowser, signedIn } from './office-browser.ts';

const DAY = '2026-03-02';
const ADDRESS = 'zhangsan@example.org';

describe('the pages of outgoing mail', () => {
  let office: RunningOffice;
  let caseId: string;
  let officer: OfficeBrowser;
  beforeAll(async () => {
    office = await openRunningOffice({ day: DAY });
    caseId = await office.carry([
      ['registrar', 'application.arrived', DAY],
      ['registrar', 'examination.started', DAY],
    ]);
    await office.db.write('outbox').delete();
    officer = await signedIn(office, 'officer');
  });
  afterAll(() => office.close());

  /** A mail with the facts of the case, put into a state. @returns its id. */
  async function put(messageKey: string, state: object = {}, changes: Partial<NewMail> = {}): Promise<number> {
    const address = { kind: 'address', address: ADDRESS } as const;
    const facts = {
      caseId,
      caseNo: '甲政公开申〔2026〕1号',
      caseKind: 'request',
      title: '某道路工程的验收报告',
      organName: '甲区人民政府',
    };
    const data = { ...facts, mailKind: 'registered', address: 'z***@example.org', code: '550', answer: null };
    const mail: NewMail = {
      messageKey,
      caseId,
      organId: office.organ.id,
      kind: 'mailBounced',
      recipient: address,
      language: 'zh',
      data,
      ...changes,
    };
    await createOutboxStore(office.db.write).put([mail], office.time.now().toISOString());
    await office.db
      .write('outbox')
      .where({ message_key: messageKey })
      .update({ next_at: '2027-01-01T00:00:00.000Z', ...state });
    return (await office.db.read('outbox').where({ message_key: messageKey }).first()).id;
  }
  const at = '2026-03-02T04:00:00.000Z';
  const failed = (code: string) => ({ state: 'failed', state_at: at, error: JSON.stringify({ code, answer: `${code} said so`, at }) });
  const stateOf = async (id: number): Promise<string> => (await office.db.read('outbox').where({ id }).first()).state;
  const reads = () => office.db.read('case_reads').where({ case_id: caseId, detail: 'mail' });

  it('list what did not get there, with what is wrong in words, and by kind', async () => {
    const id = await put('no-mailbox', failed('550'));
    const { html } = await officer.get('/mail');
    expect(html).toContain(`href="/mail/${id}"`);
    expect(html).toContain('没有这个邮箱');
    expect(html).toContain('z***@example.org');
    expect(html).not.toContain(ADDRESS);
    expect(count((await officer.get('/mail?tab=trouble&kind=digest')).html, 'mail-empty')).toBe(1);
    expect(count((await officer.get('/mail?tab=waiting')).html, 'mail-empty')).toBe(1);
  });

  it('turn pages without leaving anything out', async () => {
    for (let i = 0; i < 35; i += 1) await put(`page-${i}`, { state: 'kept', state_at: at });
    const first = (await officer.get('/mail?tab=kept')).html;
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = (await officer.get(next)).html;
    const ids = [...`${first}${second}`.matchAll(/href="\/mail\/(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(35);
    expect(second).not.toContain('rel="next"');
    await office.db.write('outbox').where('message_key', 'like', 'page-%').delete();
  });

  it('show a mail before it is sent, keep that it was read, and let it be cancelled', async () => {
    const id = await put('waits');
    const before = (await reads()).length;
    const { html } = await officer.get(`/mail/${id}`);
    expect(html).toContain('还没有发出');
    expect(html).toContain(ADDRESS);
    expect(html).toContain(`src="/mail/${id}/html"`);
    expect((await reads()).length).toBe(before + 1);
    const frame = await officer.get(`/mail/${id}/html`);
    expect(frame.html).toContain('甲政公开申〔2026〕1号');
    expect(frame.response.headers.get('content-security-policy')).toContain('sandbox');
    await officer.submit(`/mail/${id}/cancel`, {});
    expect(await stateOf(id)).toBe('cancelled');
    const again = await officer.submit(`/mail/${id}/again`, {});
    expect(again.html).toContain('重新列入发送队列');
    const acts = await createAuditStore(office.db.read).find({ subject: String(id) }, 5);
    expect(acts.map(({ kind, actorId }) => `${kind} ${actorId}`)).toEqual(['mail.retried officer', 'mail.cancelled officer']);
    expect(await stateOf(id)).toBe('waiting');
  });

  it('send what failed again, all at once too, but nothing whose query code is gone', async () => {
    const gone = await put('gone', { ...failed('451'), data: JSON.stringify({ secretsRemoved: true }) }, { kind: 'receipt' });
    const lost = await put('lost', failed('554'));
    const back = await put('back', { ...failed('5.1.1'), state: 'bounced' });
    expect((await officer.get(`/mail/${gone}`)).html).toContain(`/cases/${caseId}/query-code`);
    expect((await officer.get('/mail')).html).toContain('data-test="mail-again-all"');
    const { html } = await officer.submit('/mail/again', {});
    expect(html).toContain('重新列入发送队列');
    expect([await stateOf(gone), await stateOf(lost), await stateOf(back)]).toEqual(['failed', 'waiting', 'bounced']);
    await officer.submit(`/mail/${back}/cancel`, {});
    expect(await stateOf(back)).toBe('cancelled');
  });

  it('show administrators how mail stands and not what it says', async () => {
    const id = await put('for-admin', failed('550'));
    const before = (await reads()).length;
    const admin = await signedIn(office, 'admin');
    const { html } = await admin.get(`/mail/${id}`);
    expect(html).toContain('z***@example.org');
    for (const hidden of [ADDRESS, 'said so', 'mail-text', `/mail/${id}/html`]) expect(html).not.toContain(hidden);
    expect((await admin.get(`/mail/${id}/html`)).status).toBe(403);
    expect((await reads()).length).toBe(before);
    await admin.submit(`/mail/${id}/again`, {});
    expect(await stateOf(id)).toBe('waiting');
  });

  it('let auditors look and not act, and other roles not even look', async () => {
    const id = await put('for-auditor', failed('550'));
    const auditor = await signedIn(office, 'auditor');
    const { html } = await auditor.get(`/mail/${id}`);
    expect(html).toContain('mail-trouble');
    expect(html).not.toContain('data-test="mail-again"');
    for (const path of ['/mail/again', `/mail/${id}/again`, `/mail/${id}/cancel`]) expect((await auditor.post(path, {})).status).toBe(403);
    expect(await stateOf(id)).toBe('failed');
    const statistician = await signedIn(office, 'statistician');
    for (const path of ['/mail', `/mail/${id}`, `/mail/${id}/html`]) expect((await statistician.get(path)).status).toBe(403);
  });

  it('do not find mail of another organ, nor send it again with the others', async () => {
    const other = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const id = await put('foreign', failed('550'), { organId: other.id, caseId: null });
    for (const path of [`/mail/${id}`, `/mail/${id}/html`]) expect((await officer.get(path)).status).toBe(404);
    for (const act of ['again', 'cancel']) expect((await officer.post(`/mail/${id}/${act}`, {})).status).toBe(404);
    expect((await officer.get('/mail?tab=trouble')).html).not.toContain(`href="/mail/${id}"`);
    await officer.post('/mail/again', {});
    expect(await stateOf(id)).toBe('failed');
  });

  it('stand on the page of the case, trouble marked', async () => {
    const id = await put('on-case', failed('552'));
    const { html } = await officer.get(`/cases/${caseId}`);
    expect(html).toContain(`href="/mail/${id}"`);
    expect(html).toContain('对方的邮箱已满');
  });

  it('say what fails, on the page of the system and above the queue once it lasts, and readiness does not depend on it', async () => {
    const states = createServiceStateStore(office.db.write);
    const minutesAgo = (minutes: number) => new Date(office.time.now().getTime() - minutes * 60_000).toISOString();
    await states.markFailed('smtp', { now: minutesAgo(4), error: 'ECONNREFUSED' });
    await states.markOk('clock', minutesAgo(14));
    expect(count((await officer.get('/queue?scope=all')).html, 'system-notice')).toBe(0);
    await office.db
      .write('service_states')
      .where({ name: 'smtp' })
      .update({ failing_since: minutesAgo(6) });
    await states.markOk('clock', minutesAgo(16));
    const queue = (await officer.get('/queue?scope=all')).html;
    expect(queue).toContain('邮件不能发出');
    expect(queue).toContain('期限没有自动处理');
    const system = await (await signedIn(office, 'statistician')).get('/system');
    expect(count(system.html, 'system-row')).toBe(8);
    expect(system.html).toContain('已超过 15 分钟');
    expect((await fetch(`${office.url}/readyz`)).status).toBe(200);
    await office.runDue();
    expect((await officer.get('/system')).html).not.toContain('已超过 15 分钟');
    expect(office.failures).toEqual([]);
  });
});
