import type { TableFile } from '../../documents/tables/table-file.ts';
import {
  type LinedSheet,
  type LineFormat,
  linedSheets,
  plain,
  type TableLine,
  type TableRemark,
} from '../../documents/tables/table-lines.ts';

export type CatalogueColumn =
  | 'indexNo'
  | 'title'
  | 'documentNo'
  | 'summary'
  | 'createdOn'
  | 'category'
  | 'channels'
  | 'link'
  | 'validity'
  | 'normative'
  | 'publishedOn';

export type CatalogueRow = TableLine<CatalogueColumn>;

/** Headings that are understood, in lower case: first those of the template and of the exported list. */
export const CATALOGUE_HEADINGS: Readonly<Record<CatalogueColumn, readonly string[]>> = {
  indexNo: ['索引号', '信息索引号', '索引', 'index number', 'index no', 'index no.', 'index'],
  title: ['名称', '信息名称', '文件名称', '标题', 'title', 'name'],
  documentNo: ['文号', '发文字号', '文件编号', 'document number', 'document no', 'document no.'],
  summary: ['内容概述', '摘要', '内容摘要', '概述', 'summary', 'abstract'],
  createdOn: ['生成日期', '成文日期', '形成日期', '制作日期', 'created', 'created on', 'date of creation', 'creation day'],
  category: ['类别', '类别(第二十条)', '主动公开事项', '公开事项', '信息类别', 'kind', 'kind (art. 20)', 'category'],
  channels: ['公开渠道', '渠道', '公开方式', '公开形式', 'channels', 'channel'],
  link: ['网址', '链接', '公开网址', 'web address', 'address on the web', 'link', 'url'],
  validity: ['有效性', '效力', '效力状态', 'validity'],
  normative: ['规范性文件', '是否规范性文件', 'normative document', 'normative'],
  publishedOn: ['公开日期', '发布日期', '公布日期', '公开时间', '发布时间', 'published', 'published on', 'date of publication'],
};

const TOTALS = ['合计', '总计', '共计', '小计', 'total', 'sum'];

const FORMAT: LineFormat<CatalogueColumn> = {
  headings: CATALOGUE_HEADINGS,
  isHeadingRow: (has) => has('title') && (has('publishedOn') || has('createdOn') || has('indexNo')),
  needed: [
    { column: 'createdOn', text: { zh: '缺少“生成日期”列', en: 'The column of the days of creation is missing' } },
    { column: 'publishedOn', text: { zh: '缺少“公开日期”列', en: 'The column of the days of publication is missing' } },
  ],
  noHeadings: {
    zh: '没有找到表头：应有“名称”“生成日期”“公开日期”“公开渠道”各列，请下载模板填写',
    en: 'There are no headings: the columns title, created, published and channels are needed. Use the template',
  },
  isTotal: ({ indexNo, title }) =>
    [indexNo, title].some((text) =>
      TOTALS.includes(
        plain(text)
          .replace(/[:：\s]/g, '')
          .toLowerCase(),
      ),
    ),
};

/** Every visible sheet that has the headings; the others are told of. */
export function catalogueSheets(file: TableFile): {
  readonly sheets: readonly LinedSheet<CatalogueColumn>[];
  readonly remarks: readonly TableRemark[];
} {
  return linedSheets(file, FORMAT);
}
