import type { Bilingual } from '../errors.ts';
import { GRID_OPENINGS, T2014_OPENINGS } from './parts-openings.ts';
import type { ReportFormat } from './report-json.ts';

/** A part of the written report (正文的一个部分). */
export interface ReportPart {
  /** What stands in the acts of the report: `preface`, `one` … `eight`. */
  readonly id: string;
  /** As printed before the heading; null for what stands before the first heading. */
  readonly number: string | null;
  /** The heading without its number. */
  readonly title: Bilingual;
  /** The official table of this part, printed after its text. */
  readonly table: 'partTwo' | 'partThree' | 'partFour' | null;
  /** A text to begin with: facts alone, each number a quote. Empty where only people know what to say. */
  readonly opening: string;
}

type Row = readonly [id: string, number: string | null, zh: string, en: string, table?: ReportPart['table']];

const PREFACE: Row = ['preface', null, '引言', 'Preface'];

/** As the report of a district for 2017 is divided. */
const T2014_PARTS: readonly Row[] = [
  PREFACE,
  ['one', '一', '政府信息公开概况', 'Overview'],
  ['two', '二', '政府信息主动公开情况', 'Proactive publication'],
  ['three', '三', '重点领域信息公开情况', 'Publication in key areas'],
  ['four', '四', '依申请公开办理情况', 'Disclosure on application'],
  ['five', '五', '回应解读情况', 'Interpretation and response'],
  ['six', '六', '行政复议和行政诉讼情况', 'Reviews and suits'],
  ['seven', '七', '信息公开工作投诉情况', 'Complaints'],
  ['eight', '八', '存在问题及努力方向', 'Problems and what will be done'],
];

/** Legal source: 国办公开办函〔2019〕60号 and 〔2021〕30号. */
const GRID_PARTS: readonly Row[] = [
  PREFACE,
  ['one', '一', '总体情况', 'Overview'],
  ['two', '二', '主动公开政府信息情况', 'Proactive publication', 'partTwo'],
  ['three', '三', '收到和处理政府信息公开申请情况', 'Applications received and handled', 'partThree'],
  ['four', '四', '政府信息公开行政复议、行政诉讼情况', 'Reviews and suits', 'partFour'],
  ['five', '五', '存在的主要问题及改进情况', 'Problems and improvements'],
  ['six', '六', '其他需要报告的事项', 'Other matters'],
];

const partsOf = (rows: readonly Row[], openings: Readonly<Record<string, string>>): readonly ReportPart[] =>
  rows.map(([id, number, zh, en, table = null]) => ({ id, number, title: { zh, en }, table, opening: openings[id] ?? '' }));

const T2014 = partsOf(T2014_PARTS, T2014_OPENINGS);
const GRID = partsOf(GRID_PARTS, GRID_OPENINGS);

/** The parts of a format in printed order; the table of 2014–2018 stands after the last. */
export function reportParts(format: ReportFormat): readonly ReportPart[] {
  return format === 'T2014' ? T2014 : GRID;
}

export function findReportPart(format: ReportFormat, id: string): ReportPart | undefined {
  return reportParts(format).find((part) => part.id === id);
}

/** The heading as printed: 一、总体情况. */
export function partHeading({ number, title }: Pick<ReportPart, 'number' | 'title'>): string {
  return number === null ? title.zh : `${number}、${title.zh}`;
}
