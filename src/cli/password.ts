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

/** The terminal is put into raw mode and what would be echoed is thrown away. Ctrl-C and Ctrl-D give up. */
async function askTwice(context: CliContext): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: context.stdin, output: nowhere, terminal: true });
  prompt.once('SIGINT', () => prompt.close());
  const lines = prompt[Symbol.asyncIterator]();
  const ask = async (question: string): Promise<string> => {
    context.stderr.write(question);
    const { value, done } = await lines.next();
    context.stderr.write('\n');
    if (done === true) throw new UsageError({ zh: '已取消，未输入密码', en: 'Cancelled: no password was given' });
    return value;
  };
  try {
    const first = await ask('密码 / password: ');
    if (first === (await ask('再输一次 / once more: '))) return first;
    throw new UsageError({ zh: '两次输入的密码不同', en: 'The two passwords differ' });
  } finally {
    prompt.close();
  }
}
