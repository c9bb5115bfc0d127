import type { AuditKind } from '../../law/access/audit-kinds.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { AuditFilter } from '../../store/audit-store.ts';
import { KIND_NAMES } from '../pages/audit/log-page.ts';
import { addressOf, choiceOf, endOf, periodOf, type Query, startOf, textOf } from './audit-query.ts';

export interface LogAddress {
  readonly kind: AuditKind | undefined;
  readonly actorId: string | undefined;
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
  readonly notes: readonly string[];
  readonly filter: AuditFilter;
  href(path: string, before?: number): string;
}

/** @param organId - Null: of all organs. */
export function readLogAddress(query: Query, organId: number | null): LogAddress {
  const { from, to, notes } = periodOf(query);
  const kind = choiceOf(query, 'kind', KIND_NAMES);
  const actorId = textOf(query, 'actor');
  const before = textOf(query, 'before');
  return {
    kind,
    actorId,
    from,
    to,
    notes,
    filter: {
      kinds: kind === undefined ? undefined : [kind],
      actorId,
      organId: organId ?? undefined,
      from: from === undefined ? undefined : startOf(from),
      to: to === undefined ? undefined : endOf(to),
      before: before !== undefined && /^\d{1,9}$/.test(before) ? Number(before) : undefined,
    },
    href: (path, until) => addressOf(path, { kind, actor: actorId, from, to, before: until }),
  };
}
