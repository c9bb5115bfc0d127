import type { RedactionMark } from '../../documents/redaction/redaction-mark.ts';
import { isRedactionGround } from '../../law/redaction-grounds.ts';
import type { RedactionMarkRow } from '../../store/redaction-store.ts';
import type { HistoryRow } from '../../store/rows.ts';
import type { RedactionLine } from './redaction-state.ts';

/** A mark with who made it, for colleagues. */
export interface KeptMark extends RedactionMark {
  readonly note: string;
  readonly madeBy: string;
}

const PER_POINT = 100;

export function markOfRow(row: RedactionMarkRow): KeptMark {
  const { id, page, note, madeBy } = row;
  return {
    id,
    page,
    kind: row.kind === 'text' ? 'text' : 'area',
    x: row.x / PER_POINT,
    y: row.y / PER_POINT,
    width: row.width / PER_POINT,
    height: row.height / PER_POINT,
    ground: isRedactionGround(row.ground) ? row.ground : 'privacy',
    note,
    madeBy,
  };
}

/** Coordinates as they are stored. */
export function storedBox({ x, y, width, height }: Pick<RedactionMark, 'x' | 'y' | 'width' | 'height'>) {
  const stored = (points: number): number => Math.round(points * PER_POINT);
  return { x: stored(x), y: stored(y), width: stored(width), height: stored(height) };
}

export function redactionLine({ type, data, actorId, actorName, actorKind, recordedAt }: HistoryRow): RedactionLine {
  return { type, data, recordedAt, actor: { id: actorId, name: actorName, kind: actorKind } };
}
