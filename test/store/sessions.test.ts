import { ConnectSessionKnexStore } from 'connect-session-knex';
import type { SessionData } from 'express-session';
import { describe, expect, it } from 'vitest';
import { databases, openTestDatabase } from '../support/databases.ts';

const inOneHour = (text: string): SessionData =>
  ({ cookie: { originalMaxAge: 3_600_000, maxAge: 3_600_000 }, text }) as unknown as SessionData;

const ignore = (): void => {}; // the library wants a callback beside the promise

describe.each(databases)('the table of sessions on $kind', ({ kind }) => {
  it('is the one that the session library expects', async () => {
    const db = await openTestDatabase(kind);
    const sessions = new ConnectSessionKnexStore({ knex: db.write, createTable: false, cleanupInterval: 0 });
    await sessions.set('sid-1', inOneHour('first'));
    await sessions.set('sid-1', inOneHour('second'));
    expect(await sessions.get('sid-1', ignore)).toMatchObject({ text: 'second' });
    await sessions.touch('sid-1', { cookie: { expires: new Date('2001-01-01') } } as unknown as SessionData);
    expect(await sessions.get('sid-1', ignore)).toBeNull();
    await sessions.destroy('sid-1');
    expect(await sessions.length(ignore)).toBe(0);
    await db.close();
  });
});
