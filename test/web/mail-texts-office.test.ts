import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailKind } from '../../src/engine/effects/mail-kinds.ts';
import { type OutboxRow, outboxTable } from '../../src/store/outbox-store.ts';
import { createMailComposer } from '../../src/web/mail/compose-mail.ts';
import { sampleFacts } from '../../src/web/mail/sample-facts.ts';
import { application } from '../support/office.ts';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { readable } from './mail-reading.ts';

const APPLICANT = { ...application.applicant, email: 'jia@example.cn' };
const arrived = (on: string, data = {}): StaffStep => ['registrar', 'application.arrived', on, { applicant: APPLICANT, ...data }];

const processing: readonly StaffStep[] = [
  ['officer', 'examination.started', '2026-03-03'],
  ['officer', 'unit.assigned', '2026-03-03', { unit: '某科室' }],
  ['officer', 'search.started', '2026-03-04', { units: '某科室', systems: '档案系统' }],
];

const answered: readonly StaffStep[] = [
  ...processing,
  ['officer', 'thirdParty.consulted', '2026-03-05', { party: '某建设有限公司', summary: '验收报告中的报价' }],
  ['officer', 'thirdParty.served', '2026-03-06', { party: '某建设有限公司', proof: '送达回证' }],
  ['officer', 'thirdParty.replied', '2026-03-09', { party: '某建设有限公司', answer: 'agree' }],
  [
    'officer',
    'search.completed',
    '2026-03-10',
    { result: 'found', systems: '档案系统', terms: '验收报告', staff: '员工乙', resultList: '一份' },
  ],
  ['secrecy', 'secrecy.cleared', '2026-03-10', { level: '不涉密', basis: '《中华人民共和国保守国家秘密法》' }],
  ['head', 'period.extended', '2026-03-11', { workingDays: 10, reason: '材料较多' }],
  [
    'officer',
    'reply.proposed',
    '2026-03-12',
    { decisionCode: 'D4', thirdPartyGround: 'privacy', basis: '第十五条', reasons: '涉及个人隐私' },
  ],
  ['officer', 'reply.submitted', '2026-03-12'],
  ['legal', 'legal.approved', '2026-03-13', { opinion: '同意' }],
  ['leader', 'reply.approved', '2026-03-13'],
  ['officer', 'reply.issued', '2026-03-16'],
  ['officer', 'reply.served', '2026-03-16', { method: 'post', mailNumber: 'RA473124829CN' }],
  ['officer', 'service.proven', '2026-03-19', { proof: 'signature', deliveredOn: '2026-03-18' }],
];

const COURSES: readonly (readonly [StaffStep, ...StaffStep[]])[] = [
  [arrived('2026-03-02'), ...answered],
  [arrived('2026-03-02', { channel: 'fax' }), ['registrar', 'receipt.confirmed', '2026-03-03', { contactPerson: '某甲', method: 'phone' }]],
  [
    arrived('2026-03-20'),
    ['officer', 'examination.started', '2026-03-20'],
    ['officer', 'correction.requested', '2026-03-23', { workingDays: 10, points: '请写明文号' }],
  ],
  [
    arrived('2026-03-20'),
    ['officer', 'examination.started', '2026-03-20'],
    ['officer', 'fee.notified', '2026-03-24', { yuan: 380, method: 'perPage', count: 68, account: '某银行 0001' }],
    ['officer', 'fee.paid', '2026-03-26', { receiptNumber: 'A1' }],
  ],
  [
    arrived('2026-03-20'),
    ['officer', 'examination.started', '2026-03-20'],
    ['officer', 'reasons.requested', '2026-03-24', { counts: '本月二十件', workingDays: 10 }],
  ],
  [arrived('2026-03-20'), ['officer', 'application.withdrawn', '2026-03-23', { statement: '自愿撤回' }]],
];

describe('mails of cases that were really carried through', () => {
  let office: RunningOffice;
  let mails: readonly OutboxRow[];
  beforeAll(async () => {
    office = await openRunningOffice();
    for (const course of COURSES) await office.carry(course);
    office.time.set('2026-04-20');
    await office.runDue();
    mails = (await office.db.read('outbox').orderBy('id')).map(outboxTable.fromRow);
  });
  afterAll(() => office.close());

  const compose = createMailComposer({ publicUrl: 'https://disclosure.example.cn' });
  const read = (mail: OutboxRow, language: 'zh' | 'en') => compose(mail, { address: 'a@example.cn', name: '某甲', language });
  const textsOf = (kind: MailKind): readonly string[] => mails.filter((mail) => mail.kind === kind).map((mail) => read(mail, 'zh').text);

  it('have facts for every word, in both languages', () => {
    const kinds = [...new Set(mails.map(({ kind }) => kind))];
    expect(kinds.length).toBeGreaterThan(14);
    for (const mail of mails) {
      for (const language of ['zh', 'en'] as const) {
        const { subject, text, html } = read(mail, language);
        for (const part of [subject, text, readable(html)]) expect(part).not.toMatch(/undefined|null|NaN|\[object|[{}]|Invalid/);
        expect(text).not.toMatch(/11010519491231002X|13800000000|某建设有限公司/);
      }
    }
  });

  it('are kept with the facts that the samples have', () => {
    const keys = Object.keys(sampleFacts({ type: 'period.extended', on: '2026-03-11' })).toSorted();
    const ofCase = mails.filter(({ kind }) => !['receipt', 'digest', 'integrityFaults', 'mailBounced', 'mailRefused'].includes(kind));
    for (const { kind, data } of ofCase) expect([kind, Object.keys(data).toSorted()]).toEqual([kind, keys]);
  });

  it.each([
    ['arrived', ['收到申请的日期为 2026年3月2日', '最迟应当在 2026年3月30日（星期一，含当日）答复']],
    ['registered', ['2026年3月3日', '《登记回执》']],
    ['correctionRequested', ['请在 2026年4月7日（星期二，含当日）之前完成补正', '- 请写明文号', '《补正告知书》（']],
    ['reasonsRequested', ['请在 2026年4月8日（星期三，含当日）之前说明理由', '本月二十件']],
    ['feeNotified', ['请在 2026年4月23日（星期四，含当日）之前缴纳 380 元', '按量（页）', '某银行 0001']],
    ['paymentConfirmed', ['缴费日期为 2026年3月26日', 'A1']],
    ['thirdPartyConsulted', ['《征求意见告知书》（', '不计入答复期限']],
    ['periodExtended', ['延长 10 个工作日', '《延期答复告知书》（']],
    [
      'replyReady',
      ['公开您申请的信息会对第三方合法权益造成损害', '《不予公开决定书》', '应当先申请行政复议', '自您实际收到答复之日起计算'],
    ],
    ['remedies', ['2026年3月18日 送达您', '申请复议最后一天：2026年5月18日（星期一，含当日）']],
    ['noLongerHandled', ['2026年4月8日 起视为放弃', '《视为放弃告知书》（']],
    ['withdrawn', ['您于 2026年3月23日 撤回']],
    ['lapsed', ['申请人没有补正']],
  ] as const)('%s tells the days, numbers and titles of its case', (kind, sentences) => {
    const texts = textsOf(kind);
    for (const sentence of sentences) expect(texts.join('\n')).toContain(sentence);
  });
});
