import type { Command } from 'commander';
import { exportTimeline } from '../engine/export-timeline.ts';
import { type CliContext, jsonLine } from './cli-context.ts';
import { onlyForNow } from './option-parsers.ts';
import { withDatabase } from './with-database.ts';

export function registerExport(program: Command, context: CliContext): void {
  program
    .command('export')
    .description('导出一件案件 / export one case')
    .argument('<case>', '案号、引用号或标识 / case number, reference or id')
    .option('--as <form>', '形式：timeline / form: timeline', onlyForNow('timeline', ['bundle']), 'timeline')
    .action(async (name: string) => {
      await context.out.write(jsonLine(await withDatabase(context, (db) => exportTimeline(db, name))));
      context.finish(0);
    });
}
