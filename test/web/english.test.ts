import { afterEach, describe, expect, it } from 'vitest';
import type { PossibleStep } from '../../src/engine/engine-types.ts';
import { CHANNELS } from '../../src/law/channels.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { NotFoundError, StepRefusedError } from '../../src/law/errors.ts';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import { CLOCK_ACTOR, IMPORT_ACTOR } from '../../src/law/roles.ts';
import { QUEUE_GROUPS } from '../../src/store/queue-conditions.ts';
import type { CasePageData } from '../../src/web/web-deps.ts';
import { type Browser, openBrowser, type Reply } from './browser.ts';
import { EMPTY_QUEUE, type FakeOptions, fakeDeps } from './fake-deps.ts';
import { sampleCase, sampleHistory } from './sample-case.ts';
import { sampleQueueRow } from './sample-queue-row.ts';

/** Names and words that people put on record: they stand on every page as they were written. The longer ones first. */
const DATA = [
  '2025 年某道路工程竣工验收报告及附件',
  '某道路工程的验收报告',
  '东政公开申〔2026〕38号',
  '东政公开协〔2026〕1号',
  '验收报告.pdf',
  '甲区人民政府',
  '某建设公司',
  '申请人本人',
  '政务公开科',
  '建设科',
  '张承办',
  '张某某',
  '张*',
  '甲乙',
];
/** The link to the other language names itself in that language. */
const SWITCH = '中文';
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;

const DEFINITIONS: readonly EventDefinition[] = Object.values(EVENTS);

const open: Browser[] = [];
afterEach(() => Promise.all(open.splice(0).map((browser) => browser.close())));

/** Chinese words and punctuation in a page that nobody put on record, each once. */
function chineseIn({ html }: Pick<Reply, 'html'>): readonly string[] {
  const own = [...DATA, SWITCH].reduce((text, value) => text.replaceAll(value, ''), html);
  return [...new Set(own.match(CHINESE))];
}

/** The page that was asked for, not one that says why it cannot be had. */
function expectEnglish(page: Reply, status = 200): void {
  expect([page.status, chineseIn(page)]).toEqual([status, []]);
}

/** Somebody who reads pages in a language, signed in with roles that may do everything that belongs to cases. */
async function reader(language: 'zh' | 'en', options: FakeOptions = {}): Promise<Pick<Browser, 'get' | 'post'>> {
  const browser = await openBrowser(fakeDeps({ roles: ['officer', 'officeHead', 'leader'], ...options }));
  open.push(browser);
  await browser.signIn();
  const cookie = `${browser.cookie()}; yishen-language=${language}`;
  return {
    get: (path) => browser.get(path, { cookie }),
    post: (path, fields) => browser.post(path, fields, { cookie }),
  };
}

/** A case with a form for every event, a line of history for each of its options, a step that each forbids, and every chart. */
function fullCase(): CasePageData {
  const steps: PossibleStep[] = DEFINITIONS.filter((event) => event.byClock !== true).flatMap((definition) => [
    { definition, ...(definition.machine === 'disclosureRequest' ? {} : { instance: definition.machine }) },
    { definition, refusal: { basis: `${definition.article}（C5）`, text: { zh: '不可以。', en: 'not now' } } },
  ]);
  const [first, ...rest] = sampleHistory();
  const papers = {
    letters: [{ letter: 'COOP_LETTER', number: '东政公开协〔2026〕1号' }],
    attachments: [{ id: 'file-1', name: '验收报告.pdf', sha256: 'ab'.repeat(32), bytes: 1, mediaType: 'application/pdf' }],
  };
  const lines = DEFINITIONS.flatMap((definition) => dataOf(definition).map((data) => ({ type: definition.type, data }))).concat([
    { type: 'unit.assigned', data: papers },
  ]);
  const template = first === undefined ? [] : [{ ...first, assumed: ['on', 'case', 'applicant.name'], inferred: true }];
  const history = template.flatMap((line) => [
    ...[line, ...rest],
    ...lines.map((parts, index) => ({ ...line, ...parts, version: 10 + index, actor: index % 2 === 0 ? CLOCK_ACTOR : IMPORT_ACTOR })),
  ]);
  const machines = ['reviewCase', 'litigationCase', 'complaint', 'recordCorrection'] as const;
  const [request, review, ...others] = sampleCase().instances;
  const charts = machines.map((machine) => ({ id: machine, machine, value: {}, context: {}, visited: [] }));
  return sampleCase({ steps, history, instances: [request, review, ...others, ...charts].filter((item) => item !== undefined) });
}

/** One set of data for each option of the choices of an event, and the answers yes and no. */
function dataOf(definition: EventDefinition): Record<string, unknown>[] {
  const fields = Object.entries(definition.fields);
  const longest = Math.max(2, ...fields.map(([, field]) => field.options?.length ?? 0));
  return Array.from({ length: longest }, (_, index) =>
    Object.fromEntries(
      fields.map(([name, field]) => [name, field.widget === 'checkbox' ? index === 0 : (field.options?.[index]?.value ?? '甲乙')]),
    ),
  );
}

const ROW = sampleQueueRow();
const ROWS = [
  ROW,
  { ...ROW, caseNo: null, title: null, applicantName: null, channel: null, waitingFor: null, remainingWorkingDays: 3 },
  ...(['notStarted', 'paused', 'suspended', 'stopped'] as const).map((clockState) => ({ ...ROW, clockState, dueOn: null })),
];

describe('English pages have no Chinese words but those on record', () => {
  it('at the door', async () => {
    const browser = await openBrowser(fakeDeps());
    open.push(browser);
    for (const path of ['/login', '/login?out=1']) {
      const page = await browser.get(path, { cookie: 'yishen-language=en' });
      expect(page.html).toContain('<html lang="en"');
      expect(page.html).toContain('Sign in');
      expectEnglish(page);
    }
  });

  it.each(QUEUE_GROUPS)('in the queue of %s, full and empty', async (group) => {
    let rows = ROWS;
    const { get } = await reader('en', { engine: { queue: async () => ({ ...EMPTY_QUEUE, rows, next: { key: '9999-12-31', id: 'x' } }) } });
    expectEnglish(await get(`/queue?group=${group}`));
    rows = [];
    expectEnglish(await get(`/queue?group=${group}&after=9999-12-31~x`));
    for (const choice of ['channel=fax', 'scope=mine', 'scope=unit', 'kind=complaint', 'flags=breach'])
      expectEnglish(await get(`/queue?group=${group}&${choice}`));
  });

  it('at the choice of the channel', async () => {
    const { get } = await reader('en');
    expectEnglish(await get('/cases/new'));
    expectEnglish(await get('/cases/new?chosen=1'), 422);
  });

  it.each(CHANNELS)('at the intake by %s', async (channel) => {
    const { get } = await reader('en');
    const page = await get(`/cases/new?channel=${channel}`);
    expectEnglish(page);
  });

  it('in a case with every step, line of history and chart', async () => {
    const { get } = await reader('en', { engine: { casePage: async () => fullCase() } });
    const page = await get('/cases/case-1?history=all');
    expectEnglish(page);
    expect(page.html).toContain('2019 Regulation, art. 33(3)');
    expect(page.html).toContain('<dt>Documents</dt><dd>Letter to the assisting organ (东政公开协〔2026〕1号)</dd>');
    expect(page.html).toContain('<dd>验收报告.pdf</dd>');
  });

  it.each(['notStarted', 'paused', 'suspended', 'stopped'] as const)('in a case whose clock is %s', async (state) => {
    const { clock } = sampleCase();
    const stopped = state === 'stopped' ? { stoppedOn: civilDate('2026-12-25'), inTime: false } : { dueOn: null };
    const { get } = await reader('en', { engine: { casePage: async () => sampleCase({ clock: { ...clock, ...stopped, state } }) } });
    expectEnglish(await get('/cases/case-1'));
  });

  it('after the verification of a history, whole or broken', async () => {
    const { get } = await reader('en');
    expectEnglish(await get('/cases/case-1/verify'));
    const broken = await reader('en', {
      engine: { verify: async () => ({ ok: false, version: 3, reason: { zh: '与校验值不符', en: 'the hash differs' } }) },
    });
    expectEnglish(await broken.get('/cases/case-1/verify'));
  });

  it('when a form is refused', async () => {
    const { get, post } = await reader('en');
    await get('/cases/case-1');
    for (const type of ['period.extended', 'reply.issued', 'reply.proposed', 'thirdParty.consulted', 'nothing.known']) {
      const page = await post('/cases/case-1/events', { type, version: '6', on: 'x' });
      expectEnglish(page, 422);
    }
    for (const applicant of [{}, { 'data.applicant.name': '张某某', 'data.applicant.type': 'citizen', 'data.applicant.class': 'other' }]) {
      const page = await post('/cases', { channel: 'fax', on: '', ...applicant });
      expectEnglish(page, 422);
    }
  });

  it.each([
    new NotFoundError({ zh: '没有这个案件', en: 'no such case' }),
    new StepRefusedError({ rule: 'role', basis: '2019年条例第三十三条第二款', text: { zh: '不可以', en: 'not your role' } }),
    Object.assign(new Error('too large'), { status: 413 }),
    new Error('broken'),
  ])('on the page of the failure “%s”', async (error) => {
    const { get } = await reader('en', { engine: { casePage: () => Promise.reject(error) } });
    expect(chineseIn(await get('/cases/case-1'))).toEqual([]);
  });
});

describe('the choice of the language', () => {
  it('is remembered in a cookie and leaves the address', async () => {
    const browser = await openBrowser(fakeDeps());
    open.push(browser);
    const { status, location, headers } = await browser.get('/login?out=1&lang=en');
    expect([status, location]).toEqual([303, '/login?out=1']);
    expect(headers.getSetCookie().join()).toMatch(/yishen-language=en;.*HttpOnly/);
    expect((await browser.get('/login?lang=de', { cookie: 'yishen-language=fr' })).html).toContain('<html lang="zh-CN"');
  });

  it('is offered on every page, for that page', async () => {
    const { get } = await reader('en');
    for (const path of ['/queue?group=paused', '/cases/case-1', '/nowhere']) {
      const { html } = await get(path);
      const href = `${path}${path.includes('?') ? '&amp;' : '?'}lang=zh`;
      expect(html).toContain(`href="${href}"`);
      expect(html).toContain(SWITCH);
    }
  });
});

describe('both languages', () => {
  it('find Chinese words where they are', () => {
    expect(chineseIn({ html: '<p>依据: art. 3，甲区人民政府</p>' })).toEqual(['依据', '，']);
  });

  it.each(['zh', 'en'] as const)('print no lost values in %s', async (language) => {
    const { get } = await reader(language, { engine: { casePage: async () => fullCase() } });
    for (const path of ['/queue', '/cases/new', '/cases/new?channel=fax', '/cases/case-1?history=all', '/cases/case-1/verify']) {
      const { status, html } = await get(path);
      expect(status).toBe(200);
      expect(html).not.toMatch(/undefined|\[object|\bNaN\b/);
    }
  });

  it('shows the labels of every chart in the language of the page, whichever was shown before', async () => {
    const engine = { casePage: async () => fullCase() };
    const [zh, en] = [await reader('zh', { engine }), await reader('en', { engine })];
    for (const [page, shown, hidden] of [
      [en, 'Heard at first instance', '一审审理'],
      [zh, '一审审理', 'Heard at first instance'],
      [en, 'Heard at first instance', '一审审理'],
    ] as const) {
      const { html } = await page.get('/cases/case-1');
      expect(html).toContain(shown);
      expect(html).not.toContain(hidden);
    }
  });
});
