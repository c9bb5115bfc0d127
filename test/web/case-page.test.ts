import { afterEach, describe, expect, it } from 'vitest';
import type { NewEvent, RecordOptions } from '../../src/engine/engine-types.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { InvalidInputError, StaleVersionError, StepRefusedError } from '../../src/law/errors.ts';
import type { CasePageData, WebEngine } from '../../src/web/web-deps.ts';
import { type Browser, count, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';
import { sampleCase, sampleHistory } from './sample-case.ts';

let browser: Browser;
afterEach(() => browser.close());

async function caseBrowser(engine: Partial<WebEngine> = {}, changes: Partial<CasePageData> = {}): Promise<Browser> {
  browser = await openBrowser(fakeDeps({ engine: { casePage: async () => sampleCase(changes), ...engine } }));
  await browser.signIn();
  await browser.get('/cases/case-1');
  return browser;
}

const EXTENSION = {
  type: 'period.extended',
  version: '6',
  on: '2026-12-01',
  'data.workingDays': '２０',
  'data.reason': '检索范围较大',
  confirmed: 'yes',
};

describe('what the page of a case shows', () => {
  it('says where the case stands and by when a reply is due', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1');
    for (const text of [
      '东政公开申〔2026〕38号',
      '某道路工程的验收报告',
      '应于 2026-12-21 前（含当日）答复，还剩 14 个工作日',
      '补正告知发出时已超过7个工作日',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('explains the clock in words and stretch by stretch', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1');
    expect(html).toContain(
      '自 2026-11-09（当日不计入）起算；2026-11-14 至 2026-11-27 的 10 个工作日不计入，因为正在征求意见（某建设公司）（2019年条例第三十三条第三款）；' +
        '至 2026-12-01 已计入 6 个工作日；应于 2026-12-21 前（含当日）答复。',
    );
    expect(count(html, 'stretch')).toBe(3);
  });

  it('draws the chart with the path taken, and tells it in words too', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1');
    expect(html).toMatch(/data-state="handling.processing" data-mark="current"/);
    expect(html).toMatch(/data-state="handling.examining" data-mark="visited"/);
    expect(html).toMatch(/data-state="handling.archived" data-mark="open"/);
    expect(html).toContain('确认收到、出具回执：待确认 → 已登记');
    expect(html).toContain('征求意见：某建设公司');
    expect(count(html, 'diagram')).toBe(2);
  });

  it('lists the other limits but not the reply period twice', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1');
    expect(count(html, 'limit')).toBe(1);
    expect(html).toContain('提交行政复议答复');
  });

  it('tells the history newest first, with what was inferred or assumed', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1');
    expect(html.indexOf('data-version="6"')).toBeLessThan(html.indexOf('data-version="1"'));
    expect(html).toContain('第三方（某建设公司）提出意见');
    expect(html).toContain('2026-11-09 09:30 记入');
    expect(html).toContain('推定');
    expect(html).toContain('假定：');
  });

  it('shows a long history from its end, and all of it on request', async () => {
    const long = Array.from({ length: 130 }, (_, index) => ({ ...sampleHistory()[0]!, version: index + 1 }));
    await caseBrowser({}, { history: long });
    expect(count((await browser.get('/cases/case-1')).html, 'history-line')).toBe(100);
    expect(count((await browser.get('/cases/case-1?history=all')).html, 'history-line')).toBe(130);
  });

  it('offers each possible step as a form, and says why others are forbidden', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1');
    const allowed = sampleCase().steps.filter((step) => step.refusal === undefined);
    expect(count(html, 'step')).toBe(allowed.length);
    for (const { definition } of allowed) {
      expect(html).toContain(definition.article);
      for (const [name, field] of Object.entries(definition.fields)) {
        expect(html).toContain(`data-field="data.${name}"`);
        expect(html).toContain(field.label.zh);
      }
    }
    expect(count(html, 'forbidden-step')).toBe(1);
    expect(html).toContain('补正应当在收到申请之日起7个工作日内一次性告知');
    expect(html).not.toContain('data-step="correction.requested"');
  });

  it('escapes whatever people typed', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const history = sampleHistory().map((line) => ({
      ...line,
      data: { title: evil, party: evil, extra: { deep: [evil] } },
      actor: { ...line.actor, name: evil },
    }));
    const { html } = await (await caseBrowser({}, { title: evil, applicantName: evil, history })).get('/cases/case-1');
    expect(html).not.toContain('<img src=x');
    expect(html).toContain('&lt;img');
  });
});

describe('recording a step', () => {
  it('hands the engine typed data and the version that the page showed', async () => {
    const seen: [string, NewEvent, RecordOptions][] = [];
    const record: WebEngine['record'] = async (...call) => {
      seen.push(call);
      return { caseId: 'case-1', version: 7 };
    };
    const reply = await (await caseBrowser({ record })).post('/cases/case-1/events', EXTENSION);
    expect([reply.status, reply.location]).toEqual([303, '/cases/case-1']);
    expect(seen[0]?.[1]).toEqual({ type: 'period.extended', on: '2026-12-01', data: { workingDays: 20, reason: '检索范围较大' } });
    expect(seen[0]?.[2]).toMatchObject({ expectedVersion: 6, actor: { kind: 'staff', id: 'user-1' } });
    expect((await browser.get('/cases/case-1')).html).toContain('已记录：');
    expect(count((await browser.get('/cases/case-1')).html, 'notice')).toBe(0);
  });

  it('names the proceeding that a step belongs to', async () => {
    const seen: NewEvent[] = [];
    const record: WebEngine['record'] = async (_id, event) => {
      seen.push(event);
      throw new InvalidInputError([{ field: 'on', zh: '答复日期早于收到日期。', en: 'Too early.' }]);
    };
    const { html, status } = await (await caseBrowser({ record })).post('/cases/case-1/events', {
      type: 'review.answered',
      instance: 'review-1',
      version: '6',
      on: '2026-12-01',
      confirmed: 'yes',
      'data.opinion': '答复意见',
      'data.evidence': '证据清单',
    });
    expect(status).toBe(422);
    expect(seen[0]?.instance).toBe('review-1');
    expect(html).toContain('href="#step-review-answered-review-1-on"');
  });

  it('gives everything back when something is wrong, in the form it was typed into', async () => {
    const { html, status } = await (await caseBrowser()).post('/cases/case-1/events', {
      ...EXTENSION,
      'data.workingDays': '二十',
      confirmed: [],
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#step-period-extended-workingDays"');
    expect(html).toContain('href="#step-period-extended-confirmed"');
    expect(html).toContain('value="二十"');
    expect(html).toContain('检索范围较大</textarea>');
    expect(html).toMatch(/id="step-period-extended" open/);
  });

  it('shows what happened meanwhile when somebody else was first', async () => {
    const record: WebEngine['record'] = async () => {
      throw new StaleVersionError('case-1', 4);
    };
    const { html, status } = await (await caseBrowser({ record })).post('/cases/case-1/events', { ...EXTENSION, version: '4' });
    expect(status).toBe(409);
    const since = html.slice(html.indexOf('data-test="since"'), html.indexOf('data-test="case-no"'));
    expect(since).toContain('data-version="5"');
    expect(since).not.toContain('data-version="4"');
    expect(html).toContain('检索范围较大</textarea>');
    expect(html).toContain('name="version" value="6"');
  });

  it.each([
    { rule: 'guard' as const, status: 409 },
    { rule: 'chart' as const, status: 409 },
    { rule: 'role' as const, status: 403 },
    { rule: 'fourEyes' as const, status: 403 },
  ])('tells the article when the rule of kind $rule forbids the step', async ({ rule, status }) => {
    const record: WebEngine['record'] = async () => {
      throw new StepRefusedError({ rule, basis: '条例第三十三条第二款', text: { zh: '延期已经批准过一次。', en: 'Extended before.' } });
    };
    const reply = await (await caseBrowser({ record })).post('/cases/case-1/events', EXTENSION);
    expect(reply.status).toBe(status);
    expect(reply.html).toContain('延期已经批准过一次。');
    expect(reply.html).toContain('条例第三十三条第二款');
  });

  it('lists what was typed when the step is no longer offered', async () => {
    const record: WebEngine['record'] = async () => {
      throw new StaleVersionError('case-1', 4);
    };
    const { html } = await (await caseBrowser({ record }, { steps: [] })).post('/cases/case-1/events', { ...EXTENSION, version: '4' });
    expect(count(html, 'lost')).toBe(1);
    expect(html).toContain('检索范围较大');
    expect(count(html, 'no-steps')).toBe(1);
  });

  it('refuses an event that does not exist, whatever its name', async () => {
    for (const type of ['nonsense', '__proto__', 'constructor', '']) {
      expect((await (await caseBrowser()).post('/cases/case-1/events', { ...EXTENSION, type })).status).toBe(422);
      await browser.close();
    }
    await caseBrowser();
  });
});

describe('who sees a case', () => {
  it.each([
    { path: '/cases/case-2', organId: 1, because: 'it does not exist' },
    { path: '/cases/case-1', organId: 2, because: 'it is another organ’s' },
    { path: '/cases/case-1/verify', organId: 2, because: 'it is another organ’s' },
  ])('finds no $path when $because', async ({ path, organId }) => {
    browser = await openBrowser(fakeDeps({ organId }));
    await browser.signIn();
    expect((await browser.get(path)).status).toBe(404);
  });

  it('shows it to auditors of no organ', async () => {
    browser = await openBrowser(fakeDeps({ organId: null, roles: ['auditor'] }));
    await browser.signIn();
    expect((await browser.get('/cases/case-1')).status).toBe(200);
  });
});

describe('verifying the history', () => {
  it('shows the head of an unbroken chain', async () => {
    const { html } = await (await caseBrowser()).get('/cases/case-1/verify');
    expect(html).toContain('data-ok="true"');
    expect(html).toContain('ab'.repeat(32));
  });

  it('names the first entry that cannot be trusted', async () => {
    const verify: WebEngine['verify'] = async () => ({ ok: false, version: 3, reason: { zh: '校验值不符。', en: 'The hash differs.' } });
    const { html } = await (await caseBrowser({ verify })).get('/cases/case-1/verify');
    expect(html).toContain('data-ok="false"');
    expect(html).toContain('第 3 条记录不可信');
  });
});

it('says why there is no due day before the date of receipt', async () => {
  const { clock } = sampleCase();
  const none = {
    ...clock,
    state: 'notStarted' as const,
    regime: null,
    receivedOn: null,
    anchor: null,
    dueOn: null,
    ledger: null,
    remainingWorkingDays: null,
  };
  const { html } = await (
    await caseBrowser({}, { clock: none, caseNo: null, instances: [], on: civilDate('2026-12-01') } as Partial<CasePageData>)
  ).get('/cases/case-1');
  expect(html).toContain('收到日期尚未确定，期限还没有起算');
  expect(html).toContain('收到日期确定后，这里会逐日说明');
});
