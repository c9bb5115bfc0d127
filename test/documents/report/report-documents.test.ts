import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { MAIN_PART, partText, readDocx } from '../../../src/documents/letters/docx-zip.ts';
import { partFourTable, partThreeTable, partTwoTable } from '../../../src/documents/report/official-tables.ts';
import { reportCharts } from '../../../src/documents/report/report-charts.ts';
import { type ReportFacts, reportDocument } from '../../../src/documents/report/report-document.ts';
import { inSections, reportDocx } from '../../../src/documents/report/report-docx.ts';
import { reportHtml } from '../../../src/documents/report/report-html.tsx';
import type { ReportTable } from '../../../src/documents/report/report-model.ts';
import { reportXlsx } from '../../../src/documents/report/report-xlsx.ts';
import { t2014Table } from '../../../src/documents/report/t2014-table.ts';
import { placed } from '../../../src/documents/report/table-docx.ts';
import { cellIdsOf } from '../../../src/law/report/cells.ts';
import type { ReportFormat } from '../../../src/law/report/report-json.ts';

/** Every cell has a number of its own. */
const numbered = (format: ReportFormat) => Object.fromEntries(cellIdsOf(format).map((id, index) => [id, index + 1000]));
const factsOf = (format: ReportFormat, more: Partial<ReportFacts> = {}): ReportFacts => ({
  organ: '甲区人民政府',
  year: 2025,
  format,
  cells: numbered(format),
  texts: { one: '（一）概况。\n收到{{new/total}}件<b>。', two: '| 类别 | 数量 |\n|---|---|\n| 甲 | 3 |' },
  publishedOn: '2026-01-30',
  edition: 1,
  corrections: [],
  charts: [],
  ...more,
});

function tablesOf(format: ReportFormat): readonly ReportTable[] {
  const cells = numbered(format);
  return format === 'T2014'
    ? [t2014Table('表', cells)]
    : [partTwoTable(format, cells), partThreeTable(format, cells), partFourTable(cells)];
}

describe.each(['T2014', 'T2019', 'T2021'] as const)('the official tables of %s', (format) => {
  const tables = tablesOf(format);

  it('hold every cell of the format once, in printed order', () => {
    const shown = tables.flatMap(({ rows }) => rows.flatMap((row) => row.flatMap(({ cell }) => cell ?? [])));
    expect(shown).toEqual(cellIdsOf(format));
  });

  it.each(tables.map((table) => [table.name, table] as const))('%s: merged cells leave no gap and do not overlap', (_, table) => {
    const width = table.columns.length;
    const filled = table.rows.map(() => Array<number>(width).fill(0));
    for (const [index, row] of placed(table).entries())
      for (const { cell, column } of row)
        for (let down = 0; down < cell.rows; down += 1)
          for (let right = 0; right < cell.cols; right += 1) filled[index + down]![column + right]! += 1;
    expect(filled.flat().every((times) => times === 1)).toBe(true);
  });
});

describe('the report', () => {
  it('prints what is not known as such, never as zero', () => {
    const facts = factsOf('T2021', { cells: { ...numbered('T2021'), 'new/total': null } });
    const html = reportHtml(reportDocument(facts));
    expect(html).toContain('收到（暂缺）件&lt;b>。');
    expect(html).toContain('<td class="report-cell-number" data-cell="new/total">—</td>');
    expect(html).toContain('不等于零');
  });

  it('says that it is a draft, or when it was published and why it was corrected', () => {
    expect(reportHtml(reportDocument(factsOf('T2021', { publishedOn: null })))).toContain('草稿，尚未公布');
    const corrected = reportDocument(factsOf('T2021', { edition: 2, corrections: [{ on: '2026-01-30', reason: '漏计一件' }] }));
    expect(corrected).toMatchObject({ draft: null, subtitle: '2026年1月30日公布（第2版）', notices: ['2026年1月30日更正：漏计一件'] });
  });

  it('stands wide tables on pages of their own, with the heading before each', () => {
    const sections = inSections(reportDocument(factsOf('T2021')).blocks);
    expect(sections.map(({ wide }) => wide)).toEqual([false, true, false]);
    const kinds = sections[1]?.blocks.map((block) => (block.kind === 'heading' ? block.anchor : block.kind));
    expect(kinds).toEqual(['three', 'table']);
  });

  it('is a DOCX with every number in it, the same bytes each time', async () => {
    const document = reportDocument(factsOf('T2021', { charts: reportCharts([yearOf(2024, 3), yearOf(2025, 5)]) }));
    const [once, again] = [await reportDocx(document), await reportDocx(document)];
    expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0);
    const xml = partText(readDocx(once), MAIN_PART) ?? '';
    expect(Object.values(numbered('T2021')).filter((value) => !xml.includes(`>${value}<`))).toEqual([]);
    expect(xml).toContain('w:orient="landscape"');
  });

  it('is a workbook whose cells are numbers, empty where they are not known', async () => {
    const cells = { ...numbered('T2014'), '三(三)': null };
    const book = new exceljs.Workbook();
    await book.xlsx.load((await reportXlsx(reportDocument(factsOf('T2014', { cells })), new Date(0))).buffer as ArrayBuffer);
    const sheet = book.getWorksheet('统计表');
    const rows = new Map<string, unknown>();
    sheet?.eachRow((row) => void rows.set(String(row.getCell(1).value), row.getCell(3).value));
    expect(rows.get('（一）收到申请数')).toBe(numbered('T2014')['三(一)']);
    expect(rows.get('（三）申请答复数')).toBeNull();
  });
});

const yearOf = (year: number, value: number | null) => ({ year, format: 'T2021' as const, cells: { 'new/total': value } });

describe('charts by year', () => {
  it('stand where two years at least are known; a year that is not stays empty', () => {
    const [chart, ...others] = reportCharts([yearOf(2025, 5), yearOf(2023, 3), yearOf(2024, null)]);
    expect(others).toEqual([]);
    expect(chart?.bars).toEqual([
      { label: '2023年', value: 3 },
      { label: '2024年', value: null },
      { label: '2025年', value: 5 },
    ]);
    expect(reportCharts([yearOf(2025, 5), yearOf(2024, null)])).toEqual([]);
  });
});
