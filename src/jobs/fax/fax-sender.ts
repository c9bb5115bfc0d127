import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ClaimedFax, FaxWay } from '../../store/fax-out-store.ts';
import type { FileRow } from '../../store/file-store.ts';
import type { FileVault } from '../../store/file-vault.ts';
import { MAIL_TIMEOUTS, type MailSettings, type MailTimeouts, openTransport } from '../mail/mail-transport.ts';
import { shorten } from '../mail/shorten.ts';
import { smtpFailureOf } from '../mail/smtp-failure.ts';
import { smtpSecrets } from '../mail/smtp-secrets.ts';
import { runFaxCommand } from './fax-command.ts';

/** What an attempt came to. `goodbye`: asking again is of no use. `unasked`: nobody was there to be asked. */
export interface Attempt {
  readonly result: 'sent' | 'again' | 'goodbye' | 'unasked';
  readonly way: FaxWay | null;
  readonly outcome: string | null;
  readonly output: string | null;
}

/** How faxes leave. Neither: they wait until the operator sets one up. */
export interface FaxWays {
  /** Address with `{number}` in it. */
  readonly mail?: string | undefined;
  /** Command with `{number}` and `{file}` in it. */
  readonly command?: string | undefined;
  /** Variables that the command is given. */
  readonly commandEnvironment?: Readonly<Record<string, string>>;
  /** Needed for `mail`. */
  readonly smtp?: MailSettings | undefined;
}

export interface SenderDeps {
  readonly ways: FaxWays;
  readonly vault: FileVault;
  readonly dataDir: string;
  readonly timeouts?: MailTimeouts;
  /** Of the command. */
  readonly commandTimeoutMs?: number;
}

/** A command that queues a fax answers at once; one that waits for the line may need the whole transmission. */
export const COMMAND_TIMEOUT_MS = 10 * 60_000;

type Sendable = Pick<ClaimedFax, 'number' | 'title' | 'messageId'>;

/** Hands a fax to the gateway or the command. Rejects only when its file is lost or the disk fails. */
export async function sendFax(deps: SenderDeps, fax: Sendable, file: FileRow): Promise<Attempt> {
  const { mail, command, smtp } = deps.ways;
  if (command !== undefined) return byCommand(deps, { command, fax, file });
  if (mail !== undefined && smtp !== undefined) return byMail(deps, { mail, smtp, fax, file });
  return { result: 'unasked', way: null, outcome: 'UNSET', output: null };
}

interface ByCommand {
  readonly command: string;
  readonly fax: Sendable;
  readonly file: FileRow;
}

/** The letter lies in a directory of its own, for as long as the command runs: `sendfax` copies what it queues. */
async function byCommand(
  { vault, dataDir, ways, commandTimeoutMs = COMMAND_TIMEOUT_MS }: SenderDeps,
  { command, fax, file }: ByCommand,
): Promise<Attempt> {
  const parent = join(dataDir, 'fax-out');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const directory = await mkdtemp(join(parent, 'fax-'));
  try {
    const path = join(directory, 'fax.pdf');
    await pipeline(vault.open(file.sha256), createWriteStream(path, { mode: 0o600 }));
    const { exitCode, failure, output } = await runFaxCommand(command, {
      number: fax.number,
      file: path,
      timeoutMs: commandTimeoutMs,
      environment: ways.commandEnvironment ?? {},
    });
    const said = { way: 'command', outcome: failure ?? `exit ${exitCode}`, output: plain(output) } as const;
    if (exitCode === 0) return { ...said, result: 'sent' };
    return { ...said, result: failure === 'ENOENT' || failure === 'EACCES' ? 'unasked' : 'again' };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

interface ByMail {
  readonly mail: string;
  readonly smtp: MailSettings;
  readonly fax: Sendable;
  readonly file: FileRow;
}

async function byMail({ vault, timeouts = MAIL_TIMEOUTS }: SenderDeps, { mail, smtp, fax, file }: ByMail): Promise<Attempt> {
  const address = mail.replace('{number}', fax.number.replace(/-/g, ''));
  const transport = openTransport(smtp, timeouts);
  try {
    const { response } = (await transport.sendMail({
      from: smtp.from,
      to: { name: '', address },
      subject: fax.title,
      text: '',
      messageId: `<${fax.messageId}@${/@([\w.-]+)/.exec(smtp.from)?.[1] ?? 'localhost'}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      attachments: [{ filename: 'fax.pdf', content: vault.open(file.sha256), contentType: 'application/pdf' }],
    })) as { readonly response?: unknown };
    return { result: 'sent', way: 'mail', outcome: '250', output: shorten(String(response), smtpSecrets(smtp.smtpUrl)) };
  } catch (error) {
    const { kind, code, answer } = smtpFailureOf(error, { address, secrets: smtpSecrets(smtp.smtpUrl) });
    const result = kind === 'outOfReach' ? 'unasked' : kind === 'refusedForGood' ? 'goodbye' : 'again';
    return { result, way: 'mail', outcome: code, output: answer };
  } finally {
    transport.close();
  }
}

/** For people to read; a NUL would be refused by the database. */
function plain(output: string): string | null {
  const text = output.replace(/(?!\n)[\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return text === '' ? null : text;
}
