import type { TableFile } from '../../documents/tables/table-file.ts';
import { plain, remark, type TableRemark } from '../../documents/tables/table-lines.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { Bilingual } from '../../law/errors.ts';
import { readAmount, readEntryDay, type Understood } from '../../law/report/entry-values.ts';
import { scaled } from '../../law/report/recorded-figures.ts';
import { checkedText, dayProblems } from './entries.ts';
import { type EntryColumn, entrySheets, isTakenBack, type ReadLine, type ReadSheet, totalKind } from './entries-columns.ts';
import { isOfOtherYears, type KnownIndicator, type NewIndicator } from './entries-indicators.ts';
import { type IndicatorFinder, indicatorFinder } from './entries-names.ts';

/** An entry that a file brings, with where it stands in it. */
export interface EntryLine {
  readonly sheet: string;
  readonly line: number;
  /** Address of the amount. */
  readonly cell: string;
  readonly indicator: string;
  readonly onDay: CivilDate;
  readonly amount: string;
  readonly what: string;
  readonly source: string;
}

export interface EntryTable {
  readonly lines: readonly EntryLine[];
  readonly remarks: readonly TableRemark[];
  /** Own indicators that the file names and the organ does not have yet: made when the file is accepted. */
  readonly newIndicators: readonly NewIndicator[];
}

export interface TableAsk {
  readonly known: readonly KnownIndicator[];
  readonly year: number;
  readonly today: CivilDate;
  /** Of lines that name none. */
  readonly source: string;
}

const UNREAD = { zh: '文件里没有填写任何数量', en: 'No number is filled in' };

/** Reads entries from a table, by its headings. Nothing is guessed: what is not understood is a fault of its cell. */
export function readEntryTable(file: TableFile, ask: TableAsk): EntryTable {
  const { sheets, remarks: ofFile } = entrySheets(file);
  const remarks: TableRemark[] = [...ofFile];
  const finder = indicatorFinder(ask.known);
  const lines: EntryLine[] = [];
  for (const sheet of sheets) {
    remarks.push(...sheet.remarks, ...wrongYears(sheet, ask.year));
    lines.push(...linesOf(sheet, { ask, finder, remarks }));
  }
  remarks.push(...alike(lines, finder));
  if (lines.length === 0 && !remarks.some(({ level }) => level === 'fault'))
    remarks.push(remark('fault', { sheet: sheets[0]?.name ?? '', cell: '' }, UNREAD));
  return { lines, remarks, newIndicators: finder.proposed() };
}

/** The year in which most of the days of a file lie; undefined when it has none. */
export function yearOfTable(file: TableFile): number | undefined {
  const counts = new Map<number, number>();
  for (const { values } of entrySheets(file).sheets.flatMap(({ lines }) => lines)) {
    const day = readEntryDay(values.day);
    if ('problem' in day || plain(values.amount) === '') continue;
    const year = Number(day.value.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

interface Reading {
  readonly ask: TableAsk;
  readonly finder: IndicatorFinder;
  readonly remarks: TableRemark[];
}

function linesOf(sheet: ReadSheet, reading: Reading): EntryLine[] {
  const lines: EntryLine[] = [];
  let left = 0;
  const takenBack: ReadLine[] = [];
  const broken = new Set(sheet.remarks.filter(({ level }) => level === 'fault').map(({ cell }) => cell));
  const sums = { part: 0, all: 0 };
  for (const line of sheet.lines) {
    const { amount, what, source } = line.values;
    if (line.isTotal) {
      reading.remarks.push(...wrongTotal(line, sums));
      sums.part = 0;
      continue;
    }
    if (isTakenBack(line)) {
      takenBack.push(line);
      continue;
    }
    if (plain(amount) === '' && plain(what) === '' && plain(source) === '') {
      left += 1;
      continue;
    }
    const read = lineOf(line, { ...reading, broken });
    if (read === undefined) continue;
    sums.part += scaled(read.amount);
    sums.all += scaled(read.amount);
    lines.push(read);
  }
  if (left > 0)
    reading.remarks.push(
      remark(
        'note',
        { sheet: sheet.name, cell: '' },
        { zh: `${left} 行没有填写数量，不导入`, en: `Lines without a number are left out: ${left}` },
      ),
    );
  reading.remarks.push(...takenBackNote(sheet.name, takenBack));
  return lines;
}

/** As many are named. */
const MAX_NAMED = 10;

function takenBackNote(sheet: string, lines: readonly ReadLine[]): TableRemark[] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_NAMED ? ' …' : '';
  const named = lines.slice(0, MAX_NAMED).map(({ line }) => line);
  const zh = `已作废的 ${lines.length} 条不导入：第 ${named.join('、')}${more} 行`;
  const en = `Entries that were taken back are left out (${lines.length}): lines ${named.join(', ')}${more}`;
  return [remark('note', { sheet, cell: '' }, { zh, en })];
}

/** @returns undefined when something of it is not understood, which is told. */
function lineOf(
  line: ReadLine,
  { ask, finder, remarks, broken }: Reading & { readonly broken: ReadonlySet<string> },
): EntryLine | undefined {
  const { values, at, sheet } = line;
  const fault = (column: EntryColumn, text: Bilingual) => remarks.push(remark('fault', { sheet, cell: at[column] }, text));
  const found = finder.find(line);
  for (const { column, level, ...text } of found.remarks) remarks.push(remark(level, { sheet, cell: at[column] }, text));
  const unit = found.indicator;
  const day = told(readEntryDay(values.day), 'day');
  const amount = told(readAmount(values.amount, unit ?? ANY), 'amount');
  if (day !== undefined) for (const problem of [...dayProblems(day, ask.today), ...outside(day, ask.year)]) fault('day', problem);
  if (unit !== undefined && isOfOtherYears(unit, ask.year))
    remarks.push(remark('finding', { sheet, cell: at.indicator }, ofOtherYears(unit, ask.year)));
  const what = short('what', values.what, false);
  const source = short('source', plain(values.source) === '' ? ask.source : values.source, true);
  if (unit === undefined || day === undefined || amount === undefined || what === undefined || source === undefined) return undefined;
  return { sheet, line: line.line, cell: at.amount, indicator: unit.id, onDay: day, amount, what: what || unit.label.zh, source };

  function told<T extends string>(read: Understood<T>, column: 'day' | 'amount'): T | undefined {
    if ('problem' in read) {
      if (!broken.has(at[column])) fault(column, read.problem);
      return undefined;
    }
    const text = { zh: `“${values[column]}”读作 ${read.value}`, en: `“${values[column]}” is read as ${read.value}` };
    if (read.isOtherwise) remarks.push(remark('note', { sheet, cell: at[column] }, text));
    return read.value;
  }

  function short(column: 'what' | 'source', text: string, isRequired: boolean): string | undefined {
    const checked = checkedText(column, text, isRequired);
    if ('text' in checked) return checked.text;
    fault(column, checked.problem);
    return undefined;
  }
}

function ofOtherYears({ label }: KnownIndicator, year: number): Bilingual {
  const zh = `“${label.zh}”是其他年度报表的指标，${year} 年的报表没有：请核对指标和年度`;
  const en = `“${label.en}” belongs to the tables of other years; that of ${year} has no such figure: look at the indicator and the year`;
  return { zh, en };
}

const ANY = { decimals: 4, signed: true, unit: { zh: '', en: '' } } as const;

function outside(day: CivilDate, year: number): Bilingual[] {
  const named = Number(day.slice(0, 4));
  if (named === year) return [];
  return [{ zh: `日期在 ${named} 年，导入的是 ${year} 年的台账`, en: `The day lies in ${named}; this is the ledger of ${year}` }];
}

/** A title that names another year: most likely the wrong file. */
function wrongYears({ name, title }: ReadSheet, year: number): TableRemark[] {
  const named = [{ cell: '', text: plain(name) }, ...title];
  return named.flatMap(({ cell, text }) => {
    const years = [...text.matchAll(/(20\d{2})\s*(?:年|$)/g)].map(([, found]) => Number(found));
    if (years.length === 0 || years.includes(year)) return [];
    const zh = `这里写的是 ${years.join('、')} 年，导入的是 ${year} 年的台账：请核对年度`;
    const en = `This says ${years.join(', ')}; the ledger of ${year} is being filled. Choose the year of the file`;
    return [remark('fault', { sheet: name, cell }, { zh, en })];
  });
}

/** A total is not stored, so it must be right. */
function wrongTotal({ values, at, sheet }: ReadLine, sums: { readonly part: number; readonly all: number }): TableRemark[] {
  const where = { sheet, cell: at.amount };
  if (plain(values.amount) === '') return [];
  const read = readAmount(values.amount, ANY);
  if ('problem' in read) return [remark('fault', where, read.problem)];
  const kinds = [values.indicator, values.name, values.what, values.day].map(totalKind);
  const sum = kinds.includes('part') ? sums.part : sums.all;
  if (scaled(read.value) === sum) return [];
  const zh = `合计 ${read.value} 不等于各行之和 ${sum / 10_000}：请改正数量，或者删去合计行`;
  const en = `The total ${read.value} is not the sum of its lines, ${sum / 10_000}: correct the numbers, or leave the total out`;
  return [remark('fault', where, { zh, en })];
}

/** The same thing twice in one file is most likely a slip; of a stock there is one value a day. */
function alike(lines: readonly EntryLine[], { kindOf }: IndicatorFinder): TableRemark[] {
  const first = new Map<string, EntryLine>();
  return lines.flatMap((line) => {
    const isStock = kindOf(line.indicator) === 'stock';
    const key = isStock ? `${line.indicator}\n${line.onDay}` : entryKey(line);
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    if (before === undefined) return [];
    const place = { zh: `${before.sheet}第 ${before.line} 行`, en: `line ${before.line} ${before.sheet}`.trim() };
    const text = isStock
      ? { zh: `与${place.zh}同日的时点数：只能保留一个`, en: `A value of the same day stands in ${place.en}: keep one of them` }
      : {
          zh: `与${place.zh}相同：如确为两项，请在“事项”中写明区别`,
          en: `The same as ${place.en}: if both are meant, tell them apart by what it was`,
        };
    return [remark('fault', { sheet: line.sheet, cell: line.cell }, text)];
  });
}

/** Two entries with the same key are the same thing. */
export function entryKey({ indicator, onDay, amount, what }: Pick<EntryLine, 'indicator' | 'onDay' | 'amount' | 'what'>): string {
  return [indicator, onDay, amount, what].join('\n');
}
