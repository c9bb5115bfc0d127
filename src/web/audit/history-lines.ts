import type { HistoryLine } from '../../engine/engine-types.ts';
import type { HistoryRow } from '../../store/rows.ts';

/** An entry as pages know it. */
export function lineOf(entry: HistoryRow): HistoryLine {
  return {
    version: entry.version,
    type: entry.type,
    on: entry.effectiveOn,
    recordedAt: entry.recordedAt,
    actor: { id: entry.actorId, name: entry.actorName, kind: entry.actorKind },
    data: entry.data,
    ...(entry.instance === null ? {} : { instance: entry.instance }),
    inferred: entry.provenance === 'inferred',
    assumed: entry.assumed,
    hash: entry.hash,
  };
}
