import { searchWords } from '../engine/search-words.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { ApplicantClass, Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { ClockState } from '../law/clock/clock-state.ts';
import { type ClockPhase, clockView } from '../law/clock/clock-view.ts';
import { soonUntil } from '../law/due-soon.ts';
import type { LegalActor } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import type { QueueFilter, QueueScope } from '../store/queue-conditions.ts';
import { createQueueReadModel, type QueuePageQuery } from '../store/queue-read-model.ts';
import type { QueueItem } from '../store/rows.ts';
import { type Colleague, createStaffDirectory } from '../store/staff-directory.ts';
import { createUnitStore } from '../store/unit-store.ts';
import type { QueuePageData, QueueQuery, QueueRow } from './queue-data.ts';

interface RowParts {
  readonly today: CivilDate;
  readonly calendar: WorkingDayCalendar;
  /** Names by user id. */
  readonly names: ReadonlyMap<string, string>;
}

/** One page of the queue, its counts, and who handles what. */
export async function loadQueue(db: Database, query: QueueQuery, calendar: WorkingDayCalendar): Promise<QueuePageData> {
  const people = await peopleOf(db, query.organId);
  const filter = filterOf(query, { calendar, people, formerly: await formerNamesOf(db, query) });
  const model = createQueueReadModel(db.read);
  const pulse = await model.pulse({ organId: query.organId ?? undefined, sight: query.sight });
  const asked = pageQueryOf(filter, query);
  const { items, next } = await model.page(asked);
  const narrowed = isNarrowed(query);
  const ended = next === undefined && query.after === null;
  return {
    rows: items.map((item) => toQueueRow(item, { today: query.today, calendar, names: namesOf(people) })),
    counts: narrowed ? null : await model.counts(filter),
    total: !narrowed || query.after !== null ? null : ended ? items.length : query.text === '' ? await model.count(asked) : null,
    next: next ?? null,
    pulse,
  };
}

/** All rows of a view, page by page from `query.after` on: no more than one page is in memory. */
export async function* queueRows(db: Database, query: QueueQuery, calendar: WorkingDayCalendar): AsyncGenerator<readonly QueueRow[]> {
  const people = await peopleOf(db, query.organId);
  const parts = { today: query.today, calendar, names: namesOf(people) };
  const model = createQueueReadModel(db.read);
  const filter = filterOf(query, { calendar, people, formerly: await formerNamesOf(db, query) });
  for (let after = query.after ?? undefined, more = true; more; ) {
    const { items, next } = await model.page({ ...pageQueryOf(filter, query), after });
    yield items.map((item) => toQueueRow(item, parts));
    after = next;
    more = next !== undefined;
  }
}

/** Beyond scope, kind and group, which have counts of their own. */
export function isNarrowed({ choices, text }: Pick<QueueQuery, 'choices' | 'text'>): boolean {
  return text !== '' || Object.values(choices).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined));
}

function peopleOf(db: Database, organId: number | null): Promise<Colleague[]> {
  return organId === null ? Promise.resolve([]) : createStaffDirectory(db.read).list(organId);
}

function namesOf(people: readonly Colleague[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** What the person's unit was called before: cases that lay with it then still name it so. */
async function formerNamesOf(db: Database, { scope, organId, user }: QueueQuery): Promise<readonly string[]> {
  if (scope !== 'unit' || organId === null || user.unit === null) return [];
  return (await createUnitStore(db.read).list(organId)).find(({ name }) => name === user.unit)?.formerNames ?? [];
}

interface FilterParts {
  readonly calendar: WorkingDayCalendar;
  readonly people: readonly Colleague[];
  readonly formerly: readonly string[];
}

function filterOf(query: QueueQuery, { calendar, people, formerly }: FilterParts): QueueFilter {
  const { today, choices, kind, organId, sight } = query;
  return {
    ...choices,
    today,
    kind,
    sight,
    scope: scopeOf(query, { people, formerly }),
    soonUntil: soonUntil(today, calendar),
    ...(organId === null ? {} : { organId }),
  };
}

/** Somebody without a unit has only the own cases there. */
function scopeOf({ scope, user }: QueueQuery, { people, formerly }: Pick<FilterParts, 'people' | 'formerly'>): QueueScope {
  if (scope === 'all') return { by: 'all' };
  if (scope === 'mine' || user.unit === null) return { by: 'user', userId: user.id };
  return { by: 'unit', unit: user.unit, formerly, userIds: people.filter(({ unit }) => unit === user.unit).map(({ id }) => id) };
}

function pageQueryOf(filter: QueueFilter, { group, sort, text, after, limit }: QueueQuery): QueuePageQuery {
  return {
    ...filter,
    group,
    sort,
    limit,
    ...(text === '' ? {} : { words: searchWords(text) }),
    ...(after === null ? {} : { after }),
  };
}

function toQueueRow(item: QueueItem, { today, calendar, names }: RowParts): QueueRow {
  const running = item.clockState === 'running' && item.dueOn !== null;
  const clock = clockView(item.clock as ClockState, { ref: item.id, today, calendar });
  return {
    ...item,
    caseId: item.id,
    applicantClass: item.applicantClass as ApplicantClass | null,
    channel: item.channel as Channel | null,
    state: item.kind === 'request' ? `handling.${item.handlingState}` : item.handlingState,
    waitingFor: item.waitingFor as LegalActor | null,
    clockState: item.clockState as ClockPhase,
    firstDueOn: (item.dueHistory[0] as { dueOn?: CivilDate } | undefined)?.dueOn ?? null,
    countedWorkingDays: clock.countedWorkingDays,
    remainingWorkingDays: clock.remainingWorkingDays,
    overdue: running && item.dueOn !== null && item.dueOn < today,
    provisional: item.provisionalFrom !== null,
    lateConfirmation: item.confirmedLateOn !== null,
    handler: item.assignedTo === null ? null : (names.get(item.assignedTo) ?? item.assignedTo),
  };
}
