import type { CellMap } from '../../law/report/cells.ts';
import { T2014_HEADINGS, T2014_ROWS, type T2014RowId } from '../../law/report/t2014-rows.ts';
import { table } from './official-tables.ts';
import type { ReportTable, TableCell } from './report-model.ts';
import { figure, head, label, unit } from './table-cells.ts';

/** 政府信息公开情况统计表 of the years 2014–2018. Legal source: 国办发〔2014〕32号. */
export function t2014Table(caption: string, cells: CellMap): ReportTable {
  const printed = new Set<string>();
  const rows: TableCell[][] = [];
  for (const row of T2014_ROWS) {
    for (const heading of T2014_HEADINGS) {
      if (printed.has(heading.id) || !row.id.startsWith(heading.id) || row.id === heading.id) continue;
      printed.add(heading.id);
      rows.push([label(numbered(heading.id, heading.name), { indent: depthOf(heading.id) }), unit(''), unit('')]);
    }
    rows.push([label(numbered(row.id, row.name), { indent: depthOf(row.id) }), unit(row.unit), figure(row.id, cells)]);
  }
  const heads = [head('统计指标'), head('单位'), head('统计数')];
  return { ...table('统计表', caption, { rows: [heads, ...rows], columns: [10, 1.5, 2], heads: 1, wide: false }), apart: true };
}

const PARTS = /^([一二三四五六七八九])(?:\(([一二三四])\))?(\d)?([①②③④⑤⑥])?(\*{0,2})$/u;
const CIRCLED = '①②③④⑤⑥';

/** `三(一)1` is printed as 1．, `三(二)` as （二）: the path stands in the rows above. */
function numbered(id: string, name: string): string {
  const [, part, section, item, ground, stars] = PARTS.exec(id) ?? [];
  if (stars !== undefined && stars !== '') return name;
  if (ground !== undefined) {
    const number = `${CIRCLED.indexOf(ground) + 1}．`;
    return name.startsWith('其中：') ? name.replace('其中：', `其中：${number}`) : `${number}${name}`;
  }
  if (item !== undefined) return `${item}．${name}`;
  return section === undefined ? `${part}、${name}` : `（${section}）${name}`;
}

function depthOf(id: T2014RowId | string): number {
  const [, , section, item, ground, stars] = PARTS.exec(id) ?? [];
  const deep = [section, item, ground].filter((one) => one !== undefined).length;
  return deep + (stars === undefined || stars === '' ? 0 : 1);
}
