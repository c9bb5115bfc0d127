import type { TableFile } from '../../documents/tables/table-file.ts';
import { plain, remark, type TableRemark } from '../../documents/tables/table-lines.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { Bilingual } from '../../law/errors.ts';
import { parseEventData } from '../../law/events/parse-event.ts';
import { publicationEvents } from '../../law/events/publication-events.ts';
import {
  type PublicationChannel,
  readCategory,
  readChannels,
  readValidity,
  readYes,
  type Understood,
} from '../../law/publication-words.ts';
import { readEntryDay } from '../../law/report/entry-values.ts';
import { type CatalogueColumn, type CatalogueRow, catalogueSheets } from './import-columns.ts';

/** An item that a file brings, with where it stands in it. */
export interface CatalogueLine {
  readonly sheet: string;
  readonly line: number;
  /** Address of the title. */
  readonly cell: string;
  readonly createdOn: CivilDate;
  readonly publishedOn: CivilDate;
  readonly channels: readonly PublicationChannel[];
  readonly link: string | null;
  /** Data of `publication.created`, title and index number among it. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface CatalogueTable {
  readonly lines: readonly CatalogueLine[];
  readonly remarks: readonly TableRemark[];
}

const UNREAD = { zh: '文件里没有填写任何信息', en: 'No item is filled in' };
/** What the calendar of the product has no days for. */
const EARLY = /^(?:1\d{3}|0\d{3})(?!\d)|^1\d{7}$/;

/** Reads a catalogue of what was published, by its headings. Nothing is guessed: what is not understood is a fault of its cell. */
export function readCatalogueTable(file: TableFile, { today }: { readonly today: CivilDate }): CatalogueTable {
  const { sheets, remarks: ofFile } = catalogueSheets(file);
  const remarks: TableRemark[] = [...ofFile];
  const lines: CatalogueLine[] = [];
  for (const sheet of sheets) {
    remarks.push(...sheet.remarks);
    for (const row of sheet.lines) {
      const told: TableRemark[] = [];
      const read = row.isTotal ? undefined : lineOf(row, { today, remarks: told });
      if (read !== undefined) lines.push(read);
      remarks.push(...told.sort(byColumn));
    }
  }
  remarks.push(...alike(lines));
  if (lines.length === 0 && !remarks.some(({ level }) => level === 'fault'))
    remarks.push(remark('fault', { sheet: sheets[0]?.name ?? '', cell: '' }, UNREAD));
  return { lines, remarks };
}

/** From left to right; within one line. */
function byColumn({ cell: a }: TableRemark, { cell: b }: TableRemark): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

interface Reading {
  readonly today: CivilDate;
  readonly remarks: TableRemark[];
}

/** @returns undefined when something of it is not understood, which is told. */
function lineOf(row: CatalogueRow, { today, remarks }: Reading): CatalogueLine | undefined {
  const { values, at, sheet } = row;
  let failed = false;
  const tell = (level: TableRemark['level'], column: CatalogueColumn, text: Bilingual) =>
    remarks.push(remark(level, { sheet, cell: at[column] }, text));
  const fault = (column: CatalogueColumn, text: Bilingual): undefined => {
    failed = true;
    tell('fault', column, text);
  };
  const read = <T>(column: CatalogueColumn, by: (text: string) => Understood<T>): T | undefined => {
    const understood = values[column] === '' ? undefined : by(values[column]);
    if (understood === undefined) return undefined;
    return 'value' in understood ? understood.value : fault(column, understood.problem);
  };
  const day = (column: 'createdOn' | 'publishedOn'): CivilDate | undefined => {
    const understood = readEntryDay(values[column]);
    if ('problem' in understood) return fault(column, EARLY.test(plain(values[column])) ? TOO_EARLY : understood.problem);
    if (understood.isOtherwise) tell('note', column, readAs(values[column], understood.value));
    return understood.value > today ? fault(column, later(today)) : understood.value;
  };
  const [createdOn, publishedOn] = [day('createdOn'), day('publishedOn')];
  if (createdOn !== undefined && publishedOn !== undefined && publishedOn < createdOn) fault('publishedOn', BEFORE);
  const indexNo = halfWidth(values.indexNo);
  if (indexNo !== values.indexNo) tell('note', 'indexNo', readAs(values.indexNo, indexNo));
  const link = read('link', readLink) ?? null;
  const channels = read('channels', readChannels) ?? (values.channels === '' && link !== null ? ONLINE : []);
  if (values.channels === '') {
    if (link === null) fault('channels', NO_CHANNEL);
    else tell('note', 'channels', BY_LINK);
  }
  const data = dataOf(row, { indexNo, category: read('category', readCategory), validity: read('validity', readValidity) }, fault);
  const normative = read('normative', readYes);
  if (failed || data === undefined || createdOn === undefined || publishedOn === undefined) return undefined;
  const whole = normative === true ? { ...data, normativeDocument: true } : data;
  return { sheet, line: row.line, cell: at.title, createdOn, publishedOn, channels, link, data: whole };
}

const TOO_EARLY = { zh: '只能登记 2000 年以后的日期，请核对年份', en: 'Days before the year 2000 cannot be recorded: check the year' };
const BEFORE = { zh: '公开日期早于生成日期', en: 'It was published before it was created' };
const NO_CHANNEL = { zh: '请填写公开渠道', en: 'Say in which way it was published' };
const BY_LINK = { zh: '没有填写渠道，有网址：读作政府网站', en: 'No channel, but a web address: read as the website' };
const ONLINE = ['website'] as const;
const COLUMN_OF: Readonly<Record<string, CatalogueColumn>> = { normativeDocument: 'normative' };

type Fault = (column: CatalogueColumn, text: Bilingual) => undefined;

/** What the catalogue says of the item, by the rules of the form. */
function dataOf(
  { values, at }: CatalogueRow,
  said: { readonly indexNo: string; readonly category: unknown; readonly validity: unknown },
  fault: Fault,
): Readonly<Record<string, unknown>> | undefined {
  const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { title, documentNo, summary } = values;
  if (tidy(title) === '') return fault('title', { zh: '请填写名称', en: 'Enter the title' });
  const input = { ...said, title: tidy(title), documentNo: tidy(documentNo), summary: tidy(summary) };
  const parsed = parseEventData(publicationEvents['publication.created'].fields, input, 'form');
  if (parsed.result === 'ok') return parsed.data;
  for (const { field, zh, en } of parsed.problems) {
    const column = COLUMN_OF[field] ?? field;
    fault(column in at ? (column as CatalogueColumn) : 'title', { zh, en });
  }
  return undefined;
}

function readAs(written: string, value: string): Bilingual {
  return { zh: `“${written}”读作 ${value}`, en: `“${written}” is read as ${value}` };
}

function later(today: CivilDate): Bilingual {
  return { zh: `日期不能晚于今天（${today}）`, en: `The day cannot be later than today (${today})` };
}

/** Digits and letters alone: a bracket of full width may belong to the number. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ／－]/g, (sign) => sign.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim();
}

function readLink(text: string): Understood<string> {
  const address = plain(text);
  if (/^https?:\/\/\S+$/.test(address) && address.length <= 500) return { value: address };
  return {
    problem: {
      zh: '网址应以 http:// 或者 https:// 开头，至多 500 个字符',
      en: 'A web address begins with http:// or https:// and has at most 500 characters',
    },
  };
}

/** An index number names one item; without one, the same title of the same day is the same item. */
function alike(lines: readonly CatalogueLine[]): TableRemark[] {
  const first = new Map<string, CatalogueLine>();
  return lines.flatMap((line) => {
    const key = itemKey(line);
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    if (before === undefined) return [];
    const place = { zh: `${before.sheet}第 ${before.line} 行`, en: `line ${before.line} ${before.sheet}`.trim() };
    const text =
      line.data.indexNo === undefined
        ? {
            zh: `与${place.zh}名称、日期相同：同一信息在几个渠道公开的，写在一行；确为两项的，请填写索引号`,
            en: `The same title and day as ${place.en}: several channels belong into one line; if both are meant, give index numbers`,
          }
        : {
            zh: `索引号与${place.zh}相同：同一信息在几个渠道公开的，写在一行`,
            en: `The index number of ${place.en}: several channels of one item belong into one line`,
          };
    return [remark('fault', { sheet: line.sheet, cell: line.cell }, text)];
  });
}

/** Two items with the same key are the same. */
export function itemKey({ data, publishedOn }: Pick<CatalogueLine, 'data' | 'publishedOn'>): string {
  return typeof data.indexNo === 'string' ? indexKey(data.indexNo) : titleKey(data.title, publishedOn);
}

export function indexKey(indexNo: string): string {
  return `#${indexNo.normalize('NFKC').toLowerCase()}`;
}

export function titleKey(title: unknown, publishedOn: string | null): string {
  return `${publishedOn ?? ''}\n${String(title)}`;
}
