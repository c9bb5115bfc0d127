import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { createCalendarService } from '../engine/calendar-service.ts';
import { createEngine } from '../engine/engine.ts';
import { FaxRefusedError } from '../engine/fax/fax-refused-error.ts';
import { type TakenFax, takeFax } from '../engine/fax/take-fax.ts';
import { createVirusScan } from '../engine/files/scan-virus.ts';
import { createLetterPress } from '../engine/letters/letter-press.ts';
import { loadFonts } from '../engine/letters/load-fonts.ts';
import { PLAIN_SIGNER } from '../engine/letters/signer.ts';
import { createPageWorkshop } from '../engine/pages/create-page-workshop.ts';
import { MAX_FILE_BYTES } from '../law/events/files-field.ts';
import { findInstant } from '../law/instant.ts';
import type { Database } from '../store/database.ts';
import { openVault } from '../store/open-vault.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CliContext, ExitCode } from './cli-context.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

interface FaxOptions {
  readonly from: string;
  readonly at: Date;
  readonly organ?: string;
  readonly id?: string;
}

export function registerIntakeFax(intake: Command, context: CliContext): void {
  intake
    .command('fax')
    .description('登记一份收到的传真 / take in a fax that was received')
    .argument('<file>', '传真文件，TIFF 或 PDF / the fax, TIFF or PDF')
    .requiredOption(
      '--from <number>',
      '来电号码，按传真服务器所示；可以为空 / number of the sender as the fax server gives it; may be empty',
    )
    .requiredOption('--at <time>', '收到的时间，RFC 3339 或北京时间“2026-03-12 09:05” / when it came, RFC 3339 or Beijing time', parseTime)
    .option('--organ <name>', '收件机关的全称或简称；只有一个机关时可省略 / name of the organ, where there are several')
    .option('--id <commid>', '传真服务器的通信编号 / number of the call at the fax server')
    .action(async (file: string, options: FaxOptions) =>
      context.finish(await withDatabase(context, (db) => intakeFax(context, db, { file, options }))),
    );
}

interface Asked {
  readonly file: string;
  readonly options: FaxOptions;
}

async function intakeFax(context: CliContext, db: Database, { file, options }: Asked): Promise<ExitCode> {
  const { from, at, id = null } = options;
  const { now } = context;
  if (at > now())
    throw new UsageError({ zh: '--at 在将来，请核对传真服务器的时钟', en: '--at lies in the future: check the clock of the fax server' });
  const organId = await organOf(db, options.organ ?? context.environment().fax?.organ);
  const arrival = { bytes: await readBounded(file), name: basename(file), from, at, commId: id, organId, source: 'command' } as const;
  const { dataDir, fonts, files } = context.environment();
  const vault = await openVault({ db, dataDir, place: files?.place, now });
  const calendars = await createCalendarService({ db, now });
  const press = createLetterPress({ vault, fonts: await loadFonts(fonts), signer: PLAIN_SIGNER });
  const workshop = createPageWorkshop();
  try {
    const engine = createEngine({ db, now, calendar: calendars.current, press });
    const scan = files?.clamd === undefined ? undefined : createVirusScan({ address: files.clamd });
    const taken = await takeFax({ db, vault, scan, now, engine, workshop }, arrival);
    tell(context, taken);
    await context.out.write(`${taken.caseNo ?? taken.caseId}\n`);
    return 0;
  } finally {
    await workshop.close();
  }
}

function tell(context: CliContext, { result, pages }: TakenFax): void {
  if (result === 'known') context.tell({ zh: '这份传真已经登记过，没有重复登记：', en: 'This fax was taken in before; nothing was done:' });
  else
    context.tell({
      zh: `传真共 ${pages} 页，已登记为待确认的申请：`,
      en: `Fax of ${pages} pages taken in as an application to be confirmed:`,
    });
}

/** One byte more than allowed is enough to refuse it. */
async function readBounded(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) throw new UsageError({ zh: `${file} 不是文件`, en: `${file} is no file` });
    if (stat.size > MAX_FILE_BYTES) throw new FaxRefusedError('tooLarge');
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** @throws {UsageError} when it is not clear whose fax it is. */
async function organOf(db: Database, name: string | undefined): Promise<number> {
  const organs = await createOrganStore(db.read).list();
  const found = name === undefined ? organs : organs.filter((organ) => organ.name === name || organ.shortName === name);
  const [organ] = found;
  if (organ !== undefined && found.length === 1) return organ.id;
  if (organs.length === 0) throw new UsageError({ zh: '数据库里还没有机关', en: 'There is no organ in the database yet' });
  const names = organs.map((each) => each.name).join('、');
  throw new UsageError({ zh: `请用 --organ 指明收件机关：${names}`, en: `Name the organ with --organ: ${names}` });
}

function parseTime(text: string): Date {
  const time = findInstant(text);
  if (time === undefined) {
    throw new InvalidArgumentError(
      '应形如 2026-03-12T09:05:00+08:00 或 2026-03-12 09:05（北京时间）/ must be like 2026-03-12T09:05:00+08:00 or 2026-03-12 09:05 (Beijing time).',
    );
  }
  return time;
}
