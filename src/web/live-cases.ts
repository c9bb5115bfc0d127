import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseSight } from '../law/access/case-sight.ts';
import type { Database } from '../store/database.ts';
import { createQueueReadModel } from '../store/queue-read-model.ts';

const POLL_MS = 2_000;

type Listener = () => void;

interface Watched {
  readonly watch: Watch;
  pulse: string | undefined;
  readonly listeners: Set<Listener>;
}

/** What somebody is told of: cases of the organ that are within sight. */
export interface Watch {
  readonly organId: number;
  readonly sight: CaseSight;
}

interface LiveDeps {
  readonly db: Database;
  reportFailure(error: unknown): void;
}

/**
 * Tells listeners when a case has changed that they may see, on whatever server: it asks the database, once for all listeners of this process
 * with the same sight and only while somebody listens.
 */
export function createLiveCases(deps: LiveDeps) {
  /** By what is watched, as text. */
  const all = new Map<string, Watched>();
  let running = false;
  const pulseOf = ({ organId, sight }: Watch) => createQueueReadModel(deps.db.read).pulse({ organId, sight });
  const catchUp = async ({
    watched,
    seen,
    listener,
  }: {
    watched: Watched;
    seen: string | undefined;
    listener: Listener;
  }): Promise<void> => {
    if (seen === undefined) return;
    const pulse = await pulseOf(watched.watch);
    watched.pulse ??= pulse;
    if (pulse !== seen && watched.listeners.has(listener)) listener();
  };
  const look = async (): Promise<void> => {
    for (const watched of all.values()) hear(watched, await pulseOf(watched.watch));
  };
  const run = async (): Promise<void> => {
    while (all.size > 0) {
      await look().catch(deps.reportFailure);
      await sleep(POLL_MS, undefined, { ref: false });
    }
    running = false;
  };
  return {
    /**
     * @param seen - The pulse of the page that listens: what changed since then is told at once.
     * @returns ends the listening.
     */
    listen(watch: Watch, { seen, listener }: { readonly seen: string | undefined; readonly listener: Listener }): () => void {
      const key = JSON.stringify([watch.organId, watch.sight]);
      const watched = all.get(key) ?? { watch, pulse: undefined, listeners: new Set<Listener>() };
      watched.listeners.add(listener);
      catchUp({ watched, seen, listener }).catch(deps.reportFailure);
      all.set(key, watched);
      if (!running) {
        running = true;
        run().catch(deps.reportFailure);
      }
      return () => {
        watched.listeners.delete(listener);
        if (watched.listeners.size === 0 && all.get(key) === watched) all.delete(key);
      };
    },
    listeners: (): number => [...all.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
  };
}

function hear(watched: Watched, pulse: string): void {
  if (watched.pulse !== undefined && watched.pulse !== pulse) for (const listener of [...watched.listeners]) listener();
  watched.pulse = pulse;
}
