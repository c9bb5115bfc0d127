import type { RequestListener } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import type { Bilingual } from '../law/errors.ts';
import type { Database } from '../store/database.ts';
import type { Environment, Variables } from './environment.ts';
import type { Output } from './output.ts';
import type { Worker } from './worker-loop.ts';

/** 0: done. 1: the answer is no, or lines were refused. 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

export type InputStream = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
export type MessageStream = Writable & { readonly isTTY?: boolean };

/** The web front end on a migrated database, and the work that the clock does every minute. Given from outside: web and jobs stand beside this layer. */
export type CreateServeApp = (deps: {
  readonly db: Database;
  readonly environment: Environment;
  now(): Date;
  /** Unexpected failures, for the log. The context holds ids only. */
  reportFailure(error: unknown, context?: object): void;
  /** Aborted when the server stops: answers that have no end of their own end then. */
  readonly stopping?: AbortSignal | undefined;
}) => Promise<{ readonly app: RequestListener; readonly workers: readonly Worker[] }>;

/** What a run of the command line is given. */
export interface CliInput {
  /** Without the interpreter and the script. */
  readonly argv: readonly string[];
  readonly env: Variables;
  readonly stdin: InputStream;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: MessageStream;
  now(): Date;
  /** Resolves when the process is asked to stop. Asked for only by commands that run until then. */
  untilStopped(): Promise<void>;
  readonly createServeApp: CreateServeApp;
}

/** What a command works with. */
export interface CliContext {
  /** @throws {InvalidInputError} when a variable is wrong. */
  environment(): Environment;
  readonly stdin: InputStream;
  /** Results. */
  readonly out: Output;
  /** Whether results go to a terminal: bytes do not belong there. */
  readonly outIsTerminal: boolean;
  /** Messages for people, progress. */
  readonly stderr: MessageStream;
  /** Tells people something on standard error, in both languages. */
  tell(text: Bilingual): void;
  now(): Date;
  untilStopped(): Promise<void>;
  readonly createServeApp: CreateServeApp;
  finish(code: ExitCode): void;
}

/** One JSON object a line. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
