import { it } from 'vitest';
import AxeBuilder from '@axe-core/playwright';
import { openRunningOffice, type StaffStep } from '../support/running-office.ts';
import { openChromium } from '../support/chromium.ts';
import { codeFor } from './track-browser.ts';
it('shots', async () => {
  const office = await openRunningOffice({ day: '2024-03-04' });
  const browser = await openChromium();
  const A: StaffStep = ['registrar', 'application.arrived', '2024-03-04'];
  const E: StaffStep = ['registrar', 'examination.started', '2024-03-05'];
  const day = '2024-03-11';
  const R: StaffStep[] = [E,
    ['officer', 'unit.assigned', '2024-03-05', { unit: '乙', internalLimit: day }],
    ['officer', 'thirdParty.consulted', '2024-03-05', { party: '丙', summary: '丁' }],
    ['officer', 'thirdParty.replied', '2024-03-08', { party: '丙', answer: 'agree', grounds: '戊' }],
    ['officer', 'search.started', '2024-03-08', { units: '乙', systems: '丙' }],
    ['officer', 'search.completed', day, { result: 'found', systems: '丙', terms: '词', staff: '某', resultList: '一份' }],
    ['secrecy', 'secrecy.cleared', day, { level: '不涉密', basis: '法' }],
    ['officer', 'reply.proposed', day, { basis: '2019年条例第三十七条、第十五条', reasons: '经检索，您申请的信息由本机关保存。其中涉及第三方商业秘密的部分，公开会损害其合法权益。', decisionCode: 'P1', itemsDisclosed: '竣工验收报告第1至20页', itemsWithheld: '第21至30页的报价明细' }],
    ['officer', 'reply.submitted', day], ['legal', 'legal.approved', day, { opinion: '同意' }], ['leader', 'reply.approved', day, {}],
    ['officer', 'reply.issued', '2024-03-12', { attachments: [{ id: 'f1', name: '部分公开答复书.pdf', sha256: 'a'.repeat(64), bytes: 234567, mediaType: 'application/pdf' }] }],
    ['officer', 'reply.served', '2024-03-12', { method: 'electronic' }],
    ['officer', 'service.proven', '2024-03-13', { proof: 'readReceipt', deliveredOn: '2024-03-13' }],
  ];
  const asked: StaffStep = ['officer', 'correction.requested', '2024-03-06', { workingDays: 10, points: '一、请写明文号；\n二、请写明年份。' }];
  const cases = { answered: [A, ...R], asked: [A, E, asked], running: [A, E, ['head', 'period.extended', '2024-03-12', { workingDays: 10, reason: '需要检索大量档案' }]] } as const;
  for (const lang of ['zh', 'en']) for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...(width === 360 && lang === 'en' ? { colorScheme: 'dark' as const } : {}) });
    const page = await context.newPage();
    page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text()); });
    await page.goto(`${office.url}/track?lang=${lang}`);
    const shot = async (name: string) => {
      await page.screenshot({ path: `/tmp/track-${name}-${lang}-${width}.png`, fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      const axe = await new AxeBuilder({ page }).analyze();
      console.log(name, lang, width, wide ? 'SIDEWAYS' : '', axe.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 150)}`).join(' | '));
    };
    await shot('enter');
    for (const [name, steps] of Object.entries(cases)) {
      const id = await office.carry(steps as never);
      office.time.set('2024-03-14');
      const { number, code } = await codeFor(office, id);
      await page.goto(`${office.url}/track`);
      await page.locator('#number').fill(number);
      await page.locator('#code').fill(code);
      await page.locator('[data-test=track-submit]').click();
      for (const d of await page.locator('details').all()) await d.evaluate((el) => { (el as HTMLDetailsElement).open = true; });
      await shot(name);
      if (name === 'answered') { await page.goto(`${office.url}/track/${id}/reply`); await shot('letter'); }
      if (name === 'asked') { for (const act of ['correct', 'delivery', 'withdraw', 'supplement']) { await page.goto(`${office.url}/track/${id}/${act}`); await shot(act); } 
        await page.goto(`${office.url}/track/${id}/withdraw`); await page.locator('#withdraw-statement').fill('不需要了'); await page.locator('[data-test=act-submit]').click(); await shot('confirm');
        await page.goto(`${office.url}/track/${id}/correct`); await page.locator('[data-test=act-submit]').click(); await shot('refused'); }
    }
    for (const p of ['register', 'login']) { await page.goto(`${office.url}/account/${p}`); await shot(`account-${p}`); }
    const login = `x${lang}${width}@example.cn`;
    await page.goto(`${office.url}/account/register`); await page.locator('#login').fill(login); await page.locator('#password').fill('一句自己记得住的长话'); await page.locator('[data-test=account-submit]').click();
    await shot('account-registered');
    await page.locator('#login').fill(login); await page.locator('#password').fill('一句自己记得住的长话'); await page.locator('[data-test=account-submit]').click();
    const id = await office.carry([A]);
    const { number, code } = await codeFor(office, id);
    await page.locator('#number').fill(number); await page.locator('#code').fill(code); await page.locator('[data-test=add-form] button').click();
    await shot('account');
    await page.goto(`${office.url}/account/delete`); await shot('account-delete');
    await context.close();
  }
  await browser.close(); await office.close();
}, 300000);
