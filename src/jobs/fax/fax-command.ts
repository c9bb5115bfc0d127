import { spawn } from 'node:child_process';

/** What a command that sends a fax came to. */
export interface CommandEnd {
  /** Null when it was ended because it took too long, or could not be started. */
  readonly exitCode: number | null;
  /** Why there is no exit code: ETIMEDOUT, ENOENT, a signal …; null when there is one. */
  readonly failure: string | null;
  /** Its last words on both outputs. */
  readonly output: string;
}

const MAX_OUTPUT = 2000;

/**
 * A command line as words: blanks part them, single and double quotes keep them together. Nothing else has a meaning: no shell ever sees it.
 */
export function wordsOf(command: string): readonly string[] {
  const words = command.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double: string | undefined, single: string | undefined) => double ?? single ?? ''),
  );
}

interface CommandAsk {
  readonly number: string;
  /** Path of the PDF. */
  readonly file: string;
  readonly timeoutMs: number;
  /** All that the command is told: passwords of this program are none of its business. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs the operator's command without a shell. Never rejects: how it ended is the answer. */
export function runFaxCommand(command: string, { number, file, timeoutMs, environment }: CommandAsk): Promise<CommandEnd> {
  const [program = '', ...args] = wordsOf(command).map((word) => word.replaceAll('{number}', number).replaceAll('{file}', file));
  return new Promise((resolve) => {
    let [output, late] = ['', false];
    // A group of its own: what it started ends with it.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...environment } });
    const timer = setTimeout(() => {
      late = true;
      endGroup(child.pid);
    }, timeoutMs);
    const end = (exitCode: number | null, failure: string | null): void => {
      clearTimeout(timer);
      resolve({ exitCode, failure, output });
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output = `${output}${text}`.slice(-MAX_OUTPUT);
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => end(null, error.code ?? 'ERROR'));
    child.on('close', (code, signal) => (late ? end(null, 'ETIMEDOUT') : end(code, code === null ? (signal ?? 'ERROR') : null)));
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}
