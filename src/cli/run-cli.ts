import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { getProjectRoot } from '../store/project-root.ts';
import type { CliContext, CliInput, ExitCode } from './cli-context.ts';
import { isDebug, readEnvironment } from './environment.ts';
import { createOutput, ignoreErrors } from './output.ts';
import { reportFailure } from './report-failure.ts';

type Register = (program: Command, context: CliContext) => void;

/** Loaded when asked for: `yishen clock` in a pipe should not wait for a web server's code. In the order of the help text. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  serve: async () => (await import('./serve.ts')).registerServe,
  demo: async () => (await import('./demo.ts')).registerDemo,
  migrate: async () => (await import('./migrate.ts')).registerMigrate,
  check: async () => (await import('./check.ts')).registerCheck,
  import: async () => (await import('./import.ts')).registerImport,
  intake: async () => (await import('./intake.ts')).registerIntake,
  export: async () => (await import('./export.ts')).registerExport,
  verify: async () => (await import('./verify.ts')).registerVerify,
  clock: async () => (await import('./clock.ts')).registerClock,
  calendar: async () => (await import('./calendar.ts')).registerCalendar,
  entries: async () => (await import('./entries.ts')).registerEntries,
  publications: async () => (await import('./publications.ts')).registerPublications,
  report: async () => (await import('./report.ts')).registerReport,
  'report-text': async () => (await import('./report-text.ts')).registerReportText,
  'past-report': async () => (await import('./past-report.ts')).registerPastReport,
  'open-data': async () => (await import('./open-data.ts')).registerOpenData,
  user: async () => (await import('./user.ts')).registerUser,
};

/** Runs one command. Never throws because of what was typed; the exit code says how it went. */
export async function runCli(input: CliInput): Promise<ExitCode> {
  const { stderr, env } = input;
  ignoreErrors(stderr);
  let code: ExitCode = 0;
  const context = createContext(input, (finished) => {
    code = finished;
  });
  try {
    const program = createProgram(input);
    for (const load of commandsFor(input.argv)) (await load())(program, context);
    await program.parseAsync([...input.argv], { from: 'user' });
    return code;
  } catch (error) {
    return reportFailure(error, { debug: isDebug(env), tell: context.tell, trace: (text) => void stderr.write(text) });
  }
}

function createContext(input: CliInput, finish: (code: ExitCode) => void): CliContext {
  const { env, stdin, stdout, stderr } = input;
  return {
    environment: () => readEnvironment(env),
    stdin,
    stderr,
    out: createOutput(stdout),
    outIsTerminal: stdout.isTTY === true,
    tell: ({ zh, en }) => void stderr.write(`${zh}\n${en}\n`),
    now: () => input.now(),
    untilStopped: () => input.untilStopped(),
    createServeApp: input.createServeApp,
    finish,
  };
}

/** Commands inherit how errors and help are handled here. */
function createProgram({ stdout, stderr }: CliInput): Command {
  const { version } = JSON.parse(readFileSync(join(getProjectRoot(), 'package.json'), 'utf8')) as { version: string };
  return new Command('yishen')
    .description('依申：依申请公开政府信息的办理、期限、历史与统计 / handles applications for government information')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      outputError: (text, write) => write(`用法有误 / wrong usage: ${text.replace(/^error: /, '')}`),
    })
    .showSuggestionAfterError()
    .showHelpAfterError('详见 / see: yishen --help');
}

/** Only the command that was named, or all of them where help or a suggestion must list them. */
function commandsFor(argv: readonly string[]): (() => Promise<Register>)[] {
  const named = argv[0] !== undefined && Object.hasOwn(COMMANDS, argv[0]) ? COMMANDS[argv[0]] : undefined;
  return named === undefined ? Object.values(COMMANDS) : [named];
}
