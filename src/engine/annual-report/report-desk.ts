import { type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import { type FieldProblem, InvalidInputError, StepRefusedError } from '../../law/errors.ts';
import { cellIdsOf } from '../../law/report/cells.ts';
import { formatOfYear } from '../../law/report/format-of-year.ts';
import type { ReportActType } from '../../law/report/report-acts.ts';
import type { Check } from '../../law/report/report-json.ts';
import { reportYear } from '../../law/report/report-year.ts';
import { isExplainable, placeOfFinding } from '../../law/report/text-check.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import { blockingChecks, type WorkingReport, workingReport } from './document.ts';
import { digestOfCells } from './freeze.ts';
import { keptCheck } from './frozen-checks.ts';
import { requireHolding } from './held-back.ts';
import { actOnReport, type ReportActor, type ReportState, requireSeen } from './report-stream.ts';

/** The first year of which organs had to report. */
export const FIRST_REPORT_YEAR = 2008;

/** Checks whose failing may be explained on record: what then stands in part six says why the numbers differ (domain 3.7). */
export const EXPLAINABLE = ['I4', 'I7', 'I8'] as const;

/** What somebody does with the report of an organ and year. */
export interface ReportDeed {
  readonly organ: { readonly id: number; readonly name: string };
  readonly year: number;
  readonly type: ReportActType;
  /** As the person gave it. What the program knows better is not taken from here. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Number of the newest act that the person has seen. */
  readonly expected?: number | undefined;
  readonly actor: ReportActor;
  readonly at: Date;
  readonly today: CivilDate;
}

/**
 * Carries out an act. Figures that are frozen, and what is published, are computed and checked here, in the transaction of the act.
 *
 * Two people never act at once: the second is told what the first did.
 *
 * @throws {ReportChangedError} when somebody else acted since the person looked.
 * @throws {InvalidInputError} when what was given does not fit.
 * @throws {StepRefusedError} when the chart, the role, or a failing check forbids it: it names the cells.
 */
export function doReportDeed(db: Database, deed: ReportDeed): Promise<ReportState> {
  return withTransaction(db, async (trx) => {
    const inside: Database = { ...db, read: trx, write: trx };
    const { organ, year, type, expected, actor, at } = deed;
    const store = createReportActStore(trx);
    await store.lock({ organId: organ.id, year });
    requireSeen(await store.list({ organId: organ.id, year }), { expected });
    const data = await dataOf(inside, deed);
    return actOnReport(trx, { organId: organ.id, year }, { act: { type, data, expected }, actor, at });
  });
}

async function dataOf(db: Database, deed: ReportDeed): Promise<unknown> {
  const { type, given, year, today } = deed;
  switch (type) {
    case 'report.opened':
      return { ...opening(year, today), ...pick(given, ['basis', 'covers']) };
    case 'report.figuresStated':
      return { cells: onlyKnown(year, given.cells), ...pick(given, ['source']) };
    case 'report.explained':
      return explained(db, deed);
    case 'report.frozen':
      return frozen(await workingReport(db, deed), deed);
    case 'report.submitted':
    case 'report.approved':
      requireSound(await workingReport(db, deed));
      return {};
    case 'report.published':
      requireUnchanged(requireSound(await workingReport(db, deed)));
      return published(deed);
    default:
      return given;
  }
}

/** What was explained of the text is what is there: a number that is typed later is not covered. */
async function explained(db: Database, deed: ReportDeed): Promise<Readonly<Record<string, unknown>>> {
  const { given } = deed;
  if (!EXPLAINABLE.some((id) => id === given.check)) throw new InvalidInputError([NOT_EXPLAINABLE]);
  if (given.check !== 'I7') return pick(given, ['check', 'text']);
  const { findings } = await workingReport(db, deed);
  if (findings.some(({ kind }) => kind === 'broken') && !findings.some(isExplainable)) throw new InvalidInputError([BROKEN_QUOTE]);
  const places = [...new Set(findings.filter(isExplainable).map(placeOfFinding))];
  return { ...pick(given, ['check', 'text']), places };
}

const BROKEN_QUOTE: FieldProblem = {
  field: 'check',
  zh: '文字中引用的数据不存在或者格式有误，不能用说明代替：请改正文字',
  en: 'The text quotes what there is not. No explanation stands for that: correct the text',
};

/** The table of a year is fixed by law; a report of a year that has not come cannot be begun. */
function opening(year: number, today: CivilDate) {
  if (year < FIRST_REPORT_YEAR || year > Number(today.slice(0, 4))) throw new InvalidInputError([badYear(today)]);
  return { format: formatOfYear(year) };
}

function frozen({ numbers, state }: WorkingReport, { year, today }: ReportDeed) {
  if (today <= reportYear(year).lastDay) {
    throw new StepRefusedError({
      rule: 'guard',
      basis: '政府信息公开条例（2019）第五十条',
      text: {
        zh: `统计期为${year}年1月1日至12月31日，尚未结束，不能锁定数据。`,
        en: `The figures are those of 1 January to 31 December ${year}, which is not over: they cannot be frozen yet.`,
      },
    });
  }
  if (state.basis === 'stated' && state.stated === null) throw new InvalidInputError([NOTHING_STATED]);
  requireHolding(failingOf(numbers.checks), 'frozen');
  const { cells } = numbers;
  return { cells, checks: numbers.checks.map(keptCheck), digest: digestOfCells(cells) };
}

/** The words of the report are checked too: numbers in them that are not those of the table (I7). */
function requireSound(working: WorkingReport): WorkingReport {
  requireHolding(blockingChecks(working), 'released');
  return working;
}

function failingOf(checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ ok }) => ok === false);
}

function requireUnchanged({ state }: WorkingReport): void {
  if (state.frozen === null || digestOfCells(state.frozen.cells) === state.frozen.digest) return;
  throw new StepRefusedError({
    rule: 'guard',
    basis: '本系统规则',
    text: {
      zh: '锁定的数据与其校验值不符，不能公布。请核查系统。',
      en: 'The frozen figures do not match their digest, so they are not published.',
    },
  });
}

function published({ given, year, today }: ReportDeed): Readonly<Record<string, unknown>> {
  const on = findCivilDate(String(given.on ?? ''));
  if (on === undefined || on > today || on <= reportYear(year).lastDay) throw new InvalidInputError([badDay(year, today)]);
  const link = String(given.link ?? '').trim();
  if (link === '') return { on };
  if (!/^https?:\/\/\S+$/.test(link)) throw new InvalidInputError([BAD_LINK]);
  return { on, link };
}

/** Cells that the table of the year does not have are left out. */
function onlyKnown(year: number, cells: unknown): unknown {
  if (typeof cells !== 'object' || cells === null) return cells;
  const given = new Map(Object.entries(cells));
  return Object.fromEntries(cellIdsOf(formatOfYear(year)).map((id) => [id, given.get(id) ?? null]));
}

function pick(given: ReportDeed['given'], names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}

const NOT_EXPLAINABLE: FieldProblem = {
  field: 'check',
  zh: '只能说明与上年数据的差异（I4）、文字与表格的差异（I7）、与各单位之和的差异（I8）；其他勾稽关系不成立的，应当更正。',
  en: 'Only the difference to the year before (I4), of text and table (I7) and to the sum of the bodies (I8) can be explained; other checks that fail are to be corrected.',
};

const NOTHING_STATED: FieldProblem = {
  field: 'cells',
  zh: '还没有填报数据，不能锁定。',
  en: 'No figures have been filled in yet, so there is nothing to freeze.',
};

const BAD_LINK: FieldProblem = {
  field: 'link',
  zh: '网址应当以 http:// 或者 https:// 开头。',
  en: 'The address must begin with http:// or https://.',
};

function badYear(today: CivilDate): FieldProblem {
  const now = today.slice(0, 4);
  return {
    field: 'year',
    zh: `年度应当在 ${FIRST_REPORT_YEAR} 至 ${now} 之间。`,
    en: `The year must lie between ${FIRST_REPORT_YEAR} and ${now}.`,
  };
}

function badDay(year: number, today: CivilDate): FieldProblem {
  return {
    field: 'on',
    zh: `公布日期应当在 ${year + 1}-01-01 至今天（${today}）之间。`,
    en: `The day of publication must lie between ${year + 1}-01-01 and today (${today}).`,
  };
}
