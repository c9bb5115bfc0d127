import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryLine } from '../../src/engine/engine-types.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { loadApplicantCase } from '../../src/web/applicant-case.ts';
import type { Frame } from '../../src/web/frame.ts';
import { trackPage } from '../../src/web/pages/track-page.ts';
import { toldLines } from '../../src/web/pages/track-timeline.ts';
import { TrackView } from '../../views/pages/track.tsx';
import { openRunningOffice, type RunningOffice, type StaffStep } from '../support/running-office.ts';
import { createTrackBrowser, versionIn, wordsOf } from './track-browser.ts';

const frame = { csrf: { name: '_csrf', token: 't' }, nav: [], notice: null, user: null, area: 'public', title: 't' } as unknown as Frame;

let office: RunningOffice;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
});
afterAll(() => office.close());

const ARRIVAL: StaffStep = ['registrar', 'application.arrived', '2024-03-04'];
const EXAMINED: StaffStep = ['registrar', 'examination.started', '2024-03-05'];
const ASKED: StaffStep = ['officer', 'correction.requested', '2024-03-06', { workingDays: 10, points: '一、请写明文号；二、请写明年份。' }];

/** From examination to a served reply, with everything inside that applicants must not see. */
function repliedOn(serve: string, decision: Readonly<Record<string, unknown>>): readonly StaffStep[] {
  const day = '2024-03-11';
  return [
    EXAMINED,
    ['officer', 'unit.assigned', '2024-03-05', { unit: '内部科室乙', internalLimit: day }],
    ['officer', 'search.started', '2024-03-05', { units: '内部科室乙', systems: '内部系统丙' }],
    ['officer', 'search.completed', day, { result: 'found', systems: '内部系统丙', terms: '词', staff: '某检索员', resultList: '一份' }],
    ['secrecy', 'secrecy.cleared', day, { level: '不涉密', basis: '内部保密意见' }],
    ['officer', 'reply.proposed', day, { basis: '第三十六条第二项', reasons: '经检索，所申请的信息应当公开。', ...decision }],
    ['officer', 'reply.submitted', day],
    ['legal', 'legal.approved', day, { opinion: '内部法制意见' }],
    ['leader', 'reply.approved', day, { opinion: '内部签发意见' }],
    ['officer', 'reply.issued', serve],
    ['officer', 'reply.served', serve, { method: 'inPerson' }],
  ];
}

async function pageOf(caseId: string, today: string): Promise<string> {
  office.time.set(today);
  await office.runDue();
  return (await createTrackBrowser(office).track(office, caseId)).html;
}

describe('what an applicant sees of a case', () => {
  it('says by when a reply is due, and counts the days', async () => {
    const id = await office.carry([ARRIVAL]);
    const words = wordsOf(await pageOf(id, '2024-03-08'));
    expect(words).toContain('正在办理。');
    expect(words).toContain('本机关应当在 2024年4月1日（含当日）之前答复。还剩 16 个工作日。');
    expect(words).toContain('自收到申请的次日起 20 个工作日（2019年条例第三十三条）');
    expect(words).toContain('已计入 4 个工作日，期限共 20 个工作日');
    expect(words).toContain('目前没有需要您办理的事项');
  });

  it('says before receipt is confirmed that no time runs', async () => {
    const id = await office.carry([['registrar', 'application.arrived', '2024-03-04', { channel: 'mailOrdinary' }]]);
    const words = wordsOf(await pageOf(id, '2024-03-04'));
    expect(words).toContain('本机关尚未与您确认收到，办理期限还没有起算');
  });

  it('lists the points to correct with the last day', async () => {
    const html = await pageOf(await office.carry([ARRIVAL, EXAMINED, ASKED]), '2024-03-08');
    const words = wordsOf(html);
    expect(words).toContain('正在等待您补正');
    expect(words).toContain('一、请写明文号；二、请写明年份。');
    expect(words).toContain('2024年3月20日（含当日）');
    expect(html).toContain('data-test="act-correct"');
    expect(words).toContain('暂不能确定');
  });

  it('no longer offers a correction that would come late, and says what to do', async () => {
    const id = await office.carry([ARRIVAL, EXAMINED, ASKED]);
    office.time.set('2024-03-21');
    const { html } = await createTrackBrowser(office).track(office, id);
    expect(html).not.toContain('data-test="act-correct"');
    expect(wordsOf(html)).toContain('补正期限已过，网上不能再提交');
    const words = wordsOf(await pageOf(id, '2024-03-22'));
    expect(words).toContain('因逾期未补正，视为放弃申请，不再处理');
    expect(words).not.toContain('现在的期限');
    expect((await createTrackBrowser(office).track(office, id)).html).not.toContain('data-test="act-correct"');
  });

  it('shows the fee, how to pay it and until when', async () => {
    const fee = { yuan: 380, method: 'perPage', count: 68, account: '某银行 0001' };
    const id = await office.carry([ARRIVAL, EXAMINED, ['officer', 'fee.notified', '2024-03-12', fee]]);
    const words = wordsOf(await pageOf(id, '2024-03-12'));
    for (const part of ['380 元', '某银行 0001', '按量（页）', '68', '2024年4月11日（含当日）']) expect(words).toContain(part);
  });

  it('puts the first and the extended day side by side, each with its rule', async () => {
    const extended: StaffStep = ['head', 'period.extended', '2024-03-20', { workingDays: 10, reason: '需要检索大量档案' }];
    const words = wordsOf(await pageOf(await office.carry([ARRIVAL, EXAMINED, extended]), '2024-03-20'));
    expect(words).toContain('最初的期限 2024年4月1日');
    expect(words).toContain('现在的期限 2024年4月16日 经批准延长答复期限（2019年条例第三十三条第二款）');
    expect(words).toContain('理由：需要检索大量档案');
  });

  it('tells that others are consulted, but never whom or how many', async () => {
    const consult = (party: string): StaffStep => ['officer', 'thirdParty.consulted', '2024-03-07', { party, summary: `摘要${party}` }];
    const unit: StaffStep = ['officer', 'unit.assigned', '2024-03-05', { unit: '内部科室乙', internalLimit: '2024-03-20' }];
    const id = await office.carry([ARRIVAL, EXAMINED, unit, consult('乙建设公司'), consult('丙咨询公司')]);
    const html = await pageOf(id, '2024-03-12');
    expect(wordsOf(html)).toContain('正在依法征求意见，这段时间不计入办理期限');
    expect(html.split('正在依法书面征求意见').length - 1).toBe(1);
    expect(html).not.toMatch(/乙建设|丙咨询|摘要/);
  });

  it('says openly that the period is over, and what can be done against silence', async () => {
    const words = wordsOf(await pageOf(await office.carry([ARRIVAL]), '2024-04-03'));
    expect(words).toContain('办理期限已过，本机关尚未答复');
    expect(words).toContain('已经逾期 2 个工作日');
    expect(words).toContain('2024年5月31日（含当日）');
    expect(words).toContain('2024年10月8日（含当日）');
    expect(words).toContain('法释〔2018〕1号第六十六条');
  });
});

describe('cases of other kinds', () => {
  it('names the cases into which an application was split', async () => {
    const split: StaffStep = ['registrar', 'application.split', '2024-03-05', { reason: '内部拆分理由', matters: '甲事项\n乙事项' }];
    const html = await pageOf(await office.carry([ARRIVAL, EXAMINED, split]), '2024-03-06');
    expect(wordsOf(html)).toContain('已拆分为几件分别办理');
    expect(wordsOf(html)).toMatch(/拆分后的编号：甲政公开申〔2024〕\d+号、甲政公开申〔2024〕\d+号/);
    expect(html).not.toContain('内部拆分理由');
  });

  it('follows a complaint that belongs to no application', async () => {
    const filed = { filedBy: 'applicant', addressee: 'supervisor', subject: '答复不及时' };
    const id = await office.carry([['officer', 'complaint.filed', '2024-03-04', filed]]);
    office.time.set('2024-03-05');
    const loaded = await loadApplicantCase({ db: office.db, today: () => civilDate('2024-03-05'), calendar: () => stateCalendar }, id);
    const words = wordsOf(renderToString(h(TrackView, trackPage(frame, { ...loaded, hasDays: false }))));
    expect(words).toContain('投诉、举报正在处理');
    expect(words).toContain('您就本机关的政府信息公开工作提出投诉、举报');
    expect(words).not.toContain('什么时候答复');
  });
});

describe('the reply', () => {
  it('is told with number, reasons and remedies once it is served, and not before', async () => {
    const steps = repliedOn('2024-03-12', { decisionCode: 'G2', itemsDisclosed: '验收报告一份' });
    const before = await office.carry([ARRIVAL, ...steps.slice(0, -1)]);
    const early = await pageOf(before, '2024-03-12');
    expect(early).not.toContain('应当公开');
    expect(early).not.toContain('data-test="reply"');
    const id = await office.carry([
      ARRIVAL,
      ...steps,
      ['officer', 'service.proven', '2024-03-15', { proof: 'signature', deliveredOn: '2024-03-15' }],
    ]);
    const words = wordsOf(await pageOf(id, '2024-03-18'));
    for (const part of ['已经答复：予以公开（提供）', '甲政公开答〔2024〕', '经检索，所申请的信息应当公开。', '验收报告一份']) {
      expect(words).toContain(part);
    }
    expect(words).toContain('申请行政复议 2024年5月14日（含当日）');
    expect(words).toContain('提起行政诉讼 2024年9月18日（含当日）');
  });

  it('names review alone after a refusal, and no day before service is proven', async () => {
    const id = await office.carry([ARRIVAL, ...repliedOn('2024-03-12', { decisionCode: 'D5' })]);
    const words = wordsOf(await pageOf(id, '2024-03-13'));
    expect(words).toContain('应当先申请行政复议');
    expect(words).toContain('送达的凭证还没有归入案卷');
    expect(words).not.toContain('提起行政诉讼 2024年');
  });

  it('can be printed as a letter', async () => {
    const id = await office.carry([ARRIVAL, ...repliedOn('2024-03-12', { decisionCode: 'P1', itemsWithheld: '商业秘密部分' })]);
    office.time.set('2024-03-13');
    const browser = createTrackBrowser(office);
    await browser.track(office, id);
    const { html, status } = await browser.get(`/track/${id}/reply`);
    expect(status).toBe(200);
    for (const part of ['某甲：', '部分公开答复书', '商业秘密部分', '应当先申请行政复议', '2024年3月12日']) expect(html).toContain(part);
    expect((await browser.get(`/track/${id}/reply?round=9`)).status).toBe(404);
  });

  it('of an earlier round is folded away when a new reply is due', async () => {
    const id = await office.carry([
      ARRIVAL,
      ...repliedOn('2024-03-12', { decisionCode: 'G2' }),
      ['officer', 'service.proven', '2024-03-12', { proof: 'signature', deliveredOn: '2024-03-12' }],
      ['leader', 'reply.revoked', '2024-03-20', { reason: '内部撤销理由' }],
    ]);
    const html = await pageOf(id, '2024-03-20');
    expect(html.split('data-test="earlier"').length - 1).toBe(1);
    expect(html).not.toContain('data-test="reply"');
    expect(wordsOf(html)).toContain('正在重新办理');
    expect(html).not.toContain('内部撤销理由');
    const browser = createTrackBrowser(office);
    await browser.track(office, id);
    expect((await browser.get(`/track/${id}/reply?round=1`)).status).toBe(200);
  });

  it('gives way to the remedies that remain while a review of one’s own runs', async () => {
    const filed: StaffStep = ['legal', 'review.filed', '2024-04-01', { filedBy: 'applicant', reviewOrgan: '上级机关' }];
    const steps = [...repliedOn('2024-03-12', { decisionCode: 'D5' }), filed];
    const id = await office.carry([ARRIVAL, ...steps]);
    const words = wordsOf(await pageOf(id, '2024-04-02'));
    expect(words).toContain('您申请了行政复议');
    expect(words).toContain('复议期间不得就同一答复提起行政诉讼');
  });

  it('keeps a review of a third party to itself', async () => {
    const filed: StaffStep = ['legal', 'review.filed', '2024-04-01', { filedBy: 'thirdParty', reviewOrgan: '上级机关' }];
    const id = await office.carry([ARRIVAL, ...repliedOn('2024-03-12', { decisionCode: 'G2' }), filed]);
    expect(wordsOf(await pageOf(id, '2024-04-02'))).not.toMatch(/复议已|您申请了行政复议/);
  });
});

describe('closed cases', () => {
  it('for want of a correction tell what can be done, but invent no day', async () => {
    await office.carry([ARRIVAL]);
    const words = wordsOf(await pageOf(await office.carry([ARRIVAL, EXAMINED, ASKED]), '2024-03-22'));
    expect(words).toContain('如不服本告知书');
    expect(words).toContain('自您收到告知书之日起计算');
    expect(words).not.toContain('申请行政复议 2024年');
  });

  it('under the 2007 Regulation take a changed application after a reply that asks for it', async () => {
    const before = (step: StaffStep): StaffStep => [step[0], step[1], step[2].replace('2024', '2018'), step[3] ?? {}];
    const steps = repliedOn('2024-03-12', { decisionCode: 'U3', basis: '第二十一条第四项' }).map(before);
    const proven: StaffStep = ['officer', 'service.proven', '2018-03-13', { proof: 'signature', deliveredOn: '2018-03-13' }];
    const id = await office.carry([before(ARRIVAL), ...steps, proven]);
    office.time.set('2018-03-20');
    const browser = createTrackBrowser(office);
    expect(wordsOf((await browser.track(office, id)).html)).toContain('更改、补充申请内容');
    const form = await browser.get(`/track/${id}/supplement`);
    const posted = await browser.post(`/track/${id}/supplement`, { version: versionIn(form.html), 'data.text': '补充：年份为2017年' });
    expect(posted.status).toBe(303);
    const words = wordsOf((await browser.get(`/track/${id}`)).html);
    expect(words).toContain('收到您更改、补充后的申请，办理期限重新起算');
    expect(words).toContain('本机关应当在 2018年4月11日（含当日）之前答复');
    expect(words).toContain('第 1 轮办理经过和答复');
  });
});

describe('a request to correct a record for which another organ is competent', () => {
  const told = (way: string) => {
    const line = { version: 1, type: 'recordCorrection.transferred', on: civilDate('2024-03-12'), data: { organ: '某登记机关', way } };
    return toldLines([line as unknown as HistoryLine]).map(({ title, text }) => [title, text]);
  };

  it('was passed on only where it was, and names the organ', () => {
    expect(told('forwarded')).toEqual([['更正申请已转送有权更正的机关。', '有权更正的机关：某登记机关']]);
    expect(told('informed')).toEqual([['有关信息的更正不属于本机关职能范围，请向有权更正的机关提出。', '有权更正的机关：某登记机关']]);
  });
});

describe('in English', () => {
  it('leaves nothing in Chinese but what people and the office wrote', async () => {
    const steps = repliedOn('2024-03-12', { decisionCode: 'D4', basis: 'art. 15', reasons: 'A third party would be harmed.' });
    const id = await office.carry([
      ['registrar', 'application.arrived', '2024-03-04', { title: 'Report', description: 'The report.' }],
      ...steps,
    ]);
    const browser = createTrackBrowser(office);
    office.time.set('2024-03-13');
    await browser.track(office, id);
    await browser.get(`/track/${id}?lang=en`);
    for (const path of ['', '/reply', '/withdraw', '/correct']) {
      const words = wordsOf((await browser.get(`/track/${id}${path}`)).html);
      const rest = words.replace(/甲区人民政府|甲政公开[申答]〔2024〕\d+号|某甲|中文/g, '');
      expect(rest).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('what stays inside the organ', () => {
  it('is on no page of the applicant', async () => {
    const id = await office.carry([ARRIVAL, ...repliedOn('2024-03-12', { decisionCode: 'G2' })]);
    office.time.set('2024-03-13');
    const browser = createTrackBrowser(office);
    const page = (await browser.track(office, id)).html;
    const letter = (await browser.get(`/track/${id}/reply`)).html;
    expect(page + letter).not.toMatch(/内部|某检索员|员工|11010519491231002X/);
  });
});
