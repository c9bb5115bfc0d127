import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import type { CliInput, ExitCode } from '../../src/cli/cli-context.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { createServeApp } from '../../src/serve-app.ts';

export interface Ran {
  readonly code: ExitCode;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

export interface Given extends Partial<Omit<CliInput, 'argv' | 'stdin' | 'now'>> {
  readonly stdin?: string | Buffer | CliInput['stdin'];
  readonly now?: string;
}

/** Runs the command line in this process, on 1 December 2026 unless told otherwise. */
export async function run(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const { stdin = '', now = '2026-12-01T02:00:00Z', ...rest } = given;
  const out = collect();
  const err = collect();
  const code = await runCli({
    env: {},
    stdout: out.stream,
    stderr: err.stream,
    untilStopped: async () => {},
    createServeApp,
    ...rest,
    argv,
    stdin: typeof stdin === 'string' || Buffer.isBuffer(stdin) ? Readable.from([Buffer.from(stdin)]) : stdin,
    now: () => new Date(now),
  });
  return { code, out: out.text(), err: err.text() };
}

/** The JSON objects of standard output, one a line. */
export function objects(ran: Ran): readonly Record<string, unknown>[] {
  return ran.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Standard input as a terminal gives it: one key after the other. */
export function terminal(): CliInput['stdin'] & PassThrough {
  return Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => true });
}

export function makeTempDir(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'yishen-cli-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function collect(): { stream: Writable; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}
