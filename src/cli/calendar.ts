import type { Command } from 'commander';
import { importCalendar } from './calendar-import.ts';
import { listCalendar } from './calendar-list.ts';
import type { CliContext } from './cli-context.ts';
import { withDatabase } from './with-database.ts';

export function registerCalendar(program: Command, context: CliContext): void {
  const calendar = program.command('calendar').description('工作日日历 / working-day calendar');
  calendar
    .command('list')
    .description('列出每年的节假日安排及其来源 / list the holiday notice of each year and where it comes from')
    .action(async () => context.finish(await withDatabase(context, (db) => listCalendar(context, db))));
  calendar
    .command('import')
    .description('导入节假日安排，重新计算未结案件 / import holiday notices and recompute open cases')
    .argument('<file>', '{"2027":{"notices":[…],"daysOff":[…],"extraWorkdays":[…]}}')
    .option('--dry-run', '只列出会变动的案件，不写入 / only list the cases that would move, store nothing')
    .action(async (file: string, options: { dryRun?: true }) =>
      context.finish(await withDatabase(context, (db) => importCalendar(context, db, { file, dryRun: options.dryRun === true }))),
    );
}
