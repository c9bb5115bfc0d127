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
  | { readonly by: 'unit'; readonly unit: string; readonly userIds: readonly string[] };

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

/** People of a unit beyond whom one list is cheaper than a look into the index for each. */
const ASKED_ONE_BY_ONE = 12;

/** One of these lists holds. */
export function scopeAlternatives(scope: QueueScope = { by: 'all' }): Condition[][] {
  if (scope.by === 'all') return [[]];
  const assigned = (userId: string): Condition => ['assigned_to = ?', userId];
  if (scope.by === 'user') return [[assigned(scope.userId)]];
  const { unit, userIds } = scope;
  const elsewhere: Condition = ["coalesce(unit, '') <> ?", unit];
  const people: Condition[] =
    userIds.length <= ASKED_ONE_BY_ONE ? userIds.map(assigned) : [[`assigned_to in (${userIds.map(() => '?').join(', ')})`, ...userIds]];
  return [[['unit = ?', unit]], ...people.map((person) => [person, elsewhere])];
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
