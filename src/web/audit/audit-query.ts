import { addDays, type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import { auditTexts } from '../texts/audit.ts';

export type Query = Readonly<Record<string, unknown>>;

/** The days an address asks for; what is wrong with them in words. */
export interface AskedPeriod {
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
  readonly notes: readonly string[];
}

/** One text of an address; undefined when it is missing or empty. */
export function textOf(query: Query, name: string): string | undefined {
  const value = query[name];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' || text.length > 200 ? undefined : text;
}

/** One of a list; undefined for anything else. */
export function choiceOf<T extends string>(query: Query, name: string, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === query[name]);
}

/** A whole number between bounds; the default for anything else. */
export function numberOf(
  query: Query,
  name: string,
  bounds: { readonly min: number; readonly max: number; readonly otherwise: number },
): number {
  const text = textOf(query, name) ?? '';
  if (!/^\d{1,9}$/.test(text)) return bounds.otherwise;
  return Math.min(Math.max(Number(text), bounds.min), bounds.max);
}

/** Days that are none are left out and said; a period that ends before it begins is turned round. */
export function periodOf(query: Query): AskedPeriod {
  const notes: string[] = [];
  const day = (name: string): CivilDate | undefined => {
    const typed = textOf(query, name);
    const found = typed === undefined ? undefined : findCivilDate(typed);
    if (typed !== undefined && found === undefined) notes.push(auditTexts.wrongDay(typed.slice(0, 40)));
    return found;
  };
  const [from, to] = [day('from'), day('to')];
  if (from === undefined || to === undefined || from <= to) return { from, to, notes };
  return { from: to, to: from, notes: [...notes, auditTexts.swapped] };
}

/** Midnight in Shanghai at the beginning of a day. */
export function startOf(day: CivilDate): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

/** Midnight in Shanghai at its end: the first instant after it. */
export function endOf(day: CivilDate): string {
  return startOf(addDays(day, 1));
}

/** An address with these fields; what is empty is left out. */
export function addressOf(path: string, fields: Readonly<Record<string, string | number | null | undefined>>): string {
  const kept = Object.entries(fields).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(kept);
  return kept.length === 0 ? path : `${path}?${query}`;
}
