import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLiveCases } from '../../src/web/live-cases.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { type Browser, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase('sqlite');
});
afterAll(() => db.close());

describe('the stream of changes', () => {
  let browser: Browser;
  afterEach(() => browser.close());

  it('ends when the server stops, so that stopping does not wait for browsers', async () => {
    const stopping = new AbortController();
    browser = await openBrowser(fakeDeps({ deps: { db, stopping: stopping.signal } }));
    await browser.signIn();
    const answer = browser.get('/queue/events');
    setTimeout(() => stopping.abort(), 300);
    const { status, html, headers } = await answer;
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/event-stream');
    expect(html).toBe('retry: 3000\n\n');
    expect((await browser.get('/queue/events')).status).toBe(204);
  });

  it('is not offered to people without an organ, whose queue has no one pulse', async () => {
    browser = await openBrowser(fakeDeps({ organId: null, deps: { db } }));
    await browser.signIn();
    expect((await browser.get('/queue/events')).status).toBe(204);
  });
});

describe('the watch over cases', () => {
  it('asks nothing once nobody listens, and reports a database that does not answer', async () => {
    const failures: unknown[] = [];
    const closed = await openTestDatabase('sqlite');
    await closed.close();
    const live = createLiveCases({ db: closed, reportFailure: (error) => failures.push(error) });
    const stop = [1, 2].map(() => live.listen({ organId: 1, sight: { sees: 'organ' } }, { seen: undefined, listener: () => {} }));
    expect(live.listeners()).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const end of stop) end();
    expect(live.listeners()).toBe(0);
    expect(failures).toHaveLength(1);
  });
});
