import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidInputError, StepRefusedError } from '../../src/law/errors.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createOffice, officeHead, officer, ordinaryCourse, staff } from '../support/office.ts';

const COURSE = ordinaryCourse({ start: '2024-03-05', draft: '2024-03-11', serve: '2024-03-15' });
const headAndOfficer = staff('both', 'officer', 'officeHead');

describe('a breach that a head of office puts on record', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase('sqlite');
  });
  afterAll(() => db.close());

  /** A case whose reply waits for its approval, proposed by somebody who is head of office as well. */
  async function awaitingApproval() {
    const office = await createOffice(db);
    const { caseId, version } = await office.open('2024-03-04');
    const until = COURSE.findIndex(([, type]) => type === 'reply.approved');
    const steps = COURSE.slice(0, until).map(([actor, ...rest]) => [actor === officer ? headAndOfficer : actor, ...rest] as const);
    const at = await office.carry(caseId, version, steps);
    const breach = (actor: typeof officeHead, fact: object) =>
      office.engine.record(caseId, office.event('breach.recorded', '2024-03-11', { fact, rule: '项目规则', reason: '已经发生' }), {
        actor,
        expectedVersion: at,
      });
    return { at, breach };
  }

  it.each([
    { what: 'of no event', fact: { type: 'nothing.happened', on: '2024-03-11', data: {} } },
    { what: 'that only the clock records', fact: { type: 'deadline.passed', on: '2024-03-11', data: { dueOn: '2024-04-01' } } },
    { what: 'that is a breach itself', fact: { type: 'breach.recorded', on: '2024-03-11', data: { fact: {} } } },
    { what: 'in the future', fact: { type: 'reply.issued', on: '2030-01-01', data: {} } },
    { what: 'before the application arrived', fact: { type: 'reply.issued', on: '2024-03-01', data: {} } },
    { what: 'with wrong fields', fact: { type: 'correction.requested', on: '2024-03-11', data: { workingDays: 'many' } } },
  ])('is refused with a fact $what', async ({ fact }) => {
    const { breach } = await awaitingApproval();
    await expect(breach(officeHead, fact)).rejects.toBeInstanceOf(InvalidInputError);
  });

  it('is no way round the role: a step that is possible is recorded as what it is', async () => {
    const { breach } = await awaitingApproval();
    const refused = breach(officeHead, { type: 'reply.approved', on: '2024-03-11', data: {} });
    await expect(refused).rejects.toMatchObject({ constructor: StepRefusedError, rule: 'guard' });
  });

  it('is no way round the four-eyes rule: nobody sends out a reply of their own by it', async () => {
    const { at, breach } = await awaitingApproval();
    const served = { type: 'reply.served', on: '2024-03-11', data: { decisionCode: 'G2', method: 'inPerson' } };
    await expect(breach(headAndOfficer, served)).rejects.toMatchObject({ constructor: StepRefusedError, rule: 'fourEyes' });
    await expect(breach(officeHead, served)).resolves.toMatchObject({ version: at + 1 });
  });
});
