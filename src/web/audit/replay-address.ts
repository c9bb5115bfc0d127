import { AXES, type Axis, type Moment } from '../../engine/audit/case-at.ts';
import { findCivilDate } from '../../law/civil-date.ts';

type Query = Readonly<Record<string, unknown>>;

export interface ReplayAddress {
  readonly moment: Moment;
  readonly axis: Axis;
  /** The day as it was typed, when it is none. */
  readonly wrongDay: string | null;
}

/**
 * Which moment an address asks for. A day goes before a version: whoever typed one wants it. What cannot be understood falls back to the
 * newest version.
 */
export function readReplayAddress(query: Query, newest: number): ReplayAddress {
  const axis = AXES.find((one) => one === query.axis) ?? 'effective';
  const typed = typeof query.on === 'string' ? query.on.trim() : '';
  const on = findCivilDate(typed);
  if (on !== undefined) return { moment: { by: 'day', on, axis }, axis, wrongDay: null };
  return { moment: { by: 'version', version: versionOf(query.version, newest) }, axis, wrongDay: typed === '' ? null : typed };
}

/** Bounded by what there is. */
function versionOf(text: unknown, newest: number): number {
  const version = typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : newest;
  return Math.min(Math.max(version, 1), newest);
}

export function replayHref(caseId: string, moment: Moment): string {
  const query: Record<string, string> =
    moment.by === 'version' ? { version: String(moment.version) } : { on: moment.on, axis: moment.axis };
  return `/cases/${encodeURIComponent(caseId)}/replay?${new URLSearchParams(query)}`;
}

/** Which two versions an address asks to compare. */
export interface CompareAddress {
  /** The earlier one first. */
  readonly from: number;
  readonly to: number;
  /** What was asked for and is no version of the case, as it was typed. */
  readonly wrong: { readonly from: string | null; readonly to: string | null };
}

/** Left out, `from` is the first entry and `to` the newest. So they are where what was typed is none: the page says so. */
export function readCompareAddress(query: Query, newest: number): CompareAddress {
  const asked = { from: askedVersion(query.from, newest), to: askedVersion(query.to, newest) };
  const [from, to] = [asked.from.version ?? 1, asked.to.version ?? newest];
  return { from: Math.min(from, to), to: Math.max(from, to), wrong: { from: asked.from.wrong, to: asked.to.wrong } };
}

function askedVersion(value: unknown, newest: number): { readonly version: number | null; readonly wrong: string | null } {
  const typed = typeof value === 'string' ? value.trim() : '';
  if (typed === '') return { version: null, wrong: null };
  const version = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
  return version >= 1 && version <= newest ? { version, wrong: null } : { version: null, wrong: typed };
}
