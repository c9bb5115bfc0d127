import type { Database } from '../../store/database.ts';
import { createServiceStateStore, type ServiceState } from '../../store/service-state-store.ts';
import { pauseOf } from './mail-backoff.ts';

/** How often a server that works is noted to work. */
const NOTE_EVERY_MS = 60_000;

/** `open`: send. `probe`: try one mail. `shut`: leave the server alone for now. */
export interface ServerGate {
  readonly gate: 'open' | 'probe' | 'shut';
  readonly state: ServiceState | undefined;
}

/**
 * What all workers know together of the mail server. While it is out of reach one of them tries one mail now and then; the rest waits without
 * being touched, however long it takes.
 */
export function createServerWatch({ db, now }: { readonly db: Database; readonly now: () => Date }) {
  const states = createServiceStateStore(db.write);
  return {
    async look(): Promise<ServerGate> {
      const state = await states.find('smtp');
      if (state === undefined || state.failingSince === null) return { gate: 'open', state };
      const nextAt = Date.parse(state.failedAt ?? state.failingSince) + pauseOf(state);
      if (now().getTime() < nextAt) return { gate: 'shut', state };
      return { gate: (await states.takeProbe(state, now().toISOString())) ? 'probe' : 'shut', state };
    },
    /** It answered. */
    async worked(state: ServiceState | undefined): Promise<void> {
      const noted = state?.okAt != null && state.failingSince === null && now().getTime() - Date.parse(state.okAt) < NOTE_EVERY_MS;
      if (!noted) await states.markOk('smtp', now().toISOString());
    },
    failed: (error: string): Promise<void> => states.markFailed('smtp', { now: now().toISOString(), error }),
  };
}

export type ServerWatch = ReturnType<typeof createServerWatch>;
