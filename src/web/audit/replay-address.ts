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
export function versionOf(text: unknown, newest: number): number {
  const version = typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : newest;
  return Math.min(Math.max(version, 1), newest);
}

export function replayHref(caseId: string, moment: Moment): string {
  const query: Record<string, string> =
    moment.by === 'version' ? { version: String(moment.version) } : { on: moment.on, axis: moment.axis };
  return `/cases/${encodeURIComponent(caseId)}/replay?${new URLSearchParams(query)}`;
}
