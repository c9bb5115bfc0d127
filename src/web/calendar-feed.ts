import { createHash } from 'node:crypto';
import { type CalendarEntry, calendarEntries } from '../engine/calendar-entries.ts';
import type { CaseSight } from '../law/access/case-sight.ts';
import type { CivilDate } from '../law/civil-date.ts';
import { type CalendarFeedRow, createCalendarFeedStore } from '../store/calendar-feed-store.ts';
import { type CalendarCase, type CalendarScope, createCalendarReadModel } from '../store/calendar-read-model.ts';
import { createStaffDirectory } from '../store/staff-directory.ts';
import { mayReadCases } from './auth.ts';
import { type CalendarDay, calendarFile } from './calendar-file.ts';
import { hashOfToken } from './calendar-links.ts';
import { casesInSight, seesUnit, sightOfUser } from './case-sight.ts';
import { say, withLanguage } from './language.ts';
import { feedTexts } from './texts/feeds.ts';
import { texts } from './texts.ts';
import type { WebDeps } from './web-deps.ts';

export type FeedDeps = Pick<WebDeps, 'db' | 'now' | 'today' | 'calendar' | 'users' | 'publicUrl'>;

export interface FeedAnswer {
  readonly text: string;
  /** The same as long as the text is. */
  readonly digest: string;
  /** Since when it is so. */
  readonly changedAt: Date;
}

const READ_EVERY_SECONDS = 3_600;
/** `last_read_at` need not be written each time that an impatient program asks. */
const READ_KEPT_MS = 5 * 60_000;

/**
 * What the link with this secret shows now. Undefined for a secret that none has, for a link that was revoked, and for one whose owner may
 * no longer see these cases: closed account, lost role, another organ or unit. Which of these it is, nobody is told.
 */
export async function readFeed(deps: FeedDeps, token: string): Promise<FeedAnswer | undefined> {
  const feed = await createCalendarFeedStore(deps.db.read).findByHash(hashOfToken(token));
  const sight = feed === undefined ? undefined : await sightInto(deps, feed);
  if (feed === undefined || sight === undefined) return undefined;
  const model = createCalendarReadModel(deps.db.read);
  const cases = await model.cases({ organId: feed.organId, sight }, await scopeOf(deps, feed));
  const notices = await model.notices();
  const text = withLanguage(feed.language, () => feedText(deps, { feed, cases, notices }));
  return keptAnswer(deps, feed, text);
}

/** What the owner may see today; undefined when nothing of what the link is for. */
async function sightInto(
  { db, users }: FeedDeps,
  { userId, organId, kind, unit, caseId }: CalendarFeedRow,
): Promise<CaseSight | undefined> {
  const owner = await users.findById(userId);
  if (owner === undefined || owner.disabledAt !== null || owner.organId !== organId || !mayReadCases(owner)) return undefined;
  const sight = await sightOfUser({ db }, owner);
  if (kind === 'case') return (await casesInSight({ db }, owner, [caseId ?? ''])).size === 1 ? sight : undefined;
  return kind === 'unit' && unit !== null && !seesUnit(sight, unit) ? undefined : sight;
}

/** As the queue has it: a unit's cases are those that lie with it, and those assigned to one of its people. */
async function scopeOf({ db }: FeedDeps, { kind, userId, organId, unit, caseId }: CalendarFeedRow): Promise<CalendarScope> {
  if (kind === 'case') return { by: 'case', caseId: caseId ?? '' };
  if (kind === 'officer' || unit === null) return { by: 'user', userId };
  const people = await createStaffDirectory(db.read).list(organId);
  return { by: 'unit', unit, userIds: people.filter((person) => person.unit === unit).map(({ id }) => id) };
}

interface Contents {
  readonly feed: CalendarFeedRow;
  readonly cases: readonly CalendarCase[];
  readonly notices: Awaited<ReturnType<ReturnType<typeof createCalendarReadModel>['notices']>>;
}

function feedText(deps: FeedDeps, { feed, cases, notices }: Contents): string {
  const [today, calendar] = [deps.today(), deps.calendar()];
  const days = cases.flatMap((row) => {
    const { id, version, updatedAt } = row;
    const modified = notices.lastAt !== null && notices.lastAt > updatedAt ? notices.lastAt : updatedAt;
    const common = { sequence: version + notices.count, stamp: new Date(modified), url: urlOf(deps, id) };
    return calendarEntries(row, { today, calendar }).map((entry) => dayOf(row, { entry, today, common }));
  });
  return calendarFile({ name: nameOf(feed, cases), days, readEvery: READ_EVERY_SECONDS });
}

interface DayParts {
  readonly entry: CalendarEntry;
  readonly today: CivilDate;
  readonly common: Pick<CalendarDay, 'sequence' | 'stamp'> & { readonly url: string | null };
}

function dayOf({ id, caseNo }: CalendarCase, { entry, today, common }: DayParts): CalendarDay {
  const words = feedTexts.entry;
  const { kind, label, on, provisional, ours } = entry;
  const what = isKnownKind(kind) ? words.kinds[kind] : label === null ? words.other : say(label);
  const overdue = ours && on < today;
  const summary = words.summary(caseNo ?? texts.queue.noNumber, what, { overdue, provisional });
  const notes = [overdue ? words.overdueNote : '', provisional ? words.provisionalNote : '', words.note, common.url ?? ''];
  return { key: `${id} ${entry.key}`, on, summary, description: notes.filter((note) => note !== '').join('\n'), ...common };
}

function isKnownKind(kind: string): kind is keyof typeof feedTexts.entry.kinds {
  return Object.hasOwn(feedTexts.entry.kinds, kind);
}

function nameOf({ kind, unit }: CalendarFeedRow, cases: readonly CalendarCase[]): string {
  const words = feedTexts.calendarNames;
  if (kind === 'case') return words.case(cases[0]?.caseNo ?? texts.queue.noNumber);
  return kind === 'officer' ? words.officer : words.unit(unit ?? '');
}

function urlOf({ publicUrl }: FeedDeps, caseId: string): string | null {
  return publicUrl === undefined ? null : `${publicUrl}/cases/${encodeURIComponent(caseId)}`;
}

/** Keeps with the link that it was read, and since when it reads as it does: a case that is closed leaves no other trace in the text. */
async function keptAnswer({ db, now }: FeedDeps, feed: CalendarFeedRow, text: string): Promise<FeedAnswer> {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const at = now();
  const changedAt = digest === feed.digest && feed.changedAt !== null ? new Date(feed.changedAt) : nextSecondAfter(feed.changedAt, at);
  const readBefore = feed.lastReadAt === null ? null : Date.parse(feed.lastReadAt);
  if (digest !== feed.digest || readBefore === null || at.getTime() - readBefore >= READ_KEPT_MS) {
    const read = { at: at.toISOString(), digest, changedAt: changedAt.toISOString() };
    await createCalendarFeedStore(db.write).markRead(feed.id, read);
  }
  return { text, digest, changedAt };
}

/** HTTP knows whole seconds: two changes within one are told apart. */
function nextSecondAfter(before: string | null, at: Date): Date {
  return before === null ? at : new Date(Math.max(at.getTime(), Date.parse(before) + 1_000));
}
