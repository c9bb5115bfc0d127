import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breachCandidates } from '../../src/engine/breach-candidates.ts';
import { draftOf } from '../../src/engine/project-case.ts';
import { suppose } from '../../src/engine/what-if.ts';
import { type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import type { Fact } from '../../src/law/fact.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createCaseStore } from '../../src/store/case-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officeHead, officer } from '../support/office.ts';

let db: TestDatabase;
let office: Awaited<ReturnType<typeof createOffice>>;
beforeAll(async () => {
  db = await openTestDatabase('sqlite');
  office = await createOffice(db);
});
afterAll(() => db.close());

const calendar = stateCalendar;
const fact = (type: string, on: string, data: Fact['data'] = {}): Fact => ({ type, on: civilDate(on), data });

async function draftAt(caseId: string) {
  const row = await createCaseStore(db.read).findById(caseId);
  if (row === undefined) throw new Error('No such case');
  return draftOf(row);
}

async function processing(): Promise<{ caseId: string; version: number }> {
  const { caseId, version } = await office.open('2024-04-18');
  const carried = await office.carry(caseId, version, [
    [officer, 'examination.started', '2024-04-18'],
    [officer, 'unit.assigned', '2024-04-18', { unit: '某科室' }],
  ]);
  return { caseId, version: carried };
}

describe('a supposition', () => {
  it('tells the due day that recording the same facts gives', async () => {
    const { caseId, version } = await processing();
    const facts = [
      fact('thirdParty.consulted', '2024-04-22', { party: '某公司' }),
      fact('thirdParty.served', '2024-04-23', { party: '某公司' }),
      fact('thirdParty.replied', '2024-05-08', { party: '某公司', answer: 'agree' }),
      fact('period.extended', '2024-05-10', { workingDays: 20 }),
    ];
    const today = civilDate('2024-04-18');
    const { after, now, steps } = suppose(await draftAt(caseId), { facts, actorId: 'officer', today, calendar, ref: 'x' });
    expect(now.dueOn).toBe('2024-05-17');
    expect(steps.map((step) => step.refusal)).toEqual([null, null, null, null]);
    await office.carry(caseId, version, [
      [officer, 'thirdParty.consulted', '2024-04-22', { party: '某公司', summary: '合同' }],
      [officer, 'thirdParty.served', '2024-04-23', { party: '某公司', proof: '回证' }],
      [officer, 'thirdParty.replied', '2024-05-08', { party: '某公司', answer: 'agree' }],
      [officeHead, 'period.extended', '2024-05-10', { workingDays: 20, reason: '检索范围较大' }],
    ]);
    const row = await createCaseStore(db.read).findById(caseId);
    expect(after.dueOn).toBe(row?.dueOn);
  });

  it('stores nothing', async () => {
    const { caseId, version } = await processing();
    const facts = [fact('period.extended', '2024-05-10', { workingDays: 20 })];
    suppose(await draftAt(caseId), { facts, actorId: 'officer', today: civilDate('2024-04-18'), calendar, ref: 'x' });
    expect((await createCaseStore(db.read).findById(caseId))?.version).toBe(version);
  });

  it.each([
    { what: 'an extension on the due day', on: '2024-05-17', due: '2024-06-17', refused: false },
    { what: 'an extension after the due day', on: '2024-05-20', due: '2024-05-17', refused: true },
  ])('judges $what as the law does', async ({ on, due, refused }) => {
    const { caseId } = await processing();
    const facts = [fact('period.extended', on, { workingDays: 20 })];
    const { after, steps } = suppose(await draftAt(caseId), { facts, actorId: 'h', today: civilDate('2024-04-18'), calendar, ref: 'x' });
    expect(after.dueOn).toBe(due);
    const own = steps.find((step) => step.fact.type === 'period.extended');
    expect(own?.refusal === null).toBe(!refused);
    if (refused) expect(own?.refusal?.basis).toContain('2019年条例第三十三条第二款');
  });

  it('lets silence lapse by itself between two facts', async () => {
    const { caseId } = await processing();
    const facts = [
      fact('thirdParty.consulted', '2024-04-19', { party: '某公司' }),
      fact('thirdParty.served', '2024-04-22', { party: '某公司' }),
      fact('period.extended', '2024-06-03', { workingDays: 5 }),
    ];
    const { steps, after } = suppose(await draftAt(caseId), { facts, actorId: 'h', today: civilDate('2024-04-18'), calendar, ref: 'x' });
    const lapse = steps.find((step) => step.byClock);
    expect(lapse?.fact).toMatchObject({ type: 'thirdParty.lapsed', data: { party: '某公司' } });
    expect(after.dueOn).not.toBeNull();
  });

  it('leaves a refused fact out and goes on with the next', async () => {
    const { caseId } = await processing();
    const facts = [fact('fee.paid', '2024-04-22'), fact('period.extended', '2024-04-23', { workingDays: 10 })];
    const { steps, after } = suppose(await draftAt(caseId), { facts, actorId: 'h', today: civilDate('2024-04-18'), calendar, ref: 'x' });
    expect(steps.map((step) => step.refusal === null)).toEqual([false, true]);
    expect(after.dueOn).toBe(calendar.nthWorkingDayAfter(civilDate('2024-04-18'), 30));
  });
});

describe('what may be recorded as a breach', () => {
  const ask = (today: string) => ({ actor: officeHead, today: civilDate(today) as CivilDate, calendar });

  it('names a late extension with the rule of the clock', async () => {
    const { caseId } = await processing();
    const late = breachCandidates(await draftAt(caseId), ask('2024-05-20')).find(({ definition }) => definition.type === 'period.extended');
    expect(late?.rule).toBe('C15');
    expect(late?.near).toBe(true);
  });

  it('leaves out whatever is possible for anybody', async () => {
    const { caseId } = await processing();
    const types = breachCandidates(await draftAt(caseId), ask('2024-04-19')).map(({ definition }) => definition.type);
    for (const possible of ['period.extended', 'thirdParty.consulted', 'document.filed', 'secrecy.cleared'])
      expect(types).not.toContain(possible);
    expect(types).toContain('reply.served');
  });
});
