import { randomUUID } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { createNodeBeatStore, type WorkerRun } from '../store/node-beat-store.ts';

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

interface Run {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

interface BeatDeps {
  readonly db: Database;
  readonly now: () => Date;
  readonly version: string;
  readonly everyMs: number;
}

/**
 * The workers of this server, each noted when it ends, and one more that tells the database of it now and then: administrators see whether
 * all servers work, which version each has and whether its clock is right.
 */
export function withBeat(workers: readonly Run[], { db, now, version, everyMs }: BeatDeps): Run[] {
  const runs = new Map<string, WorkerRun>();
  const [node, startedAt] = [randomUUID(), now().toISOString()];
  const noted = workers.map((worker) => ({ ...worker, run: () => noteRun(worker, { runs, now }) }));
  const run = async (): Promise<void> => {
    const store = createNodeBeatStore(db.write);
    const databaseTime = await store.databaseTime();
    const at = now();
    const driftMs = databaseTime === undefined ? null : clamp(at.getTime() - databaseTime.getTime());
    await store.put({ node, version, startedAt, beatAt: at.toISOString(), driftMs, workers: Object.fromEntries(runs) });
    await store.forget(new Date(at.getTime() - FORGOTTEN_AFTER_MS).toISOString());
  };
  return [...noted, { name: 'beat', everyMs, run }];
}

async function noteRun({ name, run }: Run, { runs, now }: { runs: Map<string, WorkerRun>; now: () => Date }): Promise<unknown> {
  const before = runs.get(name) ?? { okAt: null, failedAt: null, error: null };
  try {
    const result = await run();
    runs.set(name, { ...before, okAt: now().toISOString(), error: null });
    return result;
  } catch (error) {
    runs.set(name, { ...before, failedAt: now().toISOString(), error: kindOf(error) });
    throw error;
  }
}

/** Messages of unexpected errors may hold personal data. */
export function kindOf(error: unknown): string {
  const { name = typeof error, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return (typeof code === 'string' && code !== '' ? code : String(name)).slice(0, 60);
}

/** Fits an integer column of either database; so wrong a clock is wrong by any measure. */
function clamp(ms: number): number {
  return Math.max(-2_000_000_000, Math.min(2_000_000_000, Math.round(ms)));
}
