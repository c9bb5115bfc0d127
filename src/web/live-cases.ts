import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../store/database.ts';
import { createQueueReadModel } from '../store/queue-read-model.ts';

const POLL_MS = 2_000;

type Listener = () => void;

interface Watched {
  pulse: string | undefined;
  readonly listeners: Set<Listener>;
}

interface LiveDeps {
  readonly db: Database;
  reportFailure(error: unknown): void;
}

/**
 * Tells listeners when a case of their organ has changed, on whatever server: it asks the database, once for all listeners of this process
 * and only while somebody listens.
 */
export function createLiveCases(deps: LiveDeps) {
  const organs = new Map<number, Watched>();
  let running = false;
  const pulseOf = (organId: number) => createQueueReadModel(deps.db.read).pulse(organId);
  const catchUp = async (organId: number, late: { watched: Watched; seen: string | undefined; listener: Listener }): Promise<void> => {
    const { watched, seen, listener } = late;
    if (seen === undefined) return;
    const pulse = await pulseOf(organId);
    watched.pulse ??= pulse;
    if (pulse !== seen && watched.listeners.has(listener)) listener();
  };
  const look = async (): Promise<void> => {
    for (const [organId, watched] of organs) {
      const pulse = await pulseOf(organId);
      hear(watched, pulse);
    }
  };
  const run = async (): Promise<void> => {
    while (organs.size > 0) {
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
    listen(organId: number, { seen, listener }: { readonly seen: string | undefined; readonly listener: Listener }): () => void {
      const watched = organs.get(organId) ?? { pulse: undefined, listeners: new Set<Listener>() };
      watched.listeners.add(listener);
      catchUp(organId, { watched, seen, listener }).catch(deps.reportFailure);
      organs.set(organId, watched);
      if (!running) {
        running = true;
        run().catch(deps.reportFailure);
      }
      return () => {
        watched.listeners.delete(listener);
        if (watched.listeners.size === 0 && organs.get(organId) === watched) organs.delete(organId);
      };
    },
    listeners: (): number => [...organs.values()].reduce((sum, { listeners }) => sum + listeners.size, 0),
  };
}

function hear(watched: Watched, pulse: string): void {
  if (watched.pulse !== undefined && watched.pulse !== pulse) for (const listener of [...watched.listeners]) listener();
  watched.pulse = pulse;
}
