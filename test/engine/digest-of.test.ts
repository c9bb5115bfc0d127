import { describe, expect, it } from 'vitest';
import type { DigestFacts, DigestItem } from '../../src/engine/digest-facts.ts';
import { type DigestReader, digestOf, type OrganMorning } from '../../src/engine/digest-of.ts';
import type { ProceedingLimit } from '../../src/engine/proceeding-limits.ts';
import { type CivilDate, civilDate } from '../../src/law/civil-date.ts';
import type { StaffRole } from '../../src/law/roles.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import type { DigestCase } from '../../src/store/digest-store.ts';

/** A Wednesday; five working days later is Wednesday the 13th. */
const TODAY = civilDate('2024-03-06');
const SATURDAY = civilDate('2024-03-09');

function reader(roles: readonly StaffRole[], { id = 'me', unit = '一科' }: Partial<DigestReader> = {}): DigestReader {
  return { id, name: '某员工', roles, unit };
}

/** Running, mine, due far off. */
function openCase(id: string, more: Partial<DigestCase> = {}): DigestCase {
  return {
    id,
    kind: 'request',
    caseNo: `号${id}`,
    title: `题${id}`,
    channel: 'inPerson',
    arrivedOn: civilDate('2024-03-01'),
    receivedOn: civilDate('2024-03-01'),
    handlingState: 'processing',
    clockState: 'running',
    dueOn: civilDate('2024-05-31'),
    provisionalFrom: null,
    waitingFor: 'thirdParty',
    assignedTo: 'me',
    unit: '一科',
    updatedAt: '2024-03-01T00:00:00.000Z',
    ...more,
  };
}

function answerLimit(caseId: string, assignedTo: string | null, lastDay: CivilDate = civilDate('2024-03-18')): ProceedingLimit {
  return {
    caseId,
    caseNo: null,
    title: null,
    kind: 'request',
    handlingState: 'answered',
    assignedTo,
    limit: {
      kind: 'review.answer',
      label: { zh: '行政复议答复期限', en: 'our answer' },
      fromOn: civilDate('2024-03-04'),
      lastDay,
      basis: '行政复议法（2023）第四十八条',
      ours: true,
      doneOn: null,
      instance: 'reviewCase-1',
    },
  };
}

function morning(more: Partial<OrganMorning>): OrganMorning {
  return {
    day: TODAY,
    calendar: stateCalendar,
    organName: '甲区人民政府',
    cases: [],
    limits: [],
    secrecyPending: new Set(),
    newlyAssigned: new Map(),
    inbound: [],
    services: [],
    ...more,
  };
}

/** Ids of the cases that each section lists. */
function listed(facts: DigestFacts | null): Record<string, readonly (string | null)[]> {
  return Object.fromEntries((facts?.sections ?? []).map(({ id, items }) => [id, items.map(({ caseId }) => caseId)]));
}

const due = (day: string): Partial<DigestCase> => ({ dueOn: civilDate(day) });
const notMine = { assignedTo: 'another' };
const nobodys = { assignedTo: null };

const CASES: readonly DigestCase[] = [
  openCase('late', due('2024-03-05')),
  openCase('today', due('2024-03-06')),
  openCase('soon', due('2024-03-13')),
  openCase('later', { ...due('2024-03-14'), waitingFor: 'officer' }),
  openCase('paused', { ...due('2024-03-01'), clockState: 'paused' }),
  openCase('turn', { waitingFor: 'officer' }),
  openCase('soonTurn', { ...due('2024-03-12'), waitingFor: 'officer' }),
  openCase('others', { ...notMine, ...due('2024-03-04'), waitingFor: 'officer' }),
  openCase('review', { ...notMine, handlingState: 'legalReview' }),
  openCase('sign', { ...notMine, handlingState: 'approval' }),
  openCase('secret', notMine),
  openCase('free', { ...nobodys, handlingState: 'registered' }),
  openCase('freeOfNoUnit', { ...nobodys, handlingState: 'registered', unit: null }),
  openCase('freeElsewhere', { ...nobodys, handlingState: 'registered', unit: '二科' }),
  openCase('fresh', { ...nobodys, handlingState: 'arrived', channel: 'online', arrivedOn: civilDate('2024-03-05'), dueOn: null }),
  openCase('stale', { ...nobodys, handlingState: 'arrived', channel: 'online', arrivedOn: civilDate('2024-03-04'), dueOn: null }),
  openCase('papers', { ...nobodys, kind: 'publication', handlingState: 'due', unit: null, ...due('2024-03-08') }),
  openCase('manyPapers', { ...nobodys, kind: 'publication', handlingState: 'due', unit: null, ...due('2024-05-08') }),
];

const FULL = morning({
  cases: CASES,
  limits: [answerLimit('mineInReview', 'me'), answerLimit('othersInReview', 'another')],
  secrecyPending: new Set(['secret']),
  newlyAssigned: new Map([['me', new Set(['later', 'others'])]]),
});

describe('the daily digest', () => {
  it.each<{ who: string; roles: readonly StaffRole[]; sections: Record<string, readonly string[]> }>([
    {
      who: 'an officer',
      roles: ['officer'],
      sections: {
        overdue: ['late'],
        dueSoon: ['today', 'soon', 'soonTurn'],
        waiting: ['turn'],
        limits: ['mineInReview'],
        newlyAssigned: ['later'],
        unassigned: ['free', 'freeOfNoUnit', 'papers'],
      },
    },
    {
      who: 'a registrar',
      roles: ['registrar'],
      sections: {
        overdue: ['late'],
        dueSoon: ['today', 'soon', 'soonTurn'],
        waiting: ['turn', 'fresh'],
        limits: ['mineInReview'],
        newlyAssigned: ['later'],
        unassigned: ['free', 'freeOfNoUnit', 'papers'],
        unconfirmed: ['stale'],
      },
    },
    {
      who: 'a leader',
      roles: ['leader'],
      sections: {
        overdue: ['late', 'others'],
        dueSoon: ['today', 'soon', 'soonTurn', 'papers'],
        waiting: ['turn', 'sign'],
        limits: ['mineInReview', 'othersInReview'],
        newlyAssigned: ['later'],
        unconfirmed: ['stale'],
      },
    },
  ])('lists for $who what concerns them', ({ roles, sections }) => {
    expect(listed(digestOf(reader(roles), FULL))).toEqual(sections);
  });

  it.each<{ role: StaffRole; sections: Record<string, readonly string[]> }>([
    { role: 'legalReviewer', sections: { waiting: ['review'], limits: ['mineInReview', 'othersInReview'] } },
    { role: 'secrecyReviewer', sections: { waiting: ['secret'] } },
    { role: 'statistician', sections: {} },
    { role: 'auditor', sections: {} },
    { role: 'admin', sections: {} },
  ])('tells a $role without cases only of that office', ({ role, sections }) => {
    expect(listed(digestOf(reader([role], { id: 'nobody' }), FULL))).toEqual(sections);
  });

  it('counts working days to the due day and from it', () => {
    const days = ['2024-03-01', '2024-03-05', '2024-03-06', '2024-03-11', '2024-03-13'];
    const facts = digestOf(reader(['officer']), morning({ cases: days.map((day) => openCase(day, due(day))) }));
    const left = facts?.sections.flatMap(({ items }) => items.map(({ dueOn, remainingWorkingDays }) => `${dueOn} ${remainingWorkingDays}`));
    expect(left).toEqual(['2024-03-01 -3', '2024-03-05 -1', '2024-03-06 0', '2024-03-11 3', '2024-03-13 5']);
  });

  it('lists twenty of many and says how many there are', () => {
    const cases = Array.from({ length: 45 }, (_, each) => openCase(String(each), due('2024-03-05')));
    const [section] = digestOf(reader(['officer']), morning({ cases }))?.sections ?? [];
    expect([section?.total, section?.items.length]).toEqual([45, 20]);
  });

  it('is not sent when there is nothing to tell', () => {
    expect(digestOf(reader(['officer', 'registrar']), morning({ cases: [openCase('calm')] }))).toBeNull();
    expect(digestOf(reader(['leader']), morning({}))).toBeNull();
  });

  it.each([
    { what: 'a case is overdue', parts: { cases: [openCase('late', due('2024-03-08'))] }, sent: true },
    { what: 'a limit of a review has passed', parts: { limits: [answerLimit('a', 'me', civilDate('2024-03-08'))] }, sent: true },
    { what: 'a case is due on Monday', parts: { cases: [openCase('soon', due('2024-03-11'))] }, sent: false },
    { what: 'a receipt is not confirmed', parts: { cases: CASES.filter(({ id }) => id === 'stale') }, sent: false },
  ])('on a day of rest, when $what: sent $sent', ({ parts, sent }) => {
    const facts = digestOf(reader(['officer', 'registrar']), morning({ ...parts, day: SATURDAY }));
    expect(facts !== null).toBe(sent);
    expect(facts?.workingDay ?? false).toBe(false);
  });

  it('tells heads and leaders, and nobody else, that a service is out of reach', () => {
    const services = [{ name: 'smtp', failingSince: '2024-03-05T01:00:00.000Z', error: 'ECONNREFUSED' }] as const;
    expect(digestOf(reader(['officeHead']), morning({ services }))).toMatchObject({ scope: 'organ', sections: [], services });
    expect(digestOf(reader(['officer']), morning({ services }))).toBeNull();
  });

  it('tells those who handle cases of mail that somebody has to look at', () => {
    const item: DigestItem = {
      caseId: null,
      caseNo: null,
      kind: null,
      title: null,
      handlingState: null,
      dueOn: null,
      remainingWorkingDays: null,
      provisional: false,
      limit: null,
    };
    expect(digestOf(reader(['registrar']), morning({ inbound: [item] }))?.sections).toEqual([{ id: 'inbound', total: 1, items: [item] }]);
    expect(digestOf(reader(['legalReviewer']), morning({ inbound: [item] }))).toBeNull();
  });

  it('marks a day that may still move', () => {
    const facts = digestOf(reader(['officer']), morning({ day: civilDate('2027-01-04'), cases: [openCase('next', due('2027-01-08'))] }));
    expect(facts?.sections[0]?.items[0]).toMatchObject({ provisional: true });
  });
});
