import { COMMAND_LINE, keepAct } from '../engine/audit/audit-log.ts';
import { createCalendarService, type MovedCase } from '../engine/calendar-service.ts';
import { type HolidayNotices, parseHolidayNotices } from '../law/holiday-notices.ts';
import type { Database } from '../store/database.ts';
import { type CliContext, type ExitCode, jsonLine } from './cli-context.ts';
import { readText } from './source-files.ts';

/** Stands as importer in the list of notices. */
const BY = 'yishen calendar import';

export async function importCalendar(context: CliContext, db: Database, ask: { file: string; dryRun: boolean }): Promise<ExitCode> {
  const notices = parseHolidayNotices(await readText(ask.file));
  const service = await createCalendarService({ db, now: context.now });
  const expected = await service.preview(notices);
  const moved = ask.dryRun ? expected : await service.importNotices(notices, BY, keepImport(context, { notices, moved: expected.length }));
  for (const each of moved) tellMoved(context, each);
  const years = Object.keys(notices).join(', ');
  context.tell(
    ask.dryRun
      ? {
          zh: `预演：${years} 年的安排会变动 ${moved.length} 件未结案件的期限，未写入`,
          en: `Rehearsal: the notices of ${years} would move ${moved.length} open cases; nothing was stored`,
        }
      : {
          zh: `已导入 ${years} 年的安排，${moved.length} 件未结案件的期限变动`,
          en: `Notices of ${years} imported; ${moved.length} open cases moved`,
        },
  );
  await context.out.write(moved.map(({ caseId, name, dueBefore, dueOn }) => jsonLine({ case: name, caseId, dueBefore, dueOn })).join(''));
  return 0;
}

/** In the audit log one entry a year; how many cases move is counted before, as on the page of administrators. */
function keepImport({ now }: CliContext, { notices, moved }: { notices: HolidayNotices; moved: number }) {
  return async (trx: Parameters<typeof keepAct>[0]): Promise<void> => {
    for (const year of Object.keys(notices)) {
      const act = {
        kind: 'calendar.imported',
        actor: COMMAND_LINE,
        organId: null,
        subject: year,
        data: { year: Number(year), moved },
      } as const;
      await keepAct(trx, act, { at: now() });
    }
  };
}

function tellMoved(context: CliContext, { name, dueBefore, dueOn }: MovedCase): void {
  context.tell({
    zh: `案件 ${name}：${dueBefore ?? '无'} → ${dueOn ?? '无'}`,
    en: `Case ${name}: ${dueBefore ?? 'none'} → ${dueOn ?? 'none'}`,
  });
}
