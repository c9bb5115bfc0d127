import { findEvent } from '../law/events/catalogue.ts';
import type { EventDefinition } from '../law/events/define-event.ts';
import type { Fact } from '../law/fact.ts';
import type { Database } from '../store/database.ts';
import { createHistoryStore } from '../store/history-store.ts';
import { createOrganStore } from '../store/organ-store.ts';
import type { CaseRow, HistoryRow } from '../store/rows.ts';
import { getCaseByName, nameOf } from './case-name.ts';
import { factOf } from './replay.ts';

/** Fields of the first event that a timeline states of the case. */
const OF_THE_CASE = ['channel', 'title', 'applicant', 'topicTags'];
/** Given by the engine when the event was recorded; a reader gives its own. */
const OF_THE_ENGINE = ['caseNo', 'letters'];
/** What an import keeps for itself with the first entry. */
const OF_THE_IMPORT = ['ref', 'organ', 'timelineHash', 'at', 'apiKey'];

/** One event as a timeline states it: `type`, `on`, its fields, `assumed`, `proceeding`. */
export type TimelineEvent = Readonly<Record<string, unknown>> & { readonly type: string; readonly on: string };

/** A case as one line of a timeline (interfaces 1). */
export interface Timeline {
  readonly ref: string;
  readonly organ: string;
  readonly channel: unknown;
  readonly applicant?: unknown;
  readonly title?: unknown;
  readonly topicTags?: unknown;
  readonly assumed?: readonly string[];
  readonly events: readonly TimelineEvent[];
}

/**
 * A case as a timeline: its stated facts in the order in which they took effect. What was inferred on import and what the clock recorded is
 * left out: a reader infers it anew. A breach is given as the fact it keeps.
 *
 * @throws {NotFoundError} when there is no such case.
 */
export async function exportTimeline(db: Database, name: string): Promise<Timeline> {
  const row = await getCaseByName(db, name);
  const entries = await createHistoryStore(db.read).list(row.id);
  const organ = await createOrganStore(db.read).findById(row.organId);
  return timelineOf(row, { entries, organ: organ?.name ?? '' });
}

/** Of rows that were read already. */
export function timelineOf(row: CaseRow, { entries, organ }: { entries: readonly HistoryRow[]; organ: string }): Timeline {
  const first = entries[0]?.data ?? {};
  const ofTheCase = Object.fromEntries(OF_THE_CASE.flatMap((field) => (first[field] === undefined ? [] : [[field, first[field]]])));
  return {
    ref: row.ref ?? nameOf(row),
    organ,
    channel: row.channel,
    ...ofTheCase,
    ...(row.assumed.length === 0 ? {} : { assumed: row.assumed }),
    events: entries.filter(isStated).map((entry, i) => eventOf(entry, { isFirst: i === 0, ofTheCase: row.assumed })),
  };
}

function isStated({ provenance, actorKind, type }: HistoryRow): boolean {
  return provenance === 'recorded' && actorKind !== 'clock' && findEvent(type)?.byClock !== true;
}

function eventOf(entry: HistoryRow, place: { isFirst: boolean; ofTheCase: readonly string[] }): TimelineEvent {
  const fact = stated(factOf(entry));
  const left = new Set([...OF_THE_ENGINE, ...(place.isFirst ? OF_THE_CASE : [])]);
  const fields = Object.fromEntries(Object.entries(fact.data).filter(([field]) => !left.has(field)));
  const extra = Object.fromEntries(Object.entries(entry.extra ?? {}).filter(([field]) => !OF_THE_IMPORT.includes(field)));
  const assumed = (fact.assumed ?? []).filter((field) => !(place.isFirst && place.ofTheCase.includes(field)));
  const named = fact.instance !== undefined && !isDefaultName(fact, findEvent(fact.type));
  return {
    type: fact.type,
    on: fact.on,
    ...extra,
    ...fields,
    ...(named ? { proceeding: fact.instance } : {}),
    ...(assumed.length === 0 ? {} : { assumed }),
  };
}

/** The engine names the first proceeding of a kind itself; a reader would do the same. */
function isDefaultName(fact: Fact, definition: EventDefinition | undefined): boolean {
  return fact.instance === `${definition?.machine}-1`;
}

function stated(fact: Fact): Fact {
  const inner = fact.type === 'breach.recorded' ? (fact.data.fact as Partial<Fact> | undefined) : undefined;
  if (inner?.type === undefined || inner.data === undefined) return fact;
  return {
    ...fact,
    type: inner.type,
    on: inner.on ?? fact.on,
    data: inner.data,
    ...(inner.instance === undefined ? {} : { instance: inner.instance }),
  };
}
