import type { Command } from 'commander';
import { createCalendarService } from '../engine/calendar-service.ts';
import { checkHistories, rebuildCase } from '../engine/check-histories.ts';
import { sha256 } from '../engine/hash-chain.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { Database } from '../store/database.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { isBlank, withOpenDatabase } from './with-database.ts';

interface CheckOptions {
  readonly rebuild?: true;
}

export function registerCheck(program: Command, context: CliContext): void {
  program
    .command('check')
    .description(
      '升级预演：以当前流程图重放全部历史，列出不能重放的案件 / rehearse an upgrade: replay every history, list the cases that no longer replay',
    )
    .option('--rebuild', '按历史重建与之不符的案件状态 / rebuild the state of cases that differ from their history')
    .action(async (options: CheckOptions) => context.finish(await withOpenDatabase(context, (db) => check(context, db, options))));
}

async function check(context: CliContext, db: Database, options: CheckOptions): Promise<ExitCode> {
  const pending = await pendingMigrations(db);
  if (pending.length > 0) tellPending(context, pending);
  const found = isBlank(pending) ? { checked: 0, faults: 0, rebuilt: 0 } : await checkAll(context, db, options);
  const { checked, faults, rebuilt } = found;
  context.tell({
    zh: `已重放 ${checked} 件案件的历史，${faults} 件有问题，重建 ${rebuilt} 件`,
    en: `${checked} histories replayed, ${faults} with faults, ${rebuilt} rebuilt`,
  });
  return faults > rebuilt ? 1 : 0;
}

async function checkAll(
  context: CliContext,
  db: Database,
  { rebuild }: CheckOptions,
): Promise<{ checked: number; faults: number; rebuilt: number }> {
  const calendar = (await createCalendarService({ db, now: context.now })).current();
  const found = { checked: 0, faults: 0, rebuilt: 0 };
  for await (const { caseId, fault } of checkHistories(db, calendar)) {
    found.checked += 1;
    if (fault === undefined) continue;
    found.faults += 1;
    const rebuilt = rebuild === true && (await rebuildNow(context, db, { caseId, calendar }));
    if (rebuilt) found.rebuilt += 1;
    context.tell({ zh: `案件 ${fault.name}：${fault.text.zh}`, en: `Case ${fault.name}: ${fault.text.en}` });
    await context.out.write(jsonLine({ case: fault.name, caseId, rebuilt, reason: fault.text }));
  }
  return found;
}

function rebuildNow(
  context: CliContext,
  db: Database,
  { caseId, calendar }: { caseId: string; calendar: WorkingDayCalendar },
): Promise<boolean> {
  return rebuildCase(db, caseId, { calendar, recordedAt: context.now().toISOString(), digest: sha256 });
}

function tellPending(context: CliContext, pending: readonly string[]): void {
  const names = pending.join(', ');
  context.tell({ zh: `升级时将执行的结构变更：${names}`, en: `Migrations that the upgrade will run: ${names}` });
}
