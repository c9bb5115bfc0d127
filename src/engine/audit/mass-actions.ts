import { EVENTS } from '../../law/events/catalogue.ts';
import type { OverseenEntry } from '../../store/oversight-read-model.ts';

/** Events that state a reason: the same words on many cases at once are worth a look. */
export const REASONED_TYPES: readonly string[] = Object.values(EVENTS)
  .filter(({ fields, recordedBy }) => recordedBy.length > 0 && ('reason' in fields || 'reasons' in fields))
  .map(({ type }) => type);

/** One person recorded the same event with the same reason on many cases within a short time. */
export interface MassAction {
  readonly type: string;
  readonly actorName: string;
  readonly reason: string;
  /** UTC instants of the first and the last entry. */
  readonly from: string;
  readonly to: string;
  readonly entries: readonly OverseenEntry[];
}

interface MassRule {
  /** Different cases, 2 or more. */
  readonly cases: number;
  readonly minutes: number;
}

/** @param entries - Oldest first by the time of recording. */
export function findMassActions(entries: readonly OverseenEntry[], { cases, minutes }: MassRule): readonly MassAction[] {
  const alike = new Map<string, OverseenEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.type, entry.actorId, reasonOf(entry)]);
    alike.set(key, [...(alike.get(key) ?? []), entry]);
  }
  return [...alike.values()].flatMap((group) => clusters(group, { cases, minutes })).sort((a, b) => (a.from < b.from ? 1 : -1));
}

/** The longest runs within the minutes, one after the other. */
function clusters(group: readonly OverseenEntry[], { cases, minutes }: MassRule): readonly MassAction[] {
  const found: MassAction[] = [];
  for (let start = 0; start < group.length; ) {
    const first = group[start];
    const until = Date.parse(first?.recordedAt ?? '') + minutes * 60_000;
    const run = group.slice(start).filter(({ recordedAt }) => Date.parse(recordedAt) <= until);
    const enough = new Set(run.map(({ caseId }) => caseId)).size >= cases;
    const last = run.at(-1);
    if (enough && first !== undefined && last !== undefined) {
      const { type, actorName, recordedAt: from } = first;
      found.push({ type, actorName, reason: reasonOf(first), from, to: last.recordedAt, entries: run });
    }
    start += enough ? run.length : 1;
  }
  return found;
}

/** However it is spaced. */
function reasonOf({ data }: OverseenEntry): string {
  const { reason, reasons } = data;
  const text = typeof reason === 'string' ? reason : typeof reasons === 'string' ? reasons : '';
  return text.replace(/\s+/g, ' ').trim();
}
