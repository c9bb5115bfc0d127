import { runCli } from './cli/run-cli.ts';

let isStopping = false;

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
      const stop = (): void => {
        isStopping = true;
        resolve();
      };
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
    }),
});
// A mail server that does not answer would keep the process for as long as it is waited for.
if (isStopping) process.exit();
