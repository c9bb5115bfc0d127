import { DECISION_CODES } from '../../law/decision-codes.ts';
import { type EntryCursor, type HistoryQuery, PROVENANCES, SEARCH_AXES } from '../../store/history-search.ts';
import { ACTOR_KINDS, typesOf } from '../pages/audit/search-page.ts';
import { addressOf, choiceOf, periodOf, type Query, textOf } from './audit-query.ts';

export interface SearchAddress {
  readonly query: Omit<HistoryQuery, 'organId' | 'limit'>;
  readonly chosen: { readonly event: string | undefined };
  readonly notes: readonly string[];
  /** The same conditions at another address, from the first entry or after one. */
  href(path: string, after?: EntryCursor): string;
}

/** Whatever cannot be understood is left out. */
export function readSearchAddress(fields: Query): SearchAddress {
  const { from, to, notes } = periodOf(fields);
  const event = textOf(fields, 'event');
  const types = typesOf(event);
  const query: SearchAddress['query'] = {
    axis: choiceOf(fields, 'axis', SEARCH_AXES) ?? 'recorded',
    types,
    actorId: textOf(fields, 'actor'),
    actorKind: choiceOf(fields, 'by', ACTOR_KINDS),
    from,
    to,
    unit: textOf(fields, 'unit'),
    decisionCode: choiceOf(fields, 'decision', DECISION_CODES),
    breach: choiceOf(fields, 'breach', ['with', 'without'] as const),
    provenance: choiceOf(fields, 'provenance', PROVENANCES),
    after: cursorIn(fields),
  };
  const kept = {
    event: types === undefined ? undefined : event,
    actor: query.actorId,
    by: query.actorKind,
    axis: query.axis,
    from,
    to,
    unit: query.unit,
    decision: query.decisionCode,
    breach: query.breach,
    provenance: query.provenance,
  };
  return {
    query,
    chosen: { event: kept.event },
    notes,
    href: (path, after) => addressOf(path, { ...kept, key: after?.key, case: after?.caseId, version: after?.version }),
  };
}

function cursorIn(fields: Query): EntryCursor | undefined {
  const [key, caseId, version] = [textOf(fields, 'key'), textOf(fields, 'case'), textOf(fields, 'version')];
  if (key === undefined || caseId === undefined || version === undefined || !/^\d{1,9}$/.test(version)) return undefined;
  return { key, caseId, version: Number(version) };
}
