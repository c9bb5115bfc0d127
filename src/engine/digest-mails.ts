import type { WorkingDayCalendar } from '../law/calendar.ts';
import { addDays, type CivilDate } from '../law/civil-date.ts';
import type { Database } from '../store/database.ts';
import { createDigestStore, type DigestCase } from '../store/digest-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { NewMail } from '../store/outbox-store.ts';
import type { Instant, OrganRow, UserRow } from '../store/rows.ts';
import { createServiceStateStore } from '../store/service-state-store.ts';
import { createUserStore } from '../store/user-store.ts';
import { seesCaseOf } from './access/sight-of-person.ts';
import type { DigestFacts, DigestItem } from './digest-facts.ts';
import { digestOf, type OrganMorning } from './digest-of.ts';
import { openProceedingLimits } from './proceeding-limits.ts';
import type { StoredState } from './project-case.ts';
import { dueReassessments } from './publications/reassessments.ts';

/** Mail that came in and that somebody has to look at, the oldest first. */
export type InboundOf = (organId: number) => Promise<readonly DigestItem[]>;

export interface DigestAsk {
  readonly day: CivilDate;
  /** Of the digest, in Beijing, such as 08:30. */
  readonly time: string;
  readonly calendar: WorkingDayCalendar;
  readonly inbound: InboundOf;
}

/** From when on the digest of a day is sent. @param time - In Beijing, such as 08:30. */
export function digestTimeOf(day: CivilDate, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** One mail for each member of staff who wants the digest and has something to read in it. Nothing is stored. */
export async function digestMails(db: Database, ask: DigestAsk): Promise<NewMail[]> {
  const readers = (await createUserStore(db.read).list()).filter(wantsDigest);
  const services = await servicesOutOfReach(db);
  const mails: NewMail[] = [];
  for (const organId of new Set(readers.map((reader) => reader.organId))) {
    const organ = await createOrganStore(db.read).findById(organId);
    if (organ === undefined) continue;
    const morning = await morningOf(db, { ...ask, organ, services });
    for (const reader of readers.filter((one) => one.organId === organId)) {
      const facts = digestOf(reader, { ...morning, inbound: await seenBy(db, reader, morning.inbound) });
      if (facts !== null) mails.push(mailOf(reader, facts));
    }
  }
  return mails;
}

/** Mail about a case is told to those who may see the case. */
async function seenBy(db: Database, reader: UserRow, inbound: readonly DigestItem[]): Promise<readonly DigestItem[]> {
  const seen: DigestItem[] = [];
  for (const item of inbound) if (item.caseId === null || (await seesCaseOf(db, reader, item.caseId))) seen.push(item);
  return seen;
}

function wantsDigest({ email, disabledAt, digestOff }: UserRow): boolean {
  return disabledAt === null && typeof email === 'string' && email !== '' && digestOff !== 1;
}

function mailOf({ id, organId }: UserRow, facts: DigestFacts): NewMail {
  return {
    messageKey: `digest:${facts.day}:${id}`,
    caseId: null,
    organId,
    kind: 'digest',
    recipient: { kind: 'user', userId: id },
    language: null,
    data: { ...facts },
  };
}

async function morningOf(
  db: Database,
  { day, time, calendar, inbound, organ, services }: DigestAsk & { readonly organ: OrganRow; readonly services: DigestFacts['services'] },
): Promise<OrganMorning> {
  const cases = await createDigestStore(db.read).openCases(organ.id);
  return {
    day,
    calendar,
    organName: organ.name,
    cases,
    limits: await openProceedingLimits(db, { scope: { organId: organ.id }, calendar }),
    secrecyPending: await secrecyPending(db, cases),
    newlyAssigned: await newlyAssigned(db, { cases, since: digestTimeOf(lastWorkingDayBefore(day, calendar), time).toISOString() }),
    inbound: await inbound(organ.id),
    reassessments: await reassessmentsOf(db, { day, calendar, organId: organ.id }),
    services,
  };
}

/** Those whose day has come. */
async function reassessmentsOf(
  db: Database,
  { day, calendar, organId }: { readonly day: CivilDate; readonly calendar: WorkingDayCalendar; readonly organId: number },
): Promise<readonly DigestItem[]> {
  const due = await dueReassessments(db.read, { organId, sight: { sees: 'organ' }, today: day, ahead: 0 });
  return due.map(({ item, dueOn }) => ({
    ...{ caseId: item.id, caseNo: null, kind: 'publication', title: item.title, handlingState: item.handlingState, limit: null, dueOn },
    remainingWorkingDays: -calendar.workingDaysBetween(dueOn, day),
    provisional: false,
  }));
}

async function servicesOutOfReach(db: Database): Promise<DigestFacts['services']> {
  const states = await createServiceStateStore(db.read).list();
  return states.flatMap(({ name, failingSince, error }) => (failingSince === null ? [] : [{ name, failingSince, error }]));
}

/** The secrecy check goes on beside the handling, in a region of its own. */
async function secrecyPending(db: Database, cases: readonly DigestCase[]): Promise<ReadonlySet<string>> {
  const ids = cases.filter(({ handlingState }) => handlingState === 'processing').map(({ id }) => id);
  const pending = (await createDigestStore(db.read).chartsOf(ids)).filter(({ state }) => {
    const { value } = (state as StoredState).charts.main.snapshot;
    const secrecy = typeof value === 'string' ? undefined : value.secrecy;
    return secrecy !== 'cleared' && secrecy !== 'restricted';
  });
  return new Set(pending.map(({ id }) => id));
}

async function newlyAssigned(
  db: Database,
  { cases, since }: { readonly cases: readonly DigestCase[]; readonly since: Instant },
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const ids = cases.filter(({ assignedTo, updatedAt }) => assignedTo !== null && updatedAt >= since).map(({ id }) => id);
  const byUser = new Map<string, Set<string>>();
  for (const { caseId, userId, actorId } of await createDigestStore(db.read).assignmentsSince(since, ids)) {
    if (actorId === userId) continue;
    byUser.set(userId, (byUser.get(userId) ?? new Set()).add(caseId));
  }
  return byUser;
}

function lastWorkingDayBefore(day: CivilDate, calendar: WorkingDayCalendar): CivilDate {
  let before = addDays(day, -1);
  while (!calendar.isWorkingDay(before)) before = addDays(before, -1);
  return before;
}
