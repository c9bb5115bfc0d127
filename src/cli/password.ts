import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { CliContext } from './cli-context.ts';
import { lineBatches } from './source-lines.ts';
import { UsageError } from './usage-error.ts';

/** Without letters and digits that look alike: a generated password is read from a screen and typed. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679';
const GENERATED_LENGTH = 16;

export interface Password {
  readonly text: string;
  /** Made here: it must be told to whoever asked for the account, once. */
  readonly generated: boolean;
}

/** Asked for on a terminal without echo; else the first line of standard input; generated when that is empty, or on demand. */
export async function takePassword(context: CliContext, { generate }: { generate: boolean }): Promise<Password> {
  if (generate) return generatedPassword();
  if (context.stdin.isTTY === true) return { text: await askTwice(context), generated: false };
  const text = await firstLine(context);
  return text === '' ? generatedPassword() : { text, generated: false };
}

/** 16 characters of 50: 90 bits. */
function generatedPassword(): Password {
  const text = Array.from({ length: GENERATED_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return { text, generated: true };
}

async function firstLine(context: CliContext): Promise<string> {
  for await (const [line] of lineBatches(context.stdin)) return line?.text ?? '';
  return '';
}

async function askTwice(context: CliContext): Promise<string> {
  const first = await ask(context, '密码 / password: ');
  const second = await ask(context, '再输一次 / once more: ');
  if (first === second) return first;
  throw new UsageError({ zh: '两次输入的密码不同', en: 'The two passwords differ' });
}

/** The terminal is put into raw mode and what would be echoed is thrown away. */
function ask(context: CliContext, question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: context.stdin, output: nowhere, terminal: true });
  context.stderr.write(question);
  return new Promise((resolve, reject) => {
    prompt.once('line', resolve);
    prompt.once('SIGINT', () => reject(new UsageError({ zh: '已取消', en: 'Cancelled' })));
    prompt.once('close', () => reject(new UsageError({ zh: '未输入密码', en: 'No password was given' })));
  })
    .then((line) => String(line))
    .finally(() => {
      prompt.close();
      context.stderr.write('\n');
    });
}
