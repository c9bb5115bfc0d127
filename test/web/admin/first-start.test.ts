import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUserStore } from '../../../src/store/user-store.ts';
import { databases } from '../../support/databases.ts';
import { type EmptyOffice, openEmptyOffice } from '../../support/empty-office.ts';
import { visitorAt } from '../../support/visitor.ts';

const PASSWORD = '竹影 扫阶 尘不动 七弦';
const FIELDS = {
  organ: '甲区人民政府',
  shortName: '甲政',
  superior: '',
  login: 'first',
  name: '员工壬',
  password: PASSWORD,
  again: PASSWORD,
};

describe.each(databases)('the pages of the first start on $kind', ({ kind }) => {
  let office: EmptyOffice;
  beforeEach(async () => {
    office = await openEmptyOffice({ kind });
  });
  afterEach(async () => {
    expect(office.failures).toEqual([]);
    await office.close();
  });

  it('say on the front door and the sign-in how to begin, until somebody has', async () => {
    const visitor = visitorAt(office.url);
    for (const path of ['/', '/login']) expect((await visitor.get(path)).html).toContain('data-test="not-set-up"');
    const path = await office.setupPath();
    await visitor.get(path);
    const { status, location } = await visitor.post(path, FIELDS);
    expect({ status, location }).toEqual({ status: 303, location: '/login' });
    for (const open of ['/', '/login']) expect((await visitor.get(open)).html).not.toContain('data-test="not-set-up"');
    expect((await visitor.signIn('first', PASSWORD)).location).toBe('/admin');
    expect((await visitor.get('/admin')).html).toContain('data-test="needs-row"');
    expect((await visitorAt(office.url).get(path)).html).toContain('data-test="setup-used"');
  });

  it('refuse a weak password, two that differ and empty fields, and keep what was typed but the password', async () => {
    const visitor = visitorAt(office.url);
    const path = await office.setupPath();
    await visitor.get(path);
    const weak = await visitor.post(path, { ...FIELDS, organ: '', password: 'password1234', again: 'password1234' });
    expect(weak.status).toBe(422);
    expect(weak.html).toContain('value="甲政"');
    expect(weak.html).not.toContain('password1234');
    expect(weak.html).toContain('href="#organ"');
    expect(weak.html).toContain('href="#password"');
    expect((await visitor.post(path, { ...FIELDS, again: `${PASSWORD}!` })).html).toContain('href="#again"');
    expect(await createUserStore(office.db.read).list()).toEqual([]);
  });

  it('let one of two browsers win that use the link at once', async () => {
    const path = await office.setupPath();
    const visitors = [visitorAt(office.url), visitorAt(office.url)];
    for (const visitor of visitors) await visitor.get(path);
    const answers = await Promise.all(
      visitors.map((visitor, i) => visitor.post(path, { ...FIELDS, login: `first${i}`, organ: `第${i}区人民政府`, shortName: `${i}政` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410]);
    expect(await createUserStore(office.db.read).list()).toHaveLength(1);
  });

  it.each([
    { state: 'unknown', status: 404, path: async () => '/setup/nothing' },
    { state: 'void', status: 410, path: async (of: EmptyOffice) => [await of.setupPath(), await of.setupPath()][0] ?? '' },
    {
      state: 'expired',
      status: 410,
      path: async (of: EmptyOffice) => {
        const path = await of.setupPath();
        of.time.set('2026-12-12');
        return path;
      },
    },
  ])('say of a link that is $state what to do', async ({ state, status, path }) => {
    const answer = await visitorAt(office.url).get(await path(office));
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(`data-test="setup-${state}"`);
  });
});
