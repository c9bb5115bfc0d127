import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY_GUIDE } from '../../src/law/guide.ts';
import { createGuideStore } from '../../src/store/guide-store.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import { databases } from '../support/databases.ts';
import { staff } from '../support/office.ts';
import { type Browser, count } from './browser.ts';
import { CITIZEN_FORM, hiddenFields, openPortalOffice, type PortalOffice, reviewed, submitted } from './portal-office.ts';

const REVIEW = '/apply/1/review';

describe.each(databases)('applying online on $kind', ({ kind }) => {
  let office: PortalOffice;
  let browser: Browser;
  beforeAll(async () => {
    office = await openPortalOffice({ kind });
    browser = await office.open();
  });
  afterAll(() => office.close());

  const cases = async (): Promise<number> => Number((await office.db.read('cases').where({ kind: 'request' }).count({ n: '*' }))[0]?.n);

  const review = (changes?: Record<string, string | string[]>) => reviewed(browser, changes);
  const submit = (html: string, changes?: Record<string, string | string[]>) => submitted(browser, html, changes);

  it('opens the front door to everybody', async () => {
    const { status, html } = await browser.get('/');
    expect(status).toBe(200);
    for (const href of ['/apply', '/track', '/guide', '/feedback', '/deadline']) expect(html).toContain(`href="${href}"`);
    expect(html).toContain('甲区人民政府');
  });

  it('goes straight to the only organ', async () => {
    expect((await browser.get('/apply')).location).toBe('/apply/1');
    expect((await browser.get('/apply/2')).status).toBe(404);
    expect((await browser.get('/apply/1%00')).status).toBeLessThan(500);
  });

  it('suggests what is public on the subject before the form', async () => {
    const on = office.engine.today();
    const data = { title: '征地补偿安置公告' };
    const opened = await office.engine.open({ type: 'publication.created', on, organId: 1, data }, staff('o', 'officer'));
    await office.engine.record(
      opened.caseId,
      { type: 'publication.cleared', on, data: {} },
      { actor: staff('s', 'secrecyReviewer'), expectedVersion: opened.version },
    );
    const before = await browser.get('/apply/1?subject=征地补偿');
    expect(count(before.html, 'suggestion')).toBe(0);
    await office.engine.record(
      opened.caseId,
      { type: 'publication.published', on, data: { channel: 'website', link: 'https://example.gov.cn/b' } },
      { actor: staff('o', 'officer'), expectedVersion: opened.version + 1 },
    );
    const links = [{ title: '征地补偿标准（2025年）', url: 'https://example.gov.cn/a' }];
    const guide = { organId: 1, version: 1, content: { ...EMPTY_GUIDE, links }, savedAt: '2026-03-01T00:00:00.000Z', savedBy: 'u' };
    await createGuideStore(office.db.write).add(guide);
    const found = await browser.get('/apply/1?subject=征地补偿');
    expect(count(found.html, 'suggestion')).toBe(2);
    for (const href of ['https://example.gov.cn/a', 'https://example.gov.cn/b']) expect(found.html).toContain(`href="${href}"`);
    expect(count((await browser.get('/apply/1?subject=某路')).html, 'suggestion')).toBe(0);
    expect((await browser.get('/apply/1?subject=%27%22%3Cb%3E%00')).html).not.toContain('<b>');
  });

  it('asks for the type of applicant first, and then only for what the law asks of that type', async () => {
    expect(count((await browser.get('/apply/1/form')).html, 'type-form')).toBe(1);
    expect((await browser.get('/apply/1/form?chosen=1')).status).toBe(422);
    const citizen = (await browser.get('/apply/1/form?type=citizen')).html;
    const company = (await browser.get('/apply/1/form?type=legalPerson')).html;
    for (const name of ['idType', 'idNumber']) expect(citizen).toContain(`name="data.applicant.${name}"`);
    for (const name of ['uscc', 'legalRep', 'contactName', 'class']) {
      expect(citizen).not.toContain(`name="data.applicant.${name}"`);
      expect(company).toContain(`name="data.applicant.${name}"`);
    }
    expect(company).not.toContain('name="data.applicant.idNumber"');
    expect(company).not.toContain('value="naturalPerson"');
    for (const asked of ['用途', '工作单位', '职业', 'topicTags', 'data.channel'])
      expect(citizen.replace('不需要说明用途', '')).not.toContain(asked);
  });

  it('takes the subject of the search over into the form', async () => {
    expect((await browser.get('/apply/1/form?type=citizen&subject=某路')).html).toMatch(/name="data\.title"[^>]*value="某路"/);
  });

  it.each([
    { wrong: { 'data.applicant.idNumber': '110105194912310021' }, link: 'apply-applicant-idNumber', because: 'its check digit is wrong' },
    { wrong: { 'data.applicant.idNumber': '' }, link: 'apply-applicant-idNumber', because: 'there is none' },
    { wrong: { 'data.applicant.email': 'zhang at example' }, link: 'apply-applicant-email', because: 'it is no address' },
    { wrong: { 'data.applicant.email': '' }, link: 'apply-applicant-email', because: 'the reply is to come by e-mail' },
    { wrong: { 'data.applicant.phone': '打给我' }, link: 'apply-applicant-phone', because: 'it is no number' },
    { wrong: { 'data.obtainWay': ['post'] }, link: 'apply-applicant-address', because: 'the reply is to come by post' },
    {
      wrong: { 'data.obtainWay': ['post'], 'data.applicant.postcode': '12345' },
      link: 'apply-applicant-postcode',
      because: 'it is too short',
    },
    { wrong: { 'data.obtainWay': ['fax'] }, link: 'apply-fax', because: 'the reply is to come by fax' },
    { wrong: { 'data.obtainWay': ['', ''] }, link: 'apply-obtainWay-1', because: 'no way was chosen' },
    { wrong: { 'data.description': '' }, link: 'apply-description', because: 'there is none' },
    { wrong: { 'data.description': '字'.repeat(1001) }, link: 'apply-description', because: 'it is too long' },
    { wrong: { 'data.agent': '李某' }, link: 'apply-authorityLetter', because: 'an agent is named' },
  ])('gives the form back filled in when $link is wrong: $because', async ({ wrong, link }) => {
    const before = await cases();
    const reply = await review(wrong);
    expect(reply.status).toBe(422);
    expect(reply.html).toContain(`href="#${link}"`);
    expect(reply.html).toMatch(new RegExp(`id="${link}"`));
    expect(reply.html).toContain('某道路工程');
    expect(reply.html).toContain('value="张某某"');
    expect(await cases()).toBe(before);
  });

  it('tells all problems at once', async () => {
    const { html } = await review({
      'data.applicant.idNumber': '1',
      'data.applicant.phone': '',
      'data.applicant.email': '',
      'data.media': '',
    });
    for (const link of ['applicant-idNumber', 'applicant-phone', 'applicant-email', 'media-1'])
      expect(html).toContain(`href="#apply-${link}"`);
  });

  it('checks the credit code of an organisation', async () => {
    const organisation = {
      'data.applicant.type': 'legalPerson',
      'data.applicant.class': 'business',
      'data.applicant.legalRep': '王某',
      'data.applicant.contactName': '赵某',
    };
    await browser.get('/apply/1/form?type=legalPerson');
    const wrong = await browser.post(REVIEW, { ...CITIZEN_FORM, ...organisation, 'data.applicant.uscc': '91350100M000100Y44' });
    expect(wrong.html).toContain('href="#apply-applicant-uscc"');
    const right = await browser.post(REVIEW, { ...CITIZEN_FORM, ...organisation, 'data.applicant.uscc': '91350100m000100y43' });
    expect(count(right.html, 'review-form')).toBe(1);
    expect(right.html).not.toContain('11010519491231002X');
  });

  it('calls the information by its document number or description when its name is not known', async () => {
    const byNumber = await review({ 'data.title': '', 'data.docNo': '甲政发〔2025〕3号' });
    expect(byNumber.html).toContain('甲政发〔2025〕3号');
    expect(byNumber.status).toBe(200);
    const byFeature = await review({ 'data.title': '' });
    expect(byFeature.html).toContain('某道路工程竣工验收报告及附件');
    expect(byFeature.status).toBe(200);
  });

  it('shows all answers before sending, stores none of them, and lets each be changed', async () => {
    const before = await cases();
    const { html, status } = await review();
    expect(status).toBe(200);
    for (const shown of ['张某某', '11010519491231002X', '居民身份证', '1. 电子邮件', '2. 当面领取', '个人信息处理告知'])
      expect(html).toContain(shown);
    expect(await cases()).toBe(before);
    const back = await browser.post('/apply/1/form', hiddenFields(html));
    expect(back.status).toBe(200);
    expect(back.html).toContain('value="11010519491231002X"');
    expect(back.html).toMatch(/value="electronic" checked/);
    expect(hiddenFields(back.html).token).toEqual(hiddenFields(html).token);
  });

  it('is not sent unless the notice was read', async () => {
    const { html } = await review();
    const before = await cases();
    const reply = await browser.post('/apply/1', hiddenFields(html));
    expect(reply.status).toBe(422);
    expect(reply.html).toContain('href="#apply-confirmed"');
    expect(await cases()).toBe(before);
  });

  it('opens one case and shows its query code once', async () => {
    const before = await cases();
    const sent = await submit((await review()).html);
    expect([sent.status, sent.location]).toEqual([303, '/apply/receipt']);
    const first = await browser.get('/apply/receipt');
    expect(first.html).toMatch(/甲政公开申〔2026〕\d+号/);
    expect(first.html).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/);
    expect(first.html).toContain('2026-03-30');
    expect(first.html).toContain('不发送电子邮件');
    expect(count(first.html, 'query-code')).toBe(1);
    const again = await browser.get('/apply/receipt');
    expect(count(again.html, 'query-code')).toBe(0);
    expect(count(again.html, 'code-shown')).toBe(1);
    expect(await cases()).toBe(before + 1);
  });

  it('records what was sent, by the online channel, on the day of the server', async () => {
    await submit((await review()).html, { on: '2020-01-01', 'data.channel': 'inPerson', 'data.topicTags': 'housing' });
    const [row] = await office.db.read('history').where({ type: 'application.submitted' }).orderBy('recorded_at', 'desc');
    expect([row.effective_on, row.actor_kind, row.actor_name]).toEqual(['2026-03-02', 'applicant', '张某某']);
    const data = JSON.parse(row.data);
    expect(data).toMatchObject({
      channel: 'online',
      obtainWay: ['email', 'pickUp'],
      applicant: { class: 'naturalPerson', type: 'citizen' },
    });
    expect(data.topicTags).toBeUndefined();
  });

  it('makes one case of a form that is sent several times, even at once', async () => {
    const { html } = await review();
    const before = await cases();
    const replies = await Promise.all([submit(html), submit(html), submit(html)]);
    expect(replies.map(({ location }) => location)).toEqual(['/apply/receipt', '/apply/receipt', '/apply/receipt']);
    expect(await cases()).toBe(before + 1);
    expect(count((await browser.get('/apply/receipt')).html, 'query-code')).toBe(1);
    await submit(html);
    const after = await browser.get('/apply/receipt');
    expect(count(after.html, 'query-code')).toBe(0);
    expect(after.html).toContain('没有重复登记');
    expect(await cases()).toBe(before + 1);
  });

  it('says so when a form that was sent comes again with other contents', async () => {
    const { html } = await review();
    await submit(html);
    const before = await cases();
    await submit(html, { 'data.title': '另一份文件' });
    expect((await browser.get('/apply/receipt')).html).toContain('后来的修改没有提交');
    expect(await cases()).toBe(before);
  });

  it('shows no receipt to another browser', async () => {
    const other = await office.open();
    const reply = await other.get('/apply/receipt');
    expect([reply.status, count(reply.html, 'no-receipt')]).toEqual([404, 1]);
  });

  it('speaks English throughout', async () => {
    const english = await office.open();
    const ask = { cookie: 'yishen-language=en' };
    for (const path of ['/', '/apply/1', '/apply/1/form', '/apply/1/form?type=citizen', '/guide/1', '/apply/receipt']) {
      const { html } = await english.get(path, ask);
      const page = /<main[\s\S]*<\/main>/.exec(html)?.[0].replaceAll('甲区人民政府', '') ?? '';
      expect(page.replace(/政府信息公开申请|征地补偿标准（2025年）/g, ''), path).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('lists the organs when there are several, and closes the form of one that has closed it', async () => {
    const second = await createOrganStore(office.db.write).ensure({ name: '乙区人民政府', shortName: '乙政' });
    const channels = { ...EMPTY_GUIDE.channels, online: { open: false, conditions: '' } };
    const content = { ...EMPTY_GUIDE, channels };
    await createGuideStore(office.db.write).add({
      organId: second.id,
      version: 1,
      content,
      savedAt: '2026-03-01T00:00:00.000Z',
      savedBy: 'u',
    });
    expect((await browser.get('/apply')).html).toContain(`href="/apply/${second.id}"`);
    expect(count((await browser.get(`/apply/${second.id}`)).html, 'online-closed')).toBe(1);
    expect((await browser.get(`/apply/${second.id}/form?type=citizen`)).status).toBe(404);
    await browser.get('/apply/1/form?type=citizen');
    expect((await browser.post(`/apply/${second.id}`, { ...CITIZEN_FORM, confirmed: 'true' })).status).toBe(404);
  });
});
