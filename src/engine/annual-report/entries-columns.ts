import type { TableFile } from '../../documents/tables/table-file.ts';
import {
  type LinedSheet,
  type LineFormat,
  linedSheets,
  plain,
  type TableLine,
  type TableRemark,
} from '../../documents/tables/table-lines.ts';

export type EntryColumn = 'indicator' | 'name' | 'unit' | 'day' | 'amount' | 'what' | 'source' | 'kind' | 'area' | 'state';

/** Headings that are understood, those of the template first. */
export const ENTRY_HEADINGS: Readonly<Record<EntryColumn, readonly string[]>> = {
  indicator: ['指标编号', '编号', '指标代码', 'indicator', 'id', 'code'],
  name: ['指标名称', '指标', '名称', '统计指标', 'name'],
  unit: ['单位', '计量单位', 'unit'],
  day: ['日期', '发生日期', '时间', 'day', 'date', 'on'],
  amount: ['数量', '数值', '数据', 'amount', 'number', 'value'],
  what: ['事项', '内容', '说明', 'what', 'description'],
  source: ['依据', '来源', '数据来源', 'source'],
  kind: ['口径', '统计口径', 'kind'],
  area: ['类别', '分类', 'area'],
  state: ['状态', 'state'],
};

/** Of a downloaded ledger, telling who recorded what: whoever brings it in again records it anew. */
const OF_LEDGER = ['登记人', '登记时间', '作废人', '作废原因', 'recorded by', 'recorded at', 'taken back by', 'why taken back'];
/** What the state of an entry is called that was taken back. */
const TAKEN_BACK = ['已作废', '作废', 'taken back', 'void', 'voided'];

export type ReadLine = TableLine<EntryColumn>;
export type ReadSheet = LinedSheet<EntryColumn>;

const FORMAT: LineFormat<EntryColumn> = {
  headings: ENTRY_HEADINGS,
  passedOver: OF_LEDGER,
  isHeadingRow: (has) => has('amount') && (has('indicator') || has('name')),
  needed: [{ column: 'day', text: { zh: '缺少“日期”列', en: 'The column of days is missing' } }],
  noHeadings: {
    zh: '没有找到表头：应有“指标编号”（或“指标名称”）“日期”“数量”“依据”各列，请下载模板填写',
    en: 'There are no headings: the columns indicator (or name), day, amount and source are needed. Use the template',
  },
  isTotal: ({ indicator, name, what, day }) => [indicator, name, what, day].some((text) => totalKind(text) !== null),
};

/** Every visible sheet that has the headings; the others are told of. */
export function entrySheets(file: TableFile): { readonly sheets: readonly ReadSheet[]; readonly remarks: readonly TableRemark[] } {
  return linedSheets(file, FORMAT);
}

/** A line of a downloaded ledger that no longer counts. */
export function isTakenBack({ values }: ReadLine): boolean {
  return TAKEN_BACK.includes(plain(values.state).toLowerCase());
}

/** `part`: of the lines since the last total; `all`: of the whole sheet. Null for a line that is none. */
export function totalKind(text: string): 'part' | 'all' | null {
  const word = plain(text)
    .replace(/\s|[:：]/g, '')
    .toLowerCase();
  if (word === '小计' || word === 'subtotal') return 'part';
  return ['合计', '总计', '总数', '总和', 'total', 'sum'].includes(word) ? 'all' : null;
}
