import { APPLICANT_CLASSES, CHANNELS } from '../law/channels.ts';
import { type CivilDate, findCivilDate } from '../law/civil-date.ts';
import { DECISION_CODES } from '../law/decision-codes.ts';
import { ROLE_LABELS } from '../law/roles.ts';
import {
  QUEUE_FLAGS,
  QUEUE_GROUPS,
  QUEUE_SORTS,
  type QueueChoices,
  type QueueFlag,
  type QueueGroup,
  type QueueSort,
} from '../store/queue-conditions.ts';
import type { QueueCursor } from '../store/queue-read-model.ts';
import { CASE_KINDS, type CaseKind } from '../store/rows.ts';
import { QUEUE_SCOPES, type QueueScopeId } from './queue-data.ts';

/** Words searched for may be names: they wait in the session, and an address only says under which key. */
export interface QueueAddress {
  readonly scope: QueueScopeId;
  readonly group: QueueGroup;
  readonly kind: CaseKind;
  readonly sort: QueueSort;
  readonly choices: QueueChoices;
  /** Key of the words searched for; null when nothing is. */
  readonly find: string | null;
  /** The saved view that was opened last, for it to be marked. */
  readonly view: string | null;
  readonly after: QueueCursor | null;
}

type Fields = Readonly<Record<string, unknown>>;

const TEXT_CHOICES = ['state', 'waitingFor', 'channel', 'decision', 'applicantClass'] as const;
const DAY_CHOICES = ['arrivedFrom', 'arrivedTo', 'dueFrom', 'dueTo'] as const;
const KEY = /^[\w-]{1,60}$/;

/** Whatever cannot be understood falls back to the first page of all open cases. Takes the query of an address, or the fields of the form. */
export function readAddress(fields: Fields): QueueAddress {
  const group = oneOf(QUEUE_GROUPS, fields.group) ?? 'open';
  return {
    scope: oneOf(QUEUE_SCOPES, fields.scope) ?? 'all',
    group,
    kind: oneOf(CASE_KINDS, fields.kind) ?? 'request',
    sort: oneOf(QUEUE_SORTS, fields.sort) ?? defaultSort(group),
    choices: readChoices(fields),
    find: keyOf(fields.find),
    view: keyOf(fields.view),
    after: parseCursor(fields.after),
  };
}

/** What is finished is looked at from the newest on; what is open by due day. */
export function defaultSort(group: QueueGroup): QueueSort {
  return group === 'finished' ? 'updated' : 'due';
}

/** The scope always stands in it: an address without any choice opens the view that a person has chosen as the first. */
export function hrefOf(address: QueueAddress, changes: Partial<QueueAddress> = {}, path = '/queue'): string {
  return `${path}?${queryOf({ ...address, ...changes })}`;
}

/** The choices as they are kept with a saved view: without place and search. */
export function choicesText(address: QueueAddress): string {
  return queryOf({ ...address, find: null, view: null, after: null }).toString();
}

export function readChoicesText(text: string): QueueAddress {
  return readAddress(Object.fromEntries(new URLSearchParams(text)));
}

/** Fields of the form that narrows: all but scope and group, which have links of their own. */
export function isFiltered({ choices, find, kind }: QueueAddress): boolean {
  return find !== null || kind !== 'request' || Object.keys(choices).length > 0;
}

function queryOf({ scope, group, kind, sort, choices, find, view, after }: QueueAddress): URLSearchParams {
  const query = new URLSearchParams({ scope });
  if (group !== 'open') query.set('group', group);
  if (kind !== 'request') query.set('kind', kind);
  if (sort !== defaultSort(group)) query.set('sort', sort);
  for (const name of [...TEXT_CHOICES, ...DAY_CHOICES]) {
    const value = choices[name];
    if (value !== undefined) query.set(name, value);
  }
  if (choices.flags !== undefined) query.set('flags', choices.flags.join('.'));
  if (find !== null) query.set('find', find);
  if (view !== null) query.set('view', view);
  if (after !== null) query.set('after', cursorText(after));
  return query;
}

function readChoices(fields: Fields): QueueChoices {
  const given: [string, unknown][] = [
    ['state', stateOf(fields.state)],
    ['waitingFor', fields.waitingFor === 'nobody' ? 'nobody' : oneOf(Object.keys(ROLE_LABELS), fields.waitingFor)],
    ['channel', oneOf(CHANNELS, fields.channel)],
    ['decision', oneOf(DECISION_CODES, fields.decision)],
    ['applicantClass', oneOf(APPLICANT_CLASSES, fields.applicantClass)],
    ...DAY_CHOICES.map((name): [string, unknown] => [name, dayOf(fields[name])]),
    ['flags', flagsOf(fields.flags)],
  ];
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as QueueChoices;
}

function flagsOf(value: unknown): readonly QueueFlag[] | undefined {
  const named = Array.isArray(value) ? value : typeof value === 'string' ? value.split('.') : [];
  const flags = QUEUE_FLAGS.filter((flag) => named.includes(flag));
  return flags.length === 0 ? undefined : flags;
}

/** States of the charts have names of letters; one that does not exist finds nothing. */
function stateOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-zA-Z]{1,40}$/.test(value) ? value : undefined;
}

function dayOf(value: unknown): CivilDate | undefined {
  return typeof value === 'string' ? findCivilDate(value.trim()) : undefined;
}

function keyOf(value: unknown): string | null {
  return typeof value === 'string' && KEY.test(value) ? value : null;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

/** As read by `parseCursor`. */
function cursorText({ key, id }: QueueCursor): string {
  return `${key}~${id}`;
}

/** A position as it stands in a link, a day or an instant and an id; null, the beginning, for anything else. */
export function parseCursor(text: unknown): QueueCursor | null {
  const match = typeof text === 'string' ? /^(\d{4}-\d\d-\d\d(?:T[\d:.]{8,15}Z)?)~([\w-]{1,100})$/.exec(text) : null;
  const [, key = '', id = ''] = match ?? [];
  return match === null || findCivilDate(key.slice(0, 10)) === undefined ? null : { key, id };
}
