/** Work that is done again and again. */
export interface Worker {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Runs each worker now and then in its time, side by side, none twice at once. A failure is reported and the work tried again in its time. */
export function startWorkers(workers: readonly Worker[], reportError: (error: unknown, about: object) => void): { stop(): Promise<void> } {
  const loops = workers.map((worker) => startLoop(worker, (error) => reportError(error, { worker: worker.name })));
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startLoop({ everyMs, run: work }: Worker, reportError: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> | undefined;
  const run = (): void => {
    running ??= work()
      .catch(reportError)
      .finally(() => {
        running = undefined;
      });
  };
  run();
  const timer = setInterval(run, everyMs);
  return {
    /** Resolves when the work under way has ended. */
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
