import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSubmitOnce } from '../../src/engine/submit-once.ts';
import { applicantActor } from '../../src/law/roles.ts';
import { databases, openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { application, createOffice } from '../support/office.ts';

describe.each(databases)('sending a form on $kind', ({ kind }) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(kind);
  });
  afterAll(() => db.close());

  async function prepare() {
    const { engine, organ, event, time } = await createOffice(db, '2026-03-02');
    const data = { ...application, channel: 'online' };
    const open = (caseId: string) =>
      engine.open({ ...event('application.submitted', '2026-03-02', data), organId: organ.id, caseId }, applicantActor('某甲'));
    const submissions = async () => Number((await db.read('cases').count({ n: '*' }))[0]?.n);
    return { submit: createSubmitOnce({ db, now: time.now }), open, submissions };
  }

  it('opens one case however often the form comes, one after the other or at once', async () => {
    const { submit, open, submissions } = await prepare();
    const before = await submissions();
    const form = { token: 'form-1', content: { title: 'A' }, open };
    const answers = await Promise.all(Array.from({ length: 6 }, () => submit(form)));
    answers.push(await submit(form));
    expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1);
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(answers.some(({ changed }) => changed)).toBe(false);
    expect(await submissions()).toBe(before + 1);
  });

  it('opens another case for another form', async () => {
    const { submit, open } = await prepare();
    const [one, two] = [await submit({ token: 'form-2', content: {}, open }), await submit({ token: 'form-3', content: {}, open })];
    expect(one.caseId).not.toBe(two.caseId);
  });

  it('opens the very same case after a failure', async () => {
    const { submit, open, submissions } = await prepare();
    const before = await submissions();
    const tried: string[] = [];
    const failing = (caseId: string) => {
      tried.push(caseId);
      return Promise.reject(new Error('The power went out'));
    };
    await expect(submit({ token: 'form-4', content: { title: 'wrong' }, open: failing })).rejects.toThrow('power');
    expect(await submissions()).toBe(before);
    const sent = await submit({ token: 'form-4', content: { title: 'mended' }, open });
    expect(sent).toEqual({ caseId: tried[0], repeated: false, changed: false });
    expect(await submit({ token: 'form-4', content: { title: 'mended' }, open })).toMatchObject({ repeated: true, changed: false });
  });

  it('finds the case that was opened although the answer got lost', async () => {
    const { submit, open } = await prepare();
    const lost = async (caseId: string) => {
      await open(caseId);
      throw new Error('The connection broke');
    };
    expect(await submit({ token: 'form-5', content: {}, open: lost })).toMatchObject({ repeated: true });
  });

  it('tells a form with other contents from the same form', async () => {
    const { submit, open } = await prepare();
    await submit({ token: 'form-6', content: { title: 'A' }, open });
    expect(await submit({ token: 'form-6', content: { title: 'B' }, open })).toMatchObject({ repeated: true, changed: true });
  });

  it('keeps no token', async () => {
    const { submit, open } = await prepare();
    await submit({ token: 'form-secret', content: {}, open });
    expect(JSON.stringify(await db.read('submission_keys'))).not.toContain('form-secret');
  });
});
