import { ConnectSessionKnexStore } from 'connect-session-knex';
import type { Store } from 'express-session';
import type { Database } from '../store/database.ts';

const CLEANUP_MS = 15 * 60_000;

/**
 * Sign-ins in the table `sessions`.
 *
 * The library hands an error to its callback and then rejects as well, which nobody awaits: that would end the process whenever the
 * database fails for a moment. Its `touch` tells nobody at all: the request would wait for ever.
 */
export function createSessionStore(db: Database, reportError: (error: unknown) => void): Store {
  const store = new ConnectSessionKnexStore({
    knex: db.write,
    createTable: false,
    cleanupInterval: CLEANUP_MS,
    onDbCleanupError: reportError,
  });
  const { get, set, destroy, touch } = ConnectSessionKnexStore.prototype;
  const told = () => null; // the callback has had the error
  store.ready.catch(told);
  store.get = (sid, callback) => get.call(store, sid, callback).catch(told);
  store.set = (sid, session, callback) =>
    set
      .call(store, sid, session, callback)
      .catch(told)
      .then(() => {});
  store.destroy = (sid, callback) => destroy.call(store, sid, callback).catch(() => 0);
  store.touch = (sid, session, callback) =>
    touch.call(store, sid, session, callback).catch((error: unknown) => {
      reportError(error);
      callback?.();
    });
  return store;
}
