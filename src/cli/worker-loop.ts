import { setTimeout as wait } from 'node:timers/promises';

/** Work that is done again and again. */
export interface Worker {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** How long work under way is waited for when the server stops: what is sent by then may wait for an answer for minutes. Shorter than what supervisors wait. */
const GRACE_MS = 8_000;

/** Runs each worker now and then in its time, side by side, none twice at once. A failure is reported and the work tried again in its time. */
export function startWorkers(
  workers: readonly Worker[],
  reportError: (error: unknown, about: object) => void,
): { stop(graceMs?: number): Promise<void> } {
  const loops = workers.map((worker) => startLoop(worker, (error) => reportError(error, { worker: worker.name })));
  return {
    /**
     * Begins nothing more. Resolves when the work under way has ended, or after `graceMs`: all of it may break off anywhere, as it does when a
     * process is killed.
     */
    async stop(graceMs = GRACE_MS) {
      const waited = new AbortController();
      const ended = Promise.all(loops.map((loop) => loop.stop()));
      await Promise.race([ended, wait(graceMs, undefined, { signal: waited.signal }).catch(() => {})]);
      waited.abort();
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
