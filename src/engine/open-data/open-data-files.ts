import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { REPORT_FORMATS } from '../../law/report/report-json.ts';
import { OPEN_CASE_FIELDS, openCase } from './open-case.ts';
import type { OpenCases, OpenFigure } from './open-data.ts';

/** A file of open data. */
export interface OpenFile {
  readonly mediaType: string;
  readonly content: string;
}

export const openFigure = z
  .strictObject({
    organ: z.string().describe('机关 / organ'),
    year: z.int().describe('年度 / year'),
    format: z.enum(REPORT_FORMATS as [string, ...string[]]).describe('表式 / table'),
    edition: z.int().min(1).describe('报告的版本 / edition of the report'),
    publishedOn: z.iso.date().describe('公布日期 / day of publication'),
    cell: z.string().describe('数据的标识 / name of the cell'),
    label: z.string().describe('官方表格中的名称 / as printed in the official table'),
    value: z.number().nullable().describe('数值；null 为未掌握，不等于零 / null: not known, which is not zero'),
  })
  .meta({ id: 'OpenFigure' });

const FIGURE_FIELDS = Object.keys(openFigure.shape) as readonly (keyof OpenFigure)[];

const casesFile = z.strictObject({
  organ: z.string(),
  year: z.int(),
  k: z.int().min(3).describe('每组至少的案件数 / fewest cases that look the same'),
  total: z.int().min(0).describe('该年收到的申请 / applications received in the year'),
  suppressed: z.int().min(0).describe('因同类过少而未列出的 / left out since too few look the same'),
  cases: z.array(openCase),
});
const figuresFile = z.strictObject({ figures: z.array(openFigure) });

const JSON_TYPE = 'application/json; charset=utf-8';
const SCHEMA_TYPE = 'application/schema+json; charset=utf-8';
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

export function casesJson(cases: OpenCases): OpenFile {
  return { mediaType: JSON_TYPE, content: `${JSON.stringify(cases)}\n` };
}

export function figuresJson(figures: readonly OpenFigure[]): OpenFile {
  return { mediaType: JSON_TYPE, content: `${JSON.stringify({ figures })}\n` };
}

/** RFC 4180 in UTF-8; an unknown value is an empty field. */
export function casesCsv({ cases }: OpenCases): OpenFile {
  return { mediaType: CSV_TYPE, content: csvOf(OPEN_CASE_FIELDS, cases) };
}

export function figuresCsv(figures: readonly OpenFigure[]): OpenFile {
  return { mediaType: CSV_TYPE, content: csvOf(FIGURE_FIELDS, figures) };
}

function csvOf<T extends object>(fields: readonly (keyof T & string)[], rows: readonly T[]): string {
  const records = rows.map((row) => fields.map((field) => row[field]));
  const cast = { boolean: (value: boolean) => String(value) };
  return stringify([[...fields], ...records], { bom: true, record_delimiter: 'windows', escape_formulas: true, cast });
}

/** JSON Schema, draft 2020-12, of what the JSON files hold. */
export function schemaOf(file: 'cases' | 'figures'): OpenFile {
  const schema = z.toJSONSchema(file === 'cases' ? casesFile : figuresFile, { target: 'draft-2020-12' });
  return { mediaType: SCHEMA_TYPE, content: `${JSON.stringify(schema, null, 2)}\n` };
}

/** What the columns of a CSV file mean, after CSV on the Web (W3C, 2015). */
export function csvDescription(file: 'cases' | 'figures', url: string): OpenFile {
  // Without its name, which would make the schema a reference.
  const { properties = {} } = z.toJSONSchema(z.strictObject(file === 'cases' ? openCase.shape : openFigure.shape));
  const columns = Object.entries(properties).map(([name, property]) => {
    const { description = '' } = property as { readonly description?: string };
    return { name, titles: name, 'dc:description': description, datatype: datatypeOf(property), required: !isNullable(property) };
  });
  const table = {
    '@context': 'http://www.w3.org/ns/csvw',
    url,
    dialect: { encoding: 'utf-8', header: true, delimiter: ',' },
    tableSchema: { columns, ...(file === 'cases' ? { primaryKey: 'id' } : {}) },
  };
  return { mediaType: 'application/csvm+json; charset=utf-8', content: `${JSON.stringify(table, null, 2)}\n` };
}

type Property = { readonly type?: unknown; readonly anyOf?: readonly { readonly type?: unknown }[] };

function datatypeOf(property: unknown): string {
  const { type, anyOf = [] } = property as Property;
  const known = type ?? anyOf.find((one) => one.type !== 'null')?.type;
  return known === 'integer' || known === 'number' || known === 'boolean' ? known : 'string';
}

function isNullable(property: unknown): boolean {
  return ((property as Property).anyOf ?? []).some(({ type }) => type === 'null');
}

/** For people: what the data is, how it was made, what it does not tell. */
export function readmeOf({ k, terms }: { readonly k: number; readonly terms: string }): OpenFile {
  const content = `${README.replaceAll('{k}', String(k)).replaceAll('{terms}', terms)}\n`;
  return { mediaType: 'text/plain; charset=utf-8', content };
}

const README = `政府信息公开开放数据 / Open data on disclosure of government information

figures  各机关已公布的年度报告的数据，一行一个数；空白（CSV）或 null（JSON）为未掌握，不等于零。
         The cells of published annual reports, one a line; empty (CSV) or null (JSON) is not known, which is not zero.
cases    报告已公布的年度所收到的申请，以该年 12 月 31 日的状态为准；不含姓名、内容和案号。
         Applications received in a year whose report is published, as they stood on 31 December; no names, contents or numbers.

匿名处理 / How cases are made anonymous
收到时间、适用条例、申请人类别、渠道、有无复议和诉讼都相同的案件，每组不少于 {k} 件。不足的，月份合并为季度、年度，各类组织合并为
organisation；仍然不足的不列出，只公布件数（suppressed）。与年度报告的合计相减，所余的也不少于 {k} 件，为此可能多略去一些。标识（id）由密钥算出，不能据以找到案件。
同组案件的办理结果可能相同：匿名处理不防止据此推断，使用者不得据以推断申请人的身份。
Of cases with the same time, regulations, class, channel, review and suit there are at least {k}. Smaller groups are told by quarter or
year, organisations together; what is still too few is left out, and only counted (suppressed). An id is made with a key and leads to no
case. Taking the list from totals of the yearly figures leaves none or at least {k} cases, for which more may be left out. Cases of a group may all have ended the same way, which this does not hide; nobody may use the data to find out who applied.

使用条件 / Terms of use
{terms}

说明文件 / Descriptions: cases.schema.json, figures.schema.json (JSON Schema 2020-12), *.csv-metadata.json (CSV on the Web)`;
