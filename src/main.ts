import { runCli } from './cli/run-cli.ts';

/** The one place that reads the process: arguments, environment, time, signals. Imported by nothing. */
process.exitCode = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  createServeApp: async (deps) => (await import('./serve-app.ts')).createServeApp(deps),
  untilStopped: () =>
    new Promise((resolve) => {
      process.once('SIGTERM', () => resolve());
      process.once('SIGINT', () => resolve());
    }),
});
