import { type FiledFile, filesIn } from '../../law/events/files-field.ts';
import type { HistoryLine } from '../engine-types.ts';

/** Part of a history that tells where redactions stand. */
export type RedactionLine = Pick<HistoryLine, 'type' | 'data' | 'actor' | 'recordedAt'>;

export type RedactionState = 'drawing' | 'proposed' | 'returned' | 'released';

/** Who did something, and when. */
interface Act {
  readonly byId: string;
  readonly by: string;
  /** UTC instant. */
  readonly at: string;
}

export interface RedactionStanding {
  readonly state: RedactionState;
  /** Set while it waits for the second person. */
  readonly proposal: (Act & { readonly marksDigest: string; readonly marks: number }) | null;
  /** Why it came back; set until it is proposed again. */
  readonly returned: (Act & { readonly opinion: string }) | null;
  readonly released: (Act & { readonly file: FiledFile; readonly withheld: readonly string[] }) | null;
}

const DRAWING: RedactionStanding = { state: 'drawing', proposal: null, returned: null, released: null };

/** The history alone says where a redaction stands. */
export function standingOf(redactionId: string, history: readonly RedactionLine[]): RedactionStanding {
  return history.filter(({ data }) => data.redaction === redactionId).reduce(after, DRAWING);
}

function after(standing: RedactionStanding, { type, data, actor, recordedAt }: RedactionLine): RedactionStanding {
  const act: Act = { byId: actor.id, by: actor.name, at: recordedAt };
  const text = (name: string): string => (typeof data[name] === 'string' ? data[name] : '');
  if (type === 'redaction.proposed') {
    const proposal = { ...act, marksDigest: text('marksDigest'), marks: Number(data.marks) };
    return { ...DRAWING, state: 'proposed', proposal };
  }
  if (type === 'redaction.returned') return { ...DRAWING, state: 'returned', returned: { ...act, opinion: text('opinion') } };
  if (type !== 'redaction.checked') return standing;
  const file = filesIn(data).find(({ field }) => field === 'released')?.file;
  return file === undefined
    ? standing
    : { ...DRAWING, state: 'released', released: { ...act, file, withheld: text('withheld').split('\n') } };
}

/** Whether marks may be changed. */
export function isOpen({ state }: Pick<RedactionStanding, 'state'>): boolean {
  return state === 'drawing' || state === 'returned';
}
