import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeSetup, makeSetupLink, SetupClosedError, setupLinkState } from '../../../src/engine/administration/setup.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createOrganStore } from '../../../src/store/organ-store.ts';
import { createUserStore } from '../../../src/store/user-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';

const FIELDS = { organ: '甲区人民政府', shortName: '甲政', superior: '', login: 'first', name: '员工壬' };
const tokenOf = (link: { readonly path: string } | undefined): string => link?.path.split('/').at(-1) ?? '';

describe.each(databases)('the first start on $kind', ({ kind }) => {
  let db: TestDatabase;
  let at: string;
  const now = () => new Date(at);
  const complete = (token: string, fields = FIELDS) => completeSetup({ db, now }, { token, fields, passwordHash: '-' });
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    at = '2026-03-02T04:00:00Z';
  });
  afterEach(() => db.close());

  it('makes the organ, the organ above it and the administrator, once', async () => {
    const token = tokenOf(await makeSetupLink({ db, now }));
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { organ, user } = await complete(token, { ...FIELDS, superior: '甲市人民政府' });
    expect(user).toMatchObject({ login: 'first', roles: ['admin'], organId: organ.id });
    const organs = await createOrganStore(db.read).list();
    expect(organs.find(({ id }) => id === organ.parentId)?.name).toBe('甲市人民政府');
    expect(await createAuditStore(db.read).find({ kinds: ['setup.completed'] }, 9)).toMatchObject([
      { data: { organ: '甲区人民政府', login: 'first' } },
    ]);
    await expect(complete(token)).rejects.toMatchObject({ state: 'used' });
    expect(await makeSetupLink({ db, now })).toBeUndefined();
  });

  it('lets one of two win who use the link at once', async () => {
    const token = tokenOf(await makeSetupLink({ db, now }));
    const both = await Promise.allSettled([
      complete(token),
      complete(token, { ...FIELDS, organ: '乙区人民政府', shortName: '乙政', login: 'second' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(SetupClosedError) });
    expect(await createUserStore(db.read).list()).toHaveLength(1);
    expect(await createOrganStore(db.read).list()).toHaveLength(1);
  });

  it('ends with the link when another is made, a day has passed, or an account is there', async () => {
    const first = tokenOf(await makeSetupLink({ db, now }));
    const second = tokenOf(await makeSetupLink({ db, now }));
    expect(await setupLinkState({ db, now }, first)).toBe('void');
    expect(await setupLinkState({ db, now }, 'nothing')).toBe('unknown');
    at = '2026-03-03T04:00:00Z';
    expect(await setupLinkState({ db, now }, second)).toBe('expired');
    await expect(complete(second)).rejects.toMatchObject({ state: 'expired' });
    const third = tokenOf(await makeSetupLink({ db, now }));
    const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府' });
    const person = { id: 'li', login: 'li', name: '李', passwordHash: '-', roles: ['officer'] as const, unit: null, disabledAt: null };
    await createUserStore(db.write).create({ ...person, organId: organ.id });
    expect(await setupLinkState({ db, now }, third)).toBe('needless');
    await expect(complete(third)).rejects.toMatchObject({ state: 'needless' });
  });

  it('keeps no token in the database, and leaves the link open when a field will not do', async () => {
    const token = tokenOf(await makeSetupLink({ db, now }));
    await expect(complete(token, { ...FIELDS, login: '?' })).rejects.toThrow('login');
    expect(await setupLinkState({ db, now }, token)).toBe('open');
    expect(JSON.stringify(await db.read('setup_links').select())).not.toContain(token);
    expect(await createOrganStore(db.read).list()).toEqual([]);
  });
});
