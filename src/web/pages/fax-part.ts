import type { FaxInRow } from '../../store/fax-in-store.ts';
import type { FaxOutRow } from '../../store/fax-out-store.ts';
import { type FaxInLine, type FaxOutLine, faxInLine, faxOutLine } from './fax-line.ts';

/** The faxes of a case. */
export interface FaxPart {
  readonly received: readonly FaxInLine[];
  readonly sent: readonly FaxOutLine[];
  /** Null for those who may not send any. */
  readonly sendHref: string | null;
}

export interface CaseFaxes {
  readonly received: readonly FaxInRow[];
  readonly sent: readonly FaxOutRow[];
}

/** Null where there is nothing to show and nothing to do. */
export function faxPart(
  { received, sent }: CaseFaxes,
  { href, maySend }: { readonly href: string; readonly maySend: boolean },
): FaxPart | null {
  if (received.length === 0 && sent.length === 0 && !maySend) return null;
  return {
    received: received.map((row) => faxInLine(row, new Map())),
    sent: sent.map((row) => faxOutLine(row, new Map())),
    sendHref: maySend ? `${href}/fax` : null,
  };
}
