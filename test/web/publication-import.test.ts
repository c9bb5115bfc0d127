import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../src/documents/tables/read-table.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';
import { count } from './browser.ts';
import { compound, zipOf } from './uploads/upload-samples.ts';

const HEAD = ['索引号', '名称', '生成日期', '类别', '公开渠道', '公开日期'];
const PLAN = ['甲-1', '某区国土空间规划', '2025-05-01', '三', '政府网站、政务微信', '２０２５-05-08'];

let office: RunningOffice;
let officer: Visitor;

beforeAll(async () => {
  office = await openRunningOffice();
  officer = visitorAt(office.url);
  await officer.signIn('officer', PASSWORD);
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

async function bookOf(rows: readonly (readonly string[])[]): Promise<Blob> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('目录');
  for (const row of rows) sheet.addRow([...row]);
  return new Blob([new Uint8Array(await book.xlsx.writeBuffer())]);
}

async function upload(content: Blob, name: string) {
  await officer.get('/publications/import');
  const body = new FormData();
  body.append('_csrf', officer.token());
  body.append('file', content, name);
  return officer.ask('/publications/import', { method: 'POST', body });
}

const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);
const titles = async () => (await visitorAt(office.url).get('/catalogue?q=国土空间')).html;

it('shows what a workbook brings, records it once it was confirmed, and not twice', async () => {
  const { location } = await upload(await bookOf([HEAD, PLAN]), '目录.xlsx');
  const preview = await officer.get(location ?? '');
  for (const part of ['读到 1 项，将导入 1 项', '某区国土空间规划', '读作 2025-05-08', '目录!F2', '导入不能撤销'])
    expect(preview.html).toContain(part);
  expect(count(await titles(), 'catalogue-item')).toBe(0);
  const unsure = await officer.post(`${location}/accept`, {});
  expect([unsure.status, unsure.html.includes('请先确认')]).toEqual([422, true]);
  const accepted = await officer.post(`${location}/accept`, { confirmed: 'yes' });
  expect([accepted.status, accepted.location]).toEqual([303, location]);
  expect((await officer.get(location ?? '')).html).toContain('导入 1 项');
  expect(count(await titles(), 'catalogue-item')).toBe(1);
  expect((await officer.post(`${location}/accept`, { confirmed: 'yes' })).status).toBe(200);
  const again = await officer.get((await upload(await bookOf([HEAD, PLAN]), '目录.xlsx')).location ?? '');
  expect([again.html.includes('没有要导入的'), count(again.html, 'accept')]).toEqual([true, 0]);
  expect(count(await titles(), 'catalogue-item')).toBe(1);
});

it('tells faults by sheet and cell, and offers nothing to accept', async () => {
  const { location } = await upload(await bookOf([HEAD, ['甲-2', '', '2025-13-01', '通知', '传真', '2025-01-01']]), '目录.xlsx');
  const { html } = await officer.get(location ?? '');
  for (const cell of ['目录!B2', '目录!C2', '目录!D2', '目录!E2']) expect(html).toContain(cell);
  expect(count(html, 'accept')).toBe(0);
  expect((await officer.post(`${location}/accept`, { confirmed: 'yes' })).status).toBe(422);
  expect((await officer.post(`${location}/drop`, {})).location).toBe('/publications/import');
  expect((await officer.get(location ?? '')).status).toBe(404);
});

it.each([
  ['nothing', new Blob([]), '目录.csv', '空'],
  ['no table', new Blob(['%PDF-1.4\n%%EOF\n']), '目录.pdf', '.xlsx 或 .csv'],
  ['a workbook with a password', blobOf(compound('EncryptedPackage')), '目录.xlsx', '另存为不加密码的 .xlsx'],
  ['an old workbook under a new name', blobOf(compound('Workbook')), '目录.xlsx', '另存为不加密码的 .xlsx'],
  ['an old workbook', blobOf(compound('Workbook')), '目录.xls', '旧格式（.xls）请另存为 .xlsx'],
  ['a bomb', blobOf(zipOf(['[Content_Types].xml', 'xl/workbook.xml'], 1_073_741_824)), '目录.xlsx', '解压后过大'],
  ['too many lines', new Blob([`${HEAD.join(',')}\n${`${PLAN.join(',')}\n`.repeat(10_001)}`]), '目录.csv', '行数太多'],
])('refuses %s', async (_, content, name, told) => {
  const { status, html } = await upload(content, name);
  expect([status, html.includes(told), html.includes('PDF、图片')]).toEqual([422, true, false]);
});

it.each(['csv', 'xlsx'] as const)('has a template whose headings it reads (%s)', async (kind) => {
  const { headers, bytes } = await officer.bytes(`/publications/import/template.${kind}`);
  expect(headers.get('content-disposition')).toContain('attachment');
  const [heading] = readTable(bytes, kind).sheets[0]?.rows ?? [];
  const row = (heading ?? []).map(
    (cell) => ({ 名称: '甲', 生成日期: '2025-01-02', 公开日期: '2025-01-03', 公开渠道: '公报' })[cell?.text ?? ''] ?? '',
  );
  const filled = new Blob([[(heading ?? []).map((cell) => cell?.text ?? ''), row].map((line) => line.join(',')).join('\n')]);
  const { html } = await officer.get((await upload(filled, '模板.csv')).location ?? '');
  expect([html.includes('读到 1 项，将导入 1 项'), count(html, 'notes')]).toEqual([true, 0]);
});
