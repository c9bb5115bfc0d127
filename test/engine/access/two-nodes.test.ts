import argon2 from 'argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, createAccess } from '../../../src/engine/access/access.ts';
import { keepFailure } from '../../../src/engine/access/keep-failure.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import type { UserRow } from '../../../src/store/rows.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createTime } from '../../support/office.ts';
import { codeOf, enrolForTest } from '../../support/second-factor.ts';

const [PASSWORD, SECRET, HERE] = ['correct horse battery', 'a secret of the installation', '10.0.0.7'];

describe.each(databases)('two nodes on one $kind', ({ kind }) => {
  let db: TestDatabase;
  let other: Database;
  let nodes: readonly [Access, Access];
  const time = createTime('2026-03-02');
  const people: UserRow[] = [];

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    other = openDatabase({ url: db.url, dataDir: '.' });
    const { id: organId } = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
    const passwordHash = await argon2.hash(PASSWORD, { timeCost: 2, memoryCost: 1024, parallelism: 1 });
    for (const id of ['yi', 'bing', 'ding']) {
      const user: UserRow = { id, login: id, name: '某', passwordHash, roles: ['leader'], organId, unit: null, disabledAt: null };
      await createUserStore(db.write).create(user);
      people.push(user);
    }
    const node = (database: Database) =>
      createAccess({
        db: database,
        now: time.now,
        secret: SECRET,
        policy: 'required',
        limits: { idleMs: 7_200_000, longestMs: 43_200_000 },
      });
    nodes = [node(db), node(other)];
  });
  afterAll(async () => {
    await other.close();
    await db.close();
  });

  function person(index: number): UserRow {
    const user = people[index];
    if (user === undefined) throw new Error('There is no such person');
    return user;
  }
  const tryPassword = async (node: Access, login: string, password: string) =>
    (await node.tryPassword({ login, password, address: HERE })).result;

  it('count wrong passwords together: four here and one there lock at both', async () => {
    const [one, two] = nodes;
    for (let i = 0; i < 4; i += 1) expect(await tryPassword(one, 'yi', 'wrong')).toBe('wrong');
    expect(await tryPassword(two, 'yi', 'wrong')).toBe('wrong');
    expect([await tryPassword(one, 'yi', PASSWORD), await tryPassword(two, 'yi', PASSWORD)]).toEqual(['locked', 'locked']);
    time.pass(60);
    expect(await tryPassword(two, 'yi', PASSWORD)).toBe('ok');
  });

  it('take a one-time code once, whichever is asked', async () => {
    const user = person(1);
    const phone = await enrolForTest(db, { userId: user.id, secret: SECRET });
    const code = codeOf(phone, time.now());
    const results = await Promise.all(nodes.map((node) => node.tryCode({ user, code, address: HERE })));
    expect(results.map(({ result }) => result).sort()).toEqual(['ok', 'wrong']);
  });

  it('know each other’s sign-ins, and end them for each other at once', async () => {
    const [one, two] = nodes;
    const user = person(1);
    const id = await one.begin({ user, method: 'password', address: HERE, browser: '' });
    expect((await two.current(id, true))?.userId).toBe(user.id);
    expect(await two.revoke(user, id)).toBe(true);
    expect(await one.current(id, true)).toBeUndefined();
  });

  it('keep failures of an account in the log, however many logins that do not exist were tried before', async () => {
    time.set('2026-03-04');
    const failure = {
      reason: 'password',
      network: '198.51.100.0/24',
      admitted: { failures: 1, lockedUntil: undefined, counted: [] },
    } as const;
    for (let i = 0; i < 70; i += 1) await keepFailure(db, { ...failure, user: undefined }, time.now());
    await keepFailure(other, { ...failure, user: person(2) }, time.now());
    const from = time.now().toISOString();
    const kept = await createAuditStore(db.read).find({ kinds: ['signIn.failed'], from }, 500);
    expect([kept.filter(({ subject }) => subject === null).length, kept.filter(({ subject }) => subject === 'ding').length]).toEqual([
      60, 1,
    ]);
  });
});
