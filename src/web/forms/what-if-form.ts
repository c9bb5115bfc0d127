import { addDays, type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import { findEvent } from '../../law/events/catalogue.ts';
import type { Fact } from '../../law/fact.ts';
import { caseToolTexts } from '../texts/case-tools.ts';

/** What may be supposed, and the one thing beside its day that each needs. */
export const SUPPOSABLE = {
  'receipt.confirmed': null,
  'examination.started': null,
  'unit.assigned': null,
  'period.extended': 'days',
  'correction.requested': 'days',
  'correction.received': null,
  'thirdParty.consulted': 'who',
  'thirdParty.served': 'who',
  'thirdParty.replied': 'who',
  'organ.consulted': 'who',
  'organ.served': 'who',
  'organ.replied': 'who',
  'fee.notified': null,
  'fee.paid': null,
  'reply.deferred': 'to',
  'application.withdrawn': null,
} as const satisfies Readonly<Record<string, 'days' | 'who' | 'to' | null>>;

export type SupposableType = keyof typeof SUPPOSABLE;
export type Needed = 'days' | 'who' | 'to';

export const MAX_SUPPOSED = 12;
/** Further ahead no calendar is of any use. */
const MAX_AHEAD_DAYS = 3 * 366;

/** One supposed fact as typed into the address of the page. */
export interface SupposedRow {
  readonly type: SupposableType;
  readonly needs: Needed | null;
  readonly on: string;
  /** Value of what it needs, as typed. */
  readonly value: string;
  readonly error: string | null;
  /** Null when something is wrong. */
  readonly fact: Fact | null;
}

interface ReadAsk {
  /** The query of the page: `type`, `on` and `value`, each once for each fact, in order; `add` and `remove` change the list. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Day of the newest fact of the case. */
  readonly from: CivilDate;
  readonly today: CivilDate;
  /** Proposals for a fact that is added. */
  readonly proposed: (type: SupposableType) => string;
}

export function isSupposable(type: string): type is SupposableType {
  return Object.hasOwn(SUPPOSABLE, type);
}

/** The supposed facts in their order. Each must not lie before the one above it, the first not before the case's newest fact. */
export function readSupposed({ query, from, today, proposed }: ReadAsk): readonly SupposedRow[] {
  const [types, days, values] = [listOf(query.type), listOf(query.on), listOf(query.value)];
  const typed = types.map((type, index) => ({ type, on: days[index]?.trim() ?? '', value: values[index]?.trim() ?? '' }));
  const removed = new Set(listOf(query.remove).map(Number));
  const kept = typed.filter((_row, index) => !removed.has(index));
  const add = listOf(query.add).filter(isSupposable);
  const lastDay = kept.at(-1)?.on;
  const start = [from, today, ...(lastDay === undefined ? [] : [lastDay])].reduce((late, day) => (day > late ? day : late));
  const rows = [...kept, ...add.map((type) => ({ type, on: start, value: proposed(type) }))].slice(0, MAX_SUPPOSED);
  let earliest = from;
  return rows.flatMap((row) => {
    if (!isSupposable(row.type)) return [];
    const read = readRow({ ...row, type: row.type }, { earliest, latest: addDays(today, MAX_AHEAD_DAYS) });
    if (read.fact !== null) earliest = read.fact.on;
    return [read];
  });
}

type TypedRow = Pick<SupposedRow, 'type' | 'on' | 'value'>;

function readRow(row: TypedRow, bounds: { readonly earliest: CivilDate; readonly latest: CivilDate }): SupposedRow {
  const needs: Needed | null = SUPPOSABLE[row.type];
  const on = findCivilDate(row.on.normalize('NFKC'));
  const error = dayError(on, bounds) ?? valueError(needs, row.value);
  if (on === undefined || error !== null) return { ...row, needs, error, fact: null };
  return { ...row, on, needs, error: null, fact: { type: row.type, on, data: dataOf(row, needs) } };
}

function dayError(
  on: CivilDate | undefined,
  { earliest, latest }: { readonly earliest: CivilDate; readonly latest: CivilDate },
): string | null {
  const words = caseToolTexts.whatIf;
  if (on === undefined) return words.wrongDay;
  if (on < earliest) return words.tooEarly(earliest);
  return on > latest ? words.tooLate(latest) : null;
}

function valueError(needs: Needed | null, value: string): string | null {
  const words = caseToolTexts.whatIf;
  if (needs === 'days') return workingDaysOf(value) === undefined ? words.wrongDays : null;
  if (needs === 'to') return findCivilDate(value.normalize('NFKC')) === undefined ? words.wrongTo : null;
  if (needs === 'who') return value === '' || value.length > 100 ? words.wrongWho : null;
  return null;
}

function workingDaysOf(value: string): number | undefined {
  const days = Number(value.normalize('NFKC'));
  return value !== '' && Number.isInteger(days) && days >= 1 && days <= 60 ? days : undefined;
}

/** Only what clock and chart look at; the amount of a supposed fee is nothing to them. */
function dataOf({ type, value }: TypedRow, needs: Needed | null): Fact['data'] {
  if (needs === 'days') return { workingDays: workingDaysOf(value) };
  if (needs === 'to') return { to: findCivilDate(value.normalize('NFKC')) };
  if (needs === 'who') return { ['party' in (findEvent(type)?.fields ?? {}) ? 'party' : 'organ']: value };
  return {};
}

function listOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.filter((item): item is string => typeof item === 'string').slice(0, 4 * MAX_SUPPOSED);
}
