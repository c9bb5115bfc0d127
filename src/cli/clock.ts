import type { Command } from 'commander';
import { createWorkingDayCalendar, type WorkingDayCalendar } from '../law/calendar.ts';
import { type CivilDate, civilDateOfInstant } from '../law/civil-date.ts';
import { mergeNotices, parseHolidayNotices } from '../law/holiday-notices.ts';
import { stateCalendar, stateNotices } from '../law/state-calendar.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { clockOfLine } from './clock-line.ts';
import { parseDay } from './option-parsers.ts';
import { readSource, readText } from './source-files.ts';
import { lineBatches } from './source-lines.ts';
import { createNotes, tellRefused } from './tell-lines.ts';

interface ClockOptions {
  readonly today?: CivilDate;
  readonly calendar?: string;
}

export function registerClock(program: Command, context: CliContext): void {
  program
    .command('clock')
    .description('计算时间线的法定期限，不需要数据库 / compute the statutory clock of timelines; needs no database')
    .argument('[file]', '时间线文件（JSON Lines）；- 为标准输入 / timelines as JSON Lines; - is standard input', '-')
    .option('--today <day>', '截至哪一天，默认为上海当日 / as of which day; today in Shanghai by default', parseDay)
    .option('--calendar <file>', '节假日安排文件，并入内置日历 / holiday notices, merged over the built-in calendar')
    .action(async (file: string, options: ClockOptions) => context.finish(await clock(context, file, options)));
}

/** One answer a line, as the lines come: a million of them need no more memory than one. */
async function clock(context: CliContext, file: string, options: ClockOptions): Promise<ExitCode> {
  const today = options.today ?? civilDateOfInstant(context.now());
  const calendar = await calendarWith(options.calendar);
  const notes = createNotes(context);
  let refused = false;
  for await (const batch of lineBatches(readSource(file, context.stdin))) {
    let text = '';
    for (const line of batch.filter((each) => each.text.trim() !== '')) {
      const answer = clockOfLine(line, { today, calendar });
      if (answer.result === 'refused') {
        refused = true;
        tellRefused(context, { line: line.number, problems: answer.problems });
        continue;
      }
      for (const note of answer.notes) notes.add(line.number, note);
      text += jsonLine(answer.view);
    }
    if (text !== '' && !(await context.out.write(text))) break;
  }
  notes.end();
  return refused ? 1 : 0;
}

async function calendarWith(file: string | undefined): Promise<WorkingDayCalendar> {
  if (file === undefined) return stateCalendar;
  return createWorkingDayCalendar(mergeNotices(stateNotices, parseHolidayNotices(await readText(file))));
}
