import argon2 from 'argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Access, createAccess } from '../../../src/engine/access/access.ts';
import { proofOf } from '../../../src/engine/access/proof-of-account.ts';
import { removeSecondFactor } from '../../../src/engine/access/second-factor.ts';
import { createSecretBox } from '../../../src/engine/access/secret-box.ts';
import { verifyAuditLog } from '../../../src/engine/audit/verify-audit-log.ts';
import { createApiKeyStore } from '../../../src/store/api-key-store.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { withTransaction } from '../../../src/store/database.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import type { UserRow } from '../../../src/store/rows.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { createTime } from '../../support/office.ts';
import { codeOf, enrolForTest } from '../../support/second-factor.ts';

const [PASSWORD, SECRET] = ['correct horse battery', 'a secret of the installation'];
const [HERE, THERE] = ['10.0.0.7', '192.0.2.9'];
const MINUTE = 60;

describe.each(databases)('signing in on $kind', ({ kind }) => {
  let db: TestDatabase;
  let access: Access;
  let user: UserRow;
  let made = 0;
  const time = createTime('2026-03-02');
  const of = (secret: string) =>
    createAccess({ db, now: time.now, secret, policy: 'required', limits: { idleMs: 7_200_000, longestMs: 43_200_000 } });
  const tryIt = async (password: string, address = HERE, login = user.login): Promise<string> =>
    (await access.tryPassword({ login, password, address })).result;
  const fail = async (times: number, address = HERE, login = user.login): Promise<string[]> => {
    const results: string[] = [];
    for (let i = 0; i < times; i += 1) results.push(await tryIt('wrong', address, login));
    return results;
  };
  const kinds = async () => (await createAuditStore(db.read).find({}, 500)).map((row) => row.kind);

  beforeAll(async () => {
    db = await openTestDatabase(kind);
    await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
    access = of(SECRET);
  });
  afterAll(async () => {
    expect((await verifyAuditLog(db)).fault).toBeUndefined();
    await db.close();
  });
  beforeEach(async () => {
    made += 1;
    const id = `user-${made}`;
    const passwordHash = await argon2.hash(PASSWORD, { timeCost: 2, memoryCost: 1024, parallelism: 1 });
    user = { id, login: id, name: '某甲', passwordHash, roles: ['leader'], organId: 1, unit: null, disabledAt: null };
    await createUserStore(db.write).create(user);
    await db.write('sign_in_failures').delete();
  });
  const begin = (address = HERE, browser = 'Firefox, Linux') => access.begin({ user, method: 'password', address, browser });

  it('is paused after five wrong passwords, for twice as long with each further one', async () => {
    expect(await fail(5)).toEqual(Array(5).fill('wrong'));
    expect(await tryIt(PASSWORD)).toBe('locked');
    time.pass(MINUTE - 1);
    expect(await tryIt(PASSWORD)).toBe('locked');
    time.pass(1);
    expect(await fail(2)).toEqual(['wrong', 'locked']);
    time.pass(2 * MINUTE - 1);
    expect(await tryIt(PASSWORD)).toBe('locked');
    time.pass(1);
    expect(await tryIt(PASSWORD)).toBe('ok');
  });

  it('begins counting anew once somebody is in, not by the password alone', async () => {
    await fail(4);
    expect(await tryIt(PASSWORD)).toBe('ok');
    await begin();
    expect(await fail(4)).toEqual(Array(4).fill('wrong'));
    expect(await tryIt(PASSWORD)).toBe('ok'); // the code is still to come: guesses at it go on being counted
    expect(await fail(2)).toEqual(['wrong', 'locked']);
  });

  it('is paused alike for a login that does not exist', async () => {
    expect(await fail(6, HERE, `nobody-${made}`)).toEqual([...Array(5).fill('wrong'), 'locked']);
  });

  it('is not paused for others: the lock is of one network', async () => {
    await fail(6, THERE);
    expect(await tryIt(PASSWORD, THERE)).toBe('locked');
    expect(await tryIt(PASSWORD, HERE)).toBe('ok');
  });

  it('is paused for the account as a whole after fifty, but not where the person signed in lately', async () => {
    await begin(HERE);
    for (let network = 0; network < 13; network += 1) await fail(4, `198.51.${network}.1`);
    expect(await tryIt(PASSWORD, '203.0.113.5')).toBe('locked');
    expect(await tryIt(PASSWORD, HERE)).toBe('ok');
  });

  it('lets guesses at once get no further than guesses one after the other', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => tryIt('wrong')));
    expect(results.filter((result) => result === 'wrong').length).toBeLessThanOrEqual(5);
    expect(await tryIt(PASSWORD)).toBe('locked');
  });

  it('keeps failures in the log, and nothing of what was typed', async () => {
    const before = (await kinds()).length;
    for (let login = 0; login < 3; login += 1) await fail(1, `198.51.100.${login}`, `my-own-password-${made}-${login}`);
    expect((await kinds()).length - before).toBe(3);
    const rows = await createAuditStore(db.read).find({ kinds: ['signIn.failed', 'signIn.locked'] }, 500);
    expect(JSON.stringify(rows)).not.toContain('my-own-password');
    time.set('2026-03-03');
    await fail(5);
    const [locked] = await createAuditStore(db.read).find({ kinds: ['signIn.locked'], subject: user.id }, 1);
    expect(locked).toMatchObject({ organId: 1, data: { login: user.login, reason: 'password', failures: 5, until: '2026-03-03 12:01' } });
  });

  describe('by a one-time code', () => {
    let phone: string;
    const tryCode = async (code: string): Promise<string> => (await access.tryCode({ user, code, address: HERE })).result;
    beforeEach(async () => {
      phone = await enrolForTest(db, { userId: user.id, secret: SECRET });
    });

    it('takes each code once, and none of before it', async () => {
      expect(await tryCode(codeOf(phone, time.now()))).toBe('ok');
      expect(await tryCode(codeOf(phone, time.now()))).toBe('wrong');
      expect(await tryCode(codeOf(phone, time.now(), -1))).toBe('wrong');
      expect(await tryCode(codeOf(phone, time.now(), 1))).toBe('ok');
    });

    it.each([
      { steps: -2, result: 'wrong', because: 'a minute is too late' },
      { steps: -1, result: 'ok', because: 'typing takes time' },
      { steps: 0, result: 'ok', because: 'the clocks agree' },
      { steps: 1, result: 'ok', because: 'the phone is fast' },
      { steps: 2, result: 'wrong', because: 'a minute is too early' },
    ])('$steps steps away is $result: $because', async ({ steps, result }) => {
      expect(await tryCode(codeOf(phone, time.now(), steps))).toBe(result);
    });

    it('reads it as apps show it, in full width, too', async () => {
      const code = codeOf(phone, time.now());
      expect(await tryCode(`${code.slice(0, 3)} ${code.slice(3)}`.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))))).toBe(
        'ok',
      );
    });

    it('is paused after five wrong ones, for the right one as well', async () => {
      for (let i = 0; i < 5; i += 1) expect(await tryCode('0000')).toBe('wrong');
      expect(await tryCode(codeOf(phone, time.now()))).toBe('locked');
    });

    it('is taken from one of two who send it at once', async () => {
      const code = codeOf(phone, time.now());
      expect((await Promise.all([tryCode(code), tryCode(code)])).sort()).toEqual(['ok', 'wrong']);
    });

    it('is not possible with the secret of another installation, which is said', async () => {
      await expect(of('another secret').tryCode({ user, code: codeOf(phone, time.now()), address: HERE })).rejects.toThrow(
        'session secret',
      );
    });

    it('keeps no secret that can be read in the database', async () => {
      const row = await db.read('second_factors').where({ user_id: user.id }).first();
      expect(row.secret).not.toContain(phone);
      expect(() => createSecretBox(SECRET).open(row.secret, 'somebody else')).toThrow();
      expect(createSecretBox(SECRET).open(row.secret, user.id)).toBe(phone);
    });
  });

  describe('by a recovery code', () => {
    const recover = async (code: string) => access.tryRecoveryCode({ user, code, address: HERE });
    async function enrolled(): Promise<readonly string[]> {
      const sealed = access.offerSecret(user);
      const { secret, uri } = access.enrolmentOf(user, sealed);
      expect(uri).toContain(`secret=${secret}`);
      expect(await access.enrol(user, { sealed, code: '000 000', keep: '' })).toBeUndefined();
      return (await access.enrol(user, { sealed, code: codeOf(secret, time.now()), keep: '' })) ?? [];
    }

    it('takes each of ten once, however it is typed', async () => {
      const codes = await enrolled();
      expect(new Set(codes).size).toBe(10);
      expect(await recover(codes[0] ?? '')).toEqual({ result: 'ok', left: 9 });
      expect((await recover(codes[0] ?? '')).result).toBe('wrong');
      expect(await recover((codes[1] ?? '').toLowerCase().replace('-', ' '))).toEqual({ result: 'ok', left: 8 });
      expect(JSON.stringify(await db.read('recovery_codes').where({ user_id: user.id }))).not.toContain(codes[2]?.replace('-', ''));
    });

    it('lets one of two in who race with the same one', async () => {
      const [code = ''] = await enrolled();
      const results = await Promise.all([recover(code), recover(code)]);
      expect(results.map(({ result }) => result).sort()).toEqual(['ok', 'wrong']);
    });

    it('is void after new ones were made, and after the factor was removed, which ends all sign-ins', async () => {
      const [old = '', other = ''] = await enrolled();
      const [fresh = ''] = (await access.renewRecoveryCodes(user)) ?? [];
      expect([(await recover(old)).result, (await recover(fresh)).result]).toEqual(['wrong', 'ok']);
      const id = await begin();
      await withTransaction(db, (trx) => removeSecondFactor(trx, user.id, { at: time.now() }));
      expect([(await recover(other)).result, await access.current(id, true)]).toEqual(['wrong', undefined]);
      expect(await access.renewRecoveryCodes(user)).toBeUndefined();
    });
  });

  describe('a sign-in', () => {
    it('ends after two hours without anybody, whatever scripts ask for', async () => {
      const id = await begin();
      time.pass(100 * MINUTE);
      expect(await access.current(id, false)).toBeDefined();
      time.pass(22 * MINUTE);
      expect(await access.current(id, true)).toBeUndefined();
      expect(await db.read('sign_ins').where({ id }).first('ended_how')).toEqual({ ended_how: 'expired' });
    });

    it('ends after twelve hours, however busy', async () => {
      const id = await begin();
      for (let hour = 1; hour < 12; hour += 1) {
        time.pass(60 * MINUTE);
        expect(await access.current(id, true)).toBeDefined();
      }
      time.pass(60 * MINUTE);
      expect(await access.current(id, true)).toBeUndefined();
    });

    it('is seen once a minute at the most', async () => {
      const id = await begin();
      const seen = async () => (await db.read('sign_ins').where({ id }).first('seen_at')).seen_at;
      const first = await seen();
      time.pass(59);
      await access.current(id, true);
      expect(await seen()).toBe(first);
      time.pass(1);
      await access.current(id, true);
      expect(await seen()).toBe(time.now().toISOString());
    });

    it('is listed for its owner, who ends one or all others, and nobody else’s', async () => {
      const [here, there, third] = [await begin(), await begin(THERE, 'Chrome, Android'), await begin()];
      const listed = async () => (await access.listOpen(user)).map(({ id }) => id).sort();
      expect(await listed()).toEqual([here, there, third].sort());
      expect((await access.listOpen(user)).find(({ id }) => id === there)).toMatchObject({
        network: '192.0.2.0/24',
        browser: 'Chrome, Android',
      });
      expect(await access.revoke({ ...user, id: 'somebody' }, there)).toBe(false);
      expect(await access.revoke(user, there)).toBe(true);
      expect(await access.revoke(user, there)).toBe(false);
      expect(await access.revokeOthers(user, here)).toBe(1);
      expect(await listed()).toEqual([here]);
    });

    it('ends with another password and other roles, but not the one in which its owner changes it', async () => {
      const [here, there] = [await begin(), await begin(THERE)];
      await access.changePassword(user, { password: 'several unrelated words', keep: here, endKeys: false });
      const changed = (await createUserStore(db.read).findById(user.id)) ?? user;
      expect((await access.current(here, true))?.proof).toBe(proofOf(changed));
      expect(await access.current(there, true)).toBeUndefined();
      expect(proofOf({ ...changed, roles: ['leader', 'auditor'] })).not.toBe(proofOf(changed));
      expect((await kinds())[0]).toBe('password.changed');
    });

    it.each([true, false])('ends the API keys of its owner with the password, if they want that: %s', async (endKeys) => {
      await createApiKeyStore(db.write).add({
        ...{
          id: `key-${made}`,
          kind: 'personal',
          organId: 1,
          userId: user.id,
          name: 'key',
          contact: null,
          roles: [],
          scopes: ['cases:read'],
        },
        ...{
          secretHash: `key-${made}`,
          hint: 'yishen_00000',
          createdAt: '2026-03-01T00:00:00.000Z',
          createdBy: user.id,
          createdByName: '某甲',
        },
        ...{ expiresAt: '2026-12-31T00:00:00.000Z', lastUsedOn: null, revokedAt: null },
      });
      expect(await access.openKeysOf(user)).toBe(1);
      await access.changePassword(user, { password: 'several unrelated words', keep: await begin(), endKeys });
      expect(await access.openKeysOf(user)).toBe(endKeys ? 0 : 1);
      expect((await kinds())[0]).toBe(endKeys ? 'apiKey.revoked' : 'password.changed');
    });
  });
});
