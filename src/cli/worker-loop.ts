const EVERY_MS = 60_000;

/** Runs a piece of work now and then every minute, never twice at once. A failure is reported and the work tried again a minute later. */
export function startWorkerLoop(work: () => Promise<unknown>, reportError: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> | undefined;
  const run = (): void => {
    running ??= work()
      .catch(reportError)
      .finally(() => {
        running = undefined;
      });
  };
  run();
  const timer = setInterval(run, EVERY_MS);
  return {
    /** Resolves when the work under way has ended. */
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
