import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createQueryCodes } from '../../src/engine/query-codes.ts';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { application } from '../support/office.ts';
import { openRunningOffice, PASSWORD, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2026-03-02' });
});
afterAll(() => office.close());

const path = (kind: string) => `/feedback/${office.organ.id}/${kind}`;

/** The form of a kind, opened by somebody; the token of the form goes along. */
async function open(kind: string): Promise<{ readonly visitor: Visitor; readonly token: string }> {
  const visitor = visitorAt(office.url);
  const { status, html } = await visitor.get(path(kind));
  expect(status).toBe(200);
  return { visitor, token: /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}

const COMPLAINT = {
  'data.addressee': 'supervisor',
  'data.subject': '公开指南中的电话长期无人接听',
  'data.name': '某乙',
  'data.phone': '13800000000',
};

async function cases(): Promise<number> {
  const rows = await office.db.read('cases').count({ count: '*' });
  return Number(rows[0]?.count);
}

describe('a complaint of the public', () => {
  it('is reviewed, sent, and can be followed by the number and code of its receipt', async () => {
    const { visitor, token } = await open('complaint');
    const review = await visitor.post(`${path('complaint')}/review`, { ...COMPLAINT, token });
    expect(review.html).toContain('公开指南中的电话长期无人接听');
    expect(await cases()).toBe(0);
    const sent = await visitor.post(`${path('complaint')}/send`, { ...COMPLAINT, token });
    expect([sent.status, sent.location]).toEqual([303, '/feedback/receipt']);
    const { html } = await visitor.get('/feedback/receipt');
    const number = /receipt-number">([^<]+)</.exec(html)?.[1] ?? '';
    const code = /receipt-code">([^<]+)</.exec(html)?.[1] ?? '';
    expect(number).toBe('甲政公开诉〔2026〕1号');
    const checked = await createQueryCodes({ db: office.db, now: office.time.now }).check({ number, code });
    expect(checked.result).toBe('ok');
    const entries = await createHistoryStore(office.db.read).list(checked.result === 'ok' ? checked.caseId : '');
    expect(entries).toMatchObject([{ type: 'complaint.filed', actorKind: 'applicant', actorName: '某乙', data: { filedBy: 'applicant' } }]);
    expect((await visitor.get('/feedback/receipt')).html).not.toContain(code);
  });
  it('is followed and withdrawn by whoever filed it, who sees no finding or note of staff', async () => {
    const { visitor, token } = await open('complaint');
    await visitor.post(`${path('complaint')}/send`, { ...COMPLAINT, token });
    const receipt = (await visitor.get('/feedback/receipt')).html;
    const number = /receipt-number">([^<]+)</.exec(receipt)?.[1] ?? '';
    const code = /receipt-code">([^<]+)</.exec(receipt)?.[1] ?? '';
    const follower = visitorAt(office.url);
    await follower.get('/track');
    const { location } = await follower.post('/track', { number, code });
    const caseId = location?.split('/').at(-1) ?? '';
    const steps: readonly StaffStep[] = [
      ['officer', 'complaint.accepted', '2026-03-02', { note: '内部备注' }],
      ['officer', 'complaint.investigated', '2026-03-02', { findings: '调查细节' }],
    ];
    await office.record(caseId, steps);
    const page = await follower.get(`/track/${caseId}`);
    expect(page.html).toContain('公开指南中的电话长期无人接听');
    expect(page.html).toContain('2026-03-30');
    for (const hidden of ['内部备注', '调查细节', '员工乙']) expect(page.html).not.toContain(hidden);
    const version = /name="version" value="(\d+)"/.exec(page.html)?.[1] ?? '';
    expect((await follower.post(`/track/${caseId}/withdraw`, { version })).status).toBe(422);
    expect((await follower.post(`/track/${caseId}/withdraw`, { version, confirmed: 'yes' })).status).toBe(303);
    expect((await follower.get(`/track/${caseId}`)).html).toContain('已撤回');
    expect((await visitorAt(office.url).get(`/track/${caseId}`)).location).toMatch(/^\/track\?/);
  });
  it('is one complaint however often it is sent', async () => {
    const { visitor, token } = await open('complaint');
    const before = await cases();
    await Promise.all([1, 2, 3].map(() => visitor.post(`${path('complaint')}/send`, { ...COMPLAINT, token })));
    expect(await cases()).toBe(before + 1);
  });
  it('comes back filled in when something is missing, and nothing is stored', async () => {
    const { visitor, token } = await open('complaint');
    const before = await cases();
    const { status, html } = await visitor.post(`${path('complaint')}/send`, { ...COMPLAINT, 'data.subject': ' ', token });
    expect(status).toBe(422);
    expect(html).toContain('data-test="error-summary"');
    expect(html).toContain('value="某乙"');
    expect(await cases()).toBe(before);
  });
  it('can be changed after the review', async () => {
    const { visitor, token } = await open('complaint');
    const { html } = await visitor.post(`${path('complaint')}/change`, { ...COMPLAINT, token });
    expect(html).toContain('公开指南中的电话长期无人接听');
    expect(html).toContain(token);
  });
  it('names the application it is about when it comes from there', async () => {
    const about = encodeURIComponent('甲政公开申〔2026〕7号');
    expect((await visitorAt(office.url).get(`${path('complaint')}?about=${about}`)).html).toContain('甲政公开申〔2026〕7号');
  });
});

describe('a request to correct a record', () => {
  const data = { 'data.record': '登记的门牌号有误', 'data.evidence': '不动产权证书' };
  const who = Object.fromEntries(Object.entries(application.applicant).map(([name, value]) => [`data.applicant.${name}`, value]));

  it('needs proof of identity', async () => {
    const { visitor, token } = await open('recordCorrection');
    const { status, html } = await visitor.post(`${path('recordCorrection')}/send`, { ...data, token });
    expect(status).toBe(422);
    expect(html).toContain('data-test="error-summary"');
    const wrong = { ...data, ...who, 'data.applicant.idNumber': '110105194912310021', token };
    expect((await visitor.post(`${path('recordCorrection')}/send`, wrong)).status).toBe(422);
  });
  it('opens a stream with its limit', async () => {
    const { visitor, token } = await open('recordCorrection');
    await visitor.post(`${path('recordCorrection')}/send`, { ...data, ...who, token });
    const { html } = await visitor.get('/feedback/receipt');
    expect(html).toContain('甲政公开更〔2026〕1号');
    expect(html).toContain('2026-03-30');
  });
});

describe('a suggestion', () => {
  it('is kept for the disclosure office, which says what became of it', async () => {
    const { visitor, token } = await open('suggestion');
    await visitor.post(`${path('suggestion')}/send`, { 'data.text': '希望增加检索功能<script>', token });
    expect((await visitor.get('/feedback/receipt')).html).toContain('意见建议已收到');
    const officer = visitorAt(office.url);
    await officer.signIn('officer', PASSWORD);
    const list = await officer.get('/suggestions');
    expect(list.html).toContain('希望增加检索功能&lt;script>');
    const id = /action="\/suggestions\/(\w+)"/.exec(list.html)?.[1] ?? '';
    expect((await officer.post(`/suggestions/${id}`, { outcome: ' ' })).status).toBe(422);
    expect((await officer.post(`/suggestions/${id}`, { outcome: '下月上线' })).status).toBe(303);
    expect((await officer.get('/suggestions')).html).toContain('data-test="suggestions-empty"');
    expect((await officer.get('/suggestions?handled=1')).html).toContain('下月上线');
    const acts = await createAuditStore(office.db.read).find({ kinds: ['suggestion.handled'] }, 9);
    expect(acts.map(({ actorId, subject, data }) => [actorId, subject, data])).toEqual([['officer', id, {}]]);
  });
  it.each(['admin', 'statistician'] as const)('is not shown to the %s', async (login) => {
    const visitor = visitorAt(office.url);
    await visitor.signIn(login, PASSWORD);
    expect((await visitor.get('/suggestions')).status).toBe(403);
  });
  it('made to another organ is not found', async () => {
    const other = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const somebody = visitorAt(office.url);
    const { html } = await somebody.get(`/feedback/${other.id}/suggestion`);
    const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await somebody.post(`/feedback/${other.id}/suggestion/send`, { 'data.text': '给乙区的意见', token });
    const row = await office.db.read('suggestions').where({ organ_id: other.id }).first();
    const officer = visitorAt(office.url);
    await officer.signIn('officer', PASSWORD);
    expect((await officer.get('/suggestions')).html).not.toContain('给乙区的意见');
    expect((await officer.post(`/suggestions/${row.id}`, { outcome: '越权' })).status).toBe(404);
  });
});

it.each(['/feedback/999/complaint', '/feedback/1/nothing', '/feedback/x/complaint', '/feedback/1/__proto__'])(
  'does not know %s',
  async (where) => {
    expect((await visitorAt(office.url).get(where)).status).toBe(404);
  },
);

it('has no receipt to show for somebody who sent nothing', async () => {
  expect((await visitorAt(office.url).get('/feedback/receipt')).html).toContain('没有可以显示的回执');
});
