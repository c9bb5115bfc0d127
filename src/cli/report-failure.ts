import { CommanderError } from 'commander';
import { type Bilingual, DomainError, InvalidInputError, NotFoundError } from '../law/errors.ts';
import { UnknownRowError } from '../law/report/trace-report.ts';
import type { ExitCode } from './cli-context.ts';
import { fileProblem, UsageError } from './usage-error.ts';

/** Errors by which what was typed, or the file that was named, cannot be used. */
const WRONG_USAGE = [UsageError, InvalidInputError, NotFoundError, UnknownRowError];

interface Told {
  readonly debug: boolean;
  tell(text: Bilingual): void;
  /** The stack, for developers. */
  trace(text: string): void;
}

/** Tells people what went wrong and gives the exit code. Unexpected errors show their stack only when asked for: it may hold data. */
export function reportFailure(error: unknown, told: Told): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const file = fileProblem(error);
  if (file !== undefined) {
    told.tell(file);
    return 2;
  }
  if (error instanceof InvalidInputError) for (const { zh, en } of error.problems) told.tell({ zh, en });
  else if (error instanceof DomainError) told.tell(error.text);
  else told.tell(unexpected(error));
  if (told.debug && error instanceof Error) told.trace(`${error.stack ?? error.message}\n`);
  return WRONG_USAGE.some((kind) => error instanceof kind) ? 2 : 1;
}

function unexpected(error: unknown): Bilingual {
  const name = error instanceof Error ? error.name : typeof error;
  return {
    zh: `程序发生意外错误（${name}）。设置 YISHEN_DEBUG=1 再运行可查看详情。`,
    en: `Unexpected error (${name}). Run again with YISHEN_DEBUG=1 to see the details.`,
  };
}
