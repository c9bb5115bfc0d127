import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../../src/documents/tables/read-table.ts';
import { openRunningOffice, type RunningOffice } from '../../support/running-office.ts';
import { type OfficeBrowser, signedIn } from '../office-browser.ts';
import { compound } from '../uploads/upload-samples.ts';

const AT = '/reports/entries';
const COURSE = { indicator: 'training.courses', on: '2026-03-02', amount: '１', what: '政务公开培训班', source: '通知' };

describe('the ledger of figures in the office', () => {
  let office: RunningOffice;
  let officer: OfficeBrowser;
  let statistician: OfficeBrowser;

  beforeAll(async () => {
    office = await openRunningOffice({ day: '2026-03-12' });
    officer = await signedIn(office, 'officer');
    statistician = await signedIn(office, 'statistician');
  });
  afterAll(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  it('shows what nobody has filled in, and takes an entry once', async () => {
    expect((await officer.get(AT)).html).toContain('尚未填报');
    const form = `${AT}?year=2026&entry=00000000-0000-4000-8000-000000000001`;
    expect((await officer.post(form, COURSE)).location).toBe(`${AT}?year=2026`);
    await officer.post(form, COURSE);
    const { html } = await officer.get(`${AT}/of/training.courses?year=2026`);
    expect(html.match(/data-test="standing-row"/g)).toHaveLength(1);
    expect(html).toContain('政务公开培训班');
  });

  it('says by its field what is wrong, and keeps what was typed', async () => {
    const refused = await officer.submit(`${AT}?year=2026`, { ...COURSE, amount: '一次', source: '' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#amount"');
    expect(refused.html).toContain('请写明依据');
    expect(refused.html).toContain('value="政务公开培训班"');
  });

  it('takes an entry back with a reason, and shows both', async () => {
    const { html } = await officer.get(`${AT}/of/training.courses?year=2026`);
    const [, form = ''] = /href="([^"]+\/take-back)"/.exec(html) ?? [];
    expect((await officer.submit(form, { reason: '' })).status).toBe(422);
    const after = await officer.submit(form, { reason: '重复登记' });
    expect(after.html).toContain('data-test="taken-back"');
    expect(after.html).toContain('重复登记');
    expect(after.html).not.toContain('data-test="standing-row"');
  });

  it('carries a stock over from the year before with one button', async () => {
    await statistician.get(AT);
    const last = { indicator: 'bodies.staff', on: '2025-12-31', amount: '7', what: '', source: '编制文件' };
    await statistician.submit(`${AT}?year=2025`, last);
    expect((await statistician.get(AT)).html).toContain('与上年相同（7）');
    await statistician.submit(`${AT}/unchanged`, { year: '2026', indicator: 'bodies.staff' });
    expect((await statistician.get(`${AT}/of/bodies.staff?year=2026`)).html).toContain('2025 年统计台账');
  });

  it('gives away a template that can be brought in again, and the ledger as a file', async () => {
    const fileAt = async (path: string) => Buffer.from(await (await statistician.open(AT + path)).arrayBuffer());
    const bytes = await fileAt('/template.xlsx?year=2025');
    const [sheet] = readTable(bytes, 'xlsx').sheets;
    expect(sheet?.rows[0]?.map((cell) => cell?.text)).toEqual([
      '指标编号',
      '指标名称',
      '单位',
      '口径',
      '类别',
      '日期',
      '数量',
      '事项',
      '依据',
    ]);
    expect(sheet?.rows.some((row) => row[0]?.text === 'training.people' && row[5]?.text === '2025-12-31')).toBe(true);
    const csv = (await fileAt('/export.csv?year=2026')).toString();
    expect(csv).toContain('政务公开培训班');
    expect(csv).toContain('已作废');
  });

  it('previews a file, which outlives a reload, and records it when it is accepted', async () => {
    const upload = async (text: string) => {
      await statistician.get(`${AT}/import`);
      const file = { name: '台账.csv', bytes: Buffer.from(text) };
      return (await statistician.upload(`${AT}/import`, { year: '2024', source: '名册' }, { file })).location;
    };
    const good = await upload('指标编号,日期,数量\ntraining.people,2024-05-01,２０\n');
    for (const _ of ['once', 'twice']) expect((await statistician.get(good)).html).toContain('data-test="accept"');
    expect((await statistician.get(`${AT}/of/training.people?year=2024`)).html).not.toContain('data-test="standing-row"');
    await statistician.submit(`${good}/accept`, {});
    expect((await statistician.get(`${AT}/of/training.people?year=2024`)).html).toContain('data-test="standing-row"');
    const again = await statistician.get(await upload('指标编号,日期,数量\ntraining.people,2024-05-01,２０\n'));
    expect(again.html).toContain('data-test="same-file"');
    expect(again.html).not.toContain('data-test="accept"');
    const bad = await upload('指标编号,日期,数量\ntraining.people,2023-05-01,20\n合计,,19\n');
    const faults = (await statistician.get(bad)).html;
    expect(faults).toContain('日期在 2023 年');
    expect(faults).toContain('合计 19 不等于各行之和 20');
    expect((await statistician.submit(`${bad}/accept`, {})).status).toBe(422);
  });

  it.each([
    [`${AT}/import`, 'EncryptedPackage', '台账.xlsx', '另存为不加密码的 .xlsx'],
    [`${AT}/import`, 'Workbook', '台账.xls', '请另存为 .xlsx'],
    ['/reports/past/new', 'Workbook', '年报.xlsx', '另存为不加密码的 .xlsx'],
    ['/reports/past/new', 'Workbook', '年报.xls', '请另存为 .xlsx'],
  ])('says at %s how a workbook that it cannot read (%s, %s) is saved', async (path, stream, name, told) => {
    await statistician.get(path);
    const { status, html } = await statistician.upload(path, { year: '2017', source: '名册' }, { file: { name, bytes: compound(stream) } });
    expect([status, html.includes(told), html.includes('PDF、图片')]).toEqual([422, true, false]);
  });
});
