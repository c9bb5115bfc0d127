import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { soonUntil } from '../law/due-soon.ts';
import { confirmationLastDay, receiptRuleOf } from '../law/receipt.ts';
import type { StaffRole } from '../law/roles.ts';
import type { DigestCase } from '../store/digest-store.ts';
import { DIGEST_SECTIONS, type DigestFacts, type DigestItem, type DigestSectionId, MAX_DIGEST_ITEMS } from './digest-facts.ts';
import type { ProceedingLimit } from './proceeding-limits.ts';

/** What a digest needs to know of its reader. */
export interface DigestReader {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly unit: string | null;
}

/** An organ on the morning of a day: what every digest of its people is made of. */
export interface OrganMorning {
  readonly day: CivilDate;
  readonly calendar: WorkingDayCalendar;
  readonly organName: string;
  /** Those not closed, by due day. */
  readonly cases: readonly DigestCase[];
  readonly limits: readonly ProceedingLimit[];
  /** Ids of the cases whose secrecy check is not decided. */
  readonly secrecyPending: ReadonlySet<string>;
  /** Ids of the cases that each user was given by somebody else since the last working day's digest. */
  readonly newlyAssigned: ReadonlyMap<string, ReadonlySet<string>>;
  readonly inbound: readonly DigestItem[];
  /** Exempt publications that are to be reassessed. */
  readonly reassessments?: readonly DigestItem[];
  readonly services: DigestFacts['services'];
}

/** Sections that make a digest worth sending on a day of rest, once a day in them has passed. */
const LATE_IN: ReadonlySet<DigestSectionId> = new Set(['overdue', 'limits']);

type Found = Readonly<Partial<Record<DigestSectionId, readonly DigestItem[]>>>;

/**
 * The digest of one person; null when there is nothing to tell, and on a day of rest also when nothing is overdue. Pure.
 */
export function digestOf(reader: DigestReader, morning: OrganMorning): DigestFacts | null {
  const { day, calendar, organName } = morning;
  const scope = oversees(reader) ? 'organ' : 'own';
  const found = foundFor(reader, morning);
  const sections = DIGEST_SECTIONS.flatMap((id) => {
    const items = found[id] ?? [];
    return items.length === 0 ? [] : [{ id, total: items.length, items: items.slice(0, MAX_DIGEST_ITEMS) }];
  });
  const services = scope === 'organ' ? morning.services : [];
  const workingDay = calendar.isWorkingDay(day);
  const late = sections.some(({ id, items }) => LATE_IN.has(id) && items.some(({ dueOn }) => dueOn !== null && dueOn < day));
  if (workingDay ? sections.length + services.length === 0 : !late) return null;
  return { day, workingDay, scope, organName, readerName: reader.name, sections, services };
}

function foundFor(reader: DigestReader, morning: OrganMorning): Found {
  const { day, cases, limits, inbound } = morning;
  const all = oversees(reader);
  const handles = has(reader, 'registrar', 'officer');
  const concerns = (one: Pick<DigestCase, 'assignedTo'>) => all || (handles && one.assignedTo === reader.id);
  const soon = soonUntil(day, morning.calendar);
  const given = cases.filter(({ id, assignedTo }) => assignedTo === reader.id && morning.newlyAssigned.get(reader.id)?.has(id));
  const timed = cases.filter((one) => concerns(one) && isDueBy(one, soon));
  const told = new Set([...timed, ...given]);
  const items = (some: readonly DigestCase[]) => some.map((one) => itemOf(one, morning));
  return {
    overdue: items(timed.filter(({ dueOn }) => dueOn !== null && dueOn < day)),
    dueSoon: items(timed.filter(({ dueOn }) => dueOn !== null && dueOn >= day)),
    waiting: [
      ...items(cases.filter((one) => waitsFor(reader, one, morning) || (isOwnTurn(reader, one) && !told.has(one)))),
      ...(has(reader, 'secrecyReviewer') ? (morning.reassessments ?? []) : []),
    ],
    limits: limits.filter((one) => has(reader, 'legalReviewer') || concerns(one)).map((one) => limitItem(one, morning)),
    newlyAssigned: items(given),
    unassigned: handles ? items(cases.filter((one) => isNobodys(one, reader, soon))) : [],
    unconfirmed: all || has(reader, 'registrar') ? cases.flatMap((one) => unconfirmedItem(one, morning)) : [],
    inbound: handles ? inbound : [],
  };
}

function has({ roles }: DigestReader, ...some: readonly StaffRole[]): boolean {
  return some.some((role) => roles.includes(role));
}

function oversees(reader: DigestReader): boolean {
  return has(reader, 'leader', 'officeHead');
}

function isDueBy({ clockState, dueOn }: DigestCase, until: CivilDate): boolean {
  return clockState === 'running' && dueOn !== null && dueOn <= until;
}

/** Whose next step is the reader's by office, whoever handles the case. */
function waitsFor(reader: DigestReader, one: DigestCase, morning: OrganMorning): boolean {
  const { id, handlingState } = one;
  return (
    (handlingState === 'approval' && has(reader, 'leader')) ||
    (handlingState === 'legalReview' && has(reader, 'legalReviewer')) ||
    (has(reader, 'secrecyReviewer') && (morning.secrecyPending.has(id) || handlingState === 'secrecyReview')) ||
    (handlingState === 'arrived' && has(reader, 'registrar') && unconfirmedItem(one, morning).length === 0)
  );
}

function isOwnTurn(reader: DigestReader, { assignedTo, waitingFor }: DigestCase): boolean {
  return assignedTo === reader.id && waitingFor === 'officer';
}

/** A case that nobody has: what has only just arrived waits for the registrar, and of other streams only what presses is told. */
function isNobodys(one: DigestCase, { unit }: DigestReader, soon: CivilDate): boolean {
  if (one.assignedTo !== null || (one.unit !== null && one.unit !== unit)) return false;
  return one.kind === 'request' ? one.handlingState !== 'arrived' : isDueBy(one, soon);
}

/** Receipt not confirmed in the internal time for it (project rules C2, Q2). */
function unconfirmedItem(one: DigestCase, morning: OrganMorning): DigestItem[] {
  const { kind, handlingState, channel, arrivedOn } = one;
  if (kind !== 'request' || handlingState !== 'arrived' || channel === null || arrivedOn === null) return [];
  if (receiptRuleOf(channel as Channel, arrivedOn).fixedBy === 'arrival') return [];
  const lastDay = confirmationLastDay(arrivedOn, morning.calendar);
  return lastDay < morning.day ? [{ ...itemOf(one, morning), ...daysOf(lastDay, morning) }] : [];
}

function itemOf(one: DigestCase, morning: OrganMorning): DigestItem {
  const { id, caseNo, kind, title, handlingState, clockState, dueOn } = one;
  return { caseId: id, caseNo, kind, title, handlingState, limit: null, ...daysOf(clockState === 'running' ? dueOn : null, morning) };
}

function limitItem({ caseId, caseNo, kind, title, handlingState, limit }: ProceedingLimit, morning: OrganMorning): DigestItem {
  const { label, basis, instance, lastDay } = limit;
  return {
    caseId,
    caseNo,
    kind,
    title,
    handlingState,
    limit: { kind: limit.kind, label, basis, instance: instance ?? null },
    ...daysOf(lastDay, morning),
  };
}

function daysOf(
  dueOn: CivilDate | null,
  { day, calendar }: OrganMorning,
): Pick<DigestItem, 'dueOn' | 'remainingWorkingDays' | 'provisional'> {
  if (dueOn === null) return { dueOn, remainingWorkingDays: null, provisional: false };
  const left = dueOn >= day ? calendar.workingDaysBetween(day, dueOn) : -calendar.workingDaysBetween(dueOn, day);
  return { dueOn, remainingWorkingDays: left, provisional: !calendar.isKnown(dueOn) };
}
