import type { CaseSight } from '../law/access/case-sight.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { CaseKind } from './rows.ts';

/**
 * `paused` are all whose time stands still (paused or suspended); `open` all that are not finished; `unconfirmed` open ones without a date
 * of receipt; `finished` those answered, closed or decided.
 */
export const QUEUE_GROUPS = ['open', 'overdue', 'dueSoon', 'paused', 'unconfirmed', 'finished'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** `due` and `arrived`: earliest first; `updated`: newest first. */
export const QUEUE_SORTS = ['due', 'arrived', 'updated'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

export const QUEUE_FLAGS = ['overdue', 'provisional', 'breach', 'lateConfirmation'] as const;
export type QueueFlag = (typeof QUEUE_FLAGS)[number];

/** Whose cases. A unit's are those that lie with it, and those assigned to one of its people. */
export type QueueScope =
  | { readonly by: 'all' }
  | { readonly by: 'user'; readonly userId: string }
  /** `formerly`: what the unit was called before, by which older cases name it. */
  | { readonly by: 'unit'; readonly unit: string; readonly formerly?: readonly string[]; readonly userIds: readonly string[] };

/** What people choose by; what is left out is not looked at. Days are inclusive. */
export interface QueueChoices {
  readonly state?: string | undefined;
  /** `nobody`: cases that wait for no one. */
  readonly waitingFor?: string | undefined;
  readonly channel?: string | undefined;
  readonly decision?: string | undefined;
  readonly applicantClass?: string | undefined;
  readonly arrivedFrom?: CivilDate | undefined;
  readonly arrivedTo?: CivilDate | undefined;
  readonly dueFrom?: CivilDate | undefined;
  readonly dueTo?: CivilDate | undefined;
  readonly flags?: readonly QueueFlag[] | undefined;
}

export interface QueueFilter extends QueueChoices {
  readonly today: CivilDate;
  /** Last day that counts as soon, inclusive. */
  readonly soonUntil: CivilDate;
  /** Of all organs unless given. */
  readonly organId?: number | undefined;
  /** All cases unless given. */
  readonly scope?: QueueScope | undefined;
  /** Whoever asks sees no others. Left out by the program itself alone, which shows them to nobody. */
  readonly sight?: CaseSight | undefined;
  /** Requests unless given. */
  readonly kind?: CaseKind | undefined;
}

/** Text of a condition and its bindings. */
export type Condition = readonly [sql: string, ...bindings: (string | number)[]];

/** As in the indexes of migrations/20261123090410_index_queue.js: they are used only where the texts agree. */
const DUE = "coalesce(due_on, '9999-12-31')";
const ARRIVED = "coalesce(arrived_on, '0001-01-01')";
const ENDED = "('closed', 'archived', 'decided', 'rejected', 'withdrawn', 'corrected', 'refused', 'transferred', 'published', 'exempt')";
/** Not finished. */
export const OPEN: Condition = [`closed_on is null and handling_state not in ${ENDED}`];
const FINISHED: Condition = [`(closed_on is not null or handling_state in ${ENDED})`];
const STILL: Condition = ["clock_state <> 'running'"];

export const SORT_KEYS = {
  due: { sql: DUE, descending: false },
  arrived: { sql: ARRIVED, descending: false },
  updated: { sql: 'updated_at', descending: true },
} as const satisfies Record<QueueSort, object>;

/** All of these hold. */
export function commonConditions(filter: QueueFilter): Condition[] {
  const { organId, kind } = filter;
  return [...(organId === undefined ? [] : [['organ_id = ?', organId] as const]), ['kind = ?', kind ?? 'request'], ...choices(filter)];
}

/** One of these lists holds. They are asked for one by one, because each has its index. */
export function groupAlternatives(group: QueueGroup, { today, soonUntil }: QueueFilter): Condition[][] {
  const running: Condition[] = [OPEN, ["clock_state = 'running'"]];
  switch (group) {
    case 'overdue':
      return [[...running, [`${DUE} < ?`, today]]];
    case 'dueSoon':
      return [[...running, [`${DUE} >= ?`, today], [`${DUE} <= ?`, soonUntil]]];
    case 'paused':
      return ['paused', 'suspended'].map((state) => [OPEN, STILL, ['clock_state = ?', state]]);
    case 'unconfirmed':
      return [[OPEN, STILL, ["clock_state = 'notStarted'"]]];
    case 'open':
      return [[OPEN]];
    case 'finished':
      return [[FINISHED]];
  }
}

/** Units, or people of them, beyond which one list is cheaper than a look into the index for each. */
const ASKED_ONE_BY_ONE = 12;

/** One of these lists holds. */
export function scopeAlternatives(scope: QueueScope = { by: 'all' }): Condition[][] {
  if (scope.by === 'all') return [[]];
  if (scope.by === 'user') return [[['assigned_to = ?', scope.userId]]];
  return ofUnits([scope.unit, ...(scope.formerly ?? [])], scope.userIds);
}

/**
 * One of these lists holds for a case that is within sight: each is asked for by itself, because each has its index. No case meets two of
 * them. For whoever sees nothing it holds for none.
 */
export function sightConditions(sight: CaseSight): Condition[][] {
  if (sight.sees === 'organ') return [[]];
  return sight.sees === 'nothing' ? [[['1 = 0']]] : [...ofUnits(sight.units, sight.userIds), [NOBODYS]];
}

/**
 * The same as one condition, for a question that has an order or an index of its own to follow. No index of units or people fits its text: a
 * database that took one would have to put in order what it found there.
 */
export function sightCondition(sight: CaseSight): Condition {
  if (sight.sees !== 'units') return [sight.sees === 'organ' ? '1 = 1' : '1 = 0'];
  const { units, userIds } = sight;
  const nobodys = 'coalesce(cases.unit, cases.assigned_to) is null';
  return [
    `(coalesce(cases.unit, '') in (${marks(units)}) or coalesce(cases.assigned_to, '') in (${marks(userIds)}) or ${nobodys})`,
    ...units,
    ...userIds,
  ];
}

/** Whose cases are asked for, as far as they are within sight. `byDueDay`: in the order of the indexes of units and people, and no choice beside. */
export function visibleAlternatives(
  { scope, sight = { sees: 'organ' } }: Pick<QueueFilter, 'scope' | 'sight'>,
  { byDueDay }: { readonly byDueDay: boolean },
): Condition[][] {
  if (scope === undefined || scope.by === 'all') {
    return byDueDay || sight.sees === 'organ' ? sightConditions(sight) : [[sightCondition(sight)]];
  }
  if (isWithin(scope, sight)) return scopeAlternatives(scope);
  return scopeAlternatives(scope).map((conditions) => [...conditions, sightCondition(sight)]);
}

/** Whether indexes of units and people lead through what is asked for: they hold open cases by due day, and none of the choices. */
export function followsDueDays(group: QueueGroup, { sort, ...filter }: QueueFilter & { readonly sort?: QueueSort | undefined }): boolean {
  return group !== 'finished' && (sort ?? 'due') === 'due' && choices(filter).length === 0;
}

/** Own cases and those of the own unit always are: to look again would only cost time. */
function isWithin(scope: Exclude<QueueScope, { by: 'all' }>, sight: CaseSight): boolean {
  if (sight.sees !== 'units') return sight.sees === 'organ';
  if (scope.by === 'user') return sight.userIds.includes(scope.userId);
  return (
    [scope.unit, ...(scope.formerly ?? [])].every((unit) => sight.units.includes(unit)) &&
    scope.userIds.every((id) => sight.userIds.includes(id))
  );
}

/** What lies with nobody; as in the index of migrations/20261126090500_index_sight.js. */
const NOBODYS: Condition = ["coalesce(unit, assigned_to, '') = ''"];

/** What lies with the units, or elsewhere with their people. */
function ofUnits(names: readonly string[], userIds: readonly string[]): Condition[][] {
  const units = [...new Set(names)];
  const elsewhere: Condition = [`coalesce(unit, '') not in (${marks(units)})`, ...units];
  return [
    ...eachOf('unit', units).map((unit) => [unit]),
    ...eachOf('assigned_to', [...new Set(userIds)]).map((person) => [person, elsewhere]),
  ];
}

function eachOf(column: string, values: readonly string[]): Condition[] {
  if (values.length > ASKED_ONE_BY_ONE) return [oneOf(column, values)];
  return values.map((value) => [`${column} = ?`, value]);
}

function oneOf(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? ['1 = 0'] : [`${column} in (${marks(values)})`, ...values];
}

function marks(values: readonly string[]): string {
  return values.map(() => '?').join(', ');
}

function choices(filter: QueueFilter): Condition[] {
  const { state, waitingFor, channel, decision, applicantClass, arrivedFrom, arrivedTo, dueFrom, dueTo, flags = [], today } = filter;
  const equal = (column: string, value: string | undefined): Condition[] => (value === undefined ? [] : [[`${column} = ?`, value]]);
  return [
    ...equal('handling_state', state),
    ...(waitingFor === 'nobody' ? [['waiting_for is null'] as const] : equal('waiting_for', waitingFor)),
    ...equal('channel', channel),
    ...equal('decision_code', decision),
    ...equal('applicant_class', applicantClass),
    ...(arrivedFrom === undefined ? [] : [[`${ARRIVED} >= ?`, arrivedFrom] as const]),
    ...(arrivedTo === undefined ? [] : [['arrived_on <= ?', arrivedTo] as const]),
    ...(dueFrom === undefined ? [] : [[`${DUE} >= ?`, dueFrom] as const, ['due_on is not null'] as const]),
    ...(dueTo === undefined ? [] : [[`${DUE} <= ?`, dueTo] as const]),
    ...flags.map((flag) => flagCondition(flag, today)),
  ];
}

function flagCondition(flag: QueueFlag, today: CivilDate): Condition {
  switch (flag) {
    case 'overdue':
      return [`clock_state = 'running' and ${DUE} < ?`, today];
    case 'provisional':
      return ['provisional_from is not null'];
    case 'breach':
      return ['breach_count > 0'];
    case 'lateConfirmation':
      return ['confirmed_late_on is not null'];
  }
}
