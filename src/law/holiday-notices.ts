import { type CivilDate, findCivilDate } from './civil-date.ts';
import { type FieldProblem, InvalidInputError } from './errors.ts';

/** One yearly notice of the State Council (国务院办公厅关于…节假日安排的通知), as amended. May name days of the neighbouring years. */
export interface HolidayNotice {
  /** Where the notice was published. */
  readonly notices: readonly string[];
  readonly daysOff: readonly CivilDate[];
  /** Weekend days shifted to work (调休上班). */
  readonly extraWorkdays: readonly CivilDate[];
}

/** Notices by notice year. */
export type HolidayNotices = Readonly<Record<number, HolidayNotice>>;

/** Merged year by year: a notice of `later` replaces that year's notice of `earlier` as a whole. */
export function mergeNotices(earlier: HolidayNotices, later: HolidayNotices): HolidayNotices {
  return { ...earlier, ...later };
}

/**
 * Reads the calendar file of `yishen clock --calendar` and `yishen calendar import`:
 * `{"2027":{"notices":[…],"daysOff":["2027-01-01",…],"extraWorkdays":[…]}}`.
 *
 * @throws {InvalidInputError} naming each wrong place; a broken file is refused as a whole.
 */
export function parseHolidayNotices(json: string): HolidayNotices {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new InvalidInputError([
      problem(
        '',
        '日历文件不是有效的 JSON',
        `The calendar file is not valid JSON (${error instanceof Error ? error.message.slice(0, 80) : 'unreadable'})`,
      ),
    ]);
  }
  if (!isRecord(value) || Object.keys(value).length === 0) {
    throw new InvalidInputError([
      problem('', '日历文件应为以年份为键的对象', 'The calendar file must be an object keyed by year, with at least one year'),
    ]);
  }
  const problems: FieldProblem[] = [];
  const entries = Object.entries(value).map(([year, notice]) => [year, parseNotice(year, notice, problems)] as const);
  if (problems.length > 0) throw new InvalidInputError(problems);
  return Object.fromEntries(entries) as HolidayNotices;
}

function parseNotice(year: string, value: unknown, problems: FieldProblem[]): HolidayNotice {
  const empty: HolidayNotice = { notices: [], daysOff: [], extraWorkdays: [] };
  if (!/^2[01]\d\d$/.test(year)) {
    problems.push(
      problem(
        year,
        `“${year.slice(0, 20)}”不是年份，应为四位数字如 2027`,
        `'${year.slice(0, 20)}' is not a year; it must be four digits such as 2027`,
      ),
    );
    return empty;
  }
  if (!isRecord(value)) {
    problems.push(
      problem(year, `${year} 年应为对象，含 daysOff 与 extraWorkdays`, `${year} must be an object with daysOff and extraWorkdays`),
    );
    return empty;
  }
  const daysOff = parseDays({ year, name: 'daysOff', value: value.daysOff }, problems);
  const extraWorkdays = parseDays({ year, name: 'extraWorkdays', value: value.extraWorkdays }, problems);
  const both = daysOff.filter((day) => extraWorkdays.includes(day));
  for (const day of both) {
    problems.push(problem(`${year}.daysOff`, `${day} 既是放假日又是上班日`, `${day} is named both as a day off and as a working day`));
  }
  const notices = Array.isArray(value.notices) ? value.notices.filter((address) => typeof address === 'string') : [];
  return { notices, daysOff, extraWorkdays };
}

function parseDays(list: { year: string; name: string; value: unknown }, problems: FieldProblem[]): CivilDate[] {
  const path = `${list.year}.${list.name}`;
  if (!Array.isArray(list.value)) {
    problems.push(problem(path, `${path} 应为日期列表`, `${path} must be a list of days`));
    return [];
  }
  return list.value.flatMap((item: unknown, i) => {
    const day = typeof item === 'string' ? findCivilDate(item) : undefined;
    const near = day !== undefined && Math.abs(Number(day.slice(0, 4)) - Number(list.year)) <= 1;
    if (day !== undefined && near) return [day];
    problems.push(
      problem(
        `${path}[${i}]`,
        `${path}[${i}] 应为该年或相邻年份的日期，形如 ${list.year}-10-01`,
        `${path}[${i}] must be a day of that year or a neighbouring one, such as ${list.year}-10-01`,
      ),
    );
    return [];
  });
}

function problem(field: string, zh: string, en: string): FieldProblem {
  return { field, zh, en };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
