import { type CivilDate, civilDate } from '../../law/civil-date.ts';
import { addressOf, numberOf, periodOf, type Query, textOf } from './audit-query.ts';

export interface OversightAddress {
  readonly year: string | undefined;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: string | undefined;
  readonly mass: { readonly cases: number; readonly minutes: number };
  readonly notes: readonly string[];
  cellHref(cell: string): string;
  backHref(): string;
  yearHref(year: number): string;
}

const MASS_CASES = { min: 2, max: 10_000, otherwise: 5 };
const MASS_MINUTES = { min: 1, max: 24 * 60, otherwise: 30 };
/** Years offered. */
const YEARS = 10;

export function yearsUntil(today: CivilDate): readonly number[] {
  const last = Number(today.slice(0, 4));
  return Array.from({ length: YEARS }, (_, index) => last - index);
}

/** A year goes before a period of days; without either it is the present year. */
export function readOversightAddress(query: Query, today: CivilDate): OversightAddress {
  const asked = periodOf(query);
  const chosen = yearsUntil(today).find((year) => String(year) === query.year);
  const year = chosen ?? (asked.from === undefined && asked.to === undefined ? Number(today.slice(0, 4)) : undefined);
  const to = year === undefined ? (asked.to ?? today) : civilDate(`${year}-12-31`);
  const from = year === undefined ? (asked.from ?? civilDate(`${to.slice(0, 4)}-01-01`)) : civilDate(`${year}-01-01`);
  const unit = textOf(query, 'unit');
  const mass = { cases: numberOf(query, 'cases', MASS_CASES), minutes: numberOf(query, 'minutes', MASS_MINUTES) };
  const kept = { ...(year === undefined ? { from, to } : { year }), unit, ...mass };
  return {
    year: year === undefined ? undefined : String(year),
    from,
    to,
    unit,
    mass,
    notes: asked.notes,
    cellHref: (cell) => addressOf('/audit/oversight/cases', { ...kept, cell }),
    backHref: () => addressOf('/audit/oversight', kept),
    yearHref: (other) => addressOf('/audit/oversight', { year: other, unit, ...mass }),
  };
}
