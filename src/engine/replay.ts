import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { Fact } from '../law/fact.ts';
import type { HistoryRow } from '../store/rows.ts';
import { applyFact } from './apply-fact.ts';
import { type CaseDraft, emptyDraft, type Judged, mainMachineOf } from './case-draft.ts';
import { explainRefusal, type Refusal } from './refusal.ts';

/** A history applied anew to the current charts; or the first entry they no longer take, and why. */
export type Replayed =
  | { readonly result: 'ok'; readonly draft: CaseDraft }
  | { readonly result: 'stuck'; readonly version: number; readonly type: string; readonly refusal: Refusal };

/** The fact that a history entry recorded. */
export function factOf(entry: HistoryRow): Fact {
  return {
    type: entry.type,
    on: entry.effectiveOn,
    data: entry.data,
    ...(entry.instance === null ? {} : { instance: entry.instance }),
    ...(entry.provenance === 'inferred' ? { inferred: true } : {}),
    ...(entry.assumed.length === 0 ? {} : { assumed: entry.assumed }),
  };
}

/**
 * Replays a history. Charts decide anew; what the law said of each event is taken from the entry, since calendars change but a step that
 * was lawful stays so.
 */
export function replayHistory(entries: readonly HistoryRow[], calendar: WorkingDayCalendar): Replayed {
  const first = entries[0];
  let draft = emptyDraft(mainMachineOf(first));
  for (const entry of entries) {
    const judged = entry.judged as Judged;
    const applied = applyFact(draft, { fact: factOf(entry), actorId: entry.actorId, calendar, judged, extra: entry.extra });
    if (applied.result !== 'taken')
      return { result: 'stuck', version: entry.version, type: entry.type, refusal: explainRefusal(applied, entry.type) };
    draft = applied.draft;
  }
  return { result: 'ok', draft };
}
