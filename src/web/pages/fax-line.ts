import { isNumber } from '../../engine/fax/take-fax.ts';
import type { FaxInRow } from '../../store/fax-in-store.ts';
import type { FaxOutRow, FaxState } from '../../store/fax-out-store.ts';
import { wallClock } from '../format.ts';
import { faxTexts } from '../texts/fax.ts';

export interface CaseLink {
  readonly href: string;
  readonly label: string;
}

/** Case numbers by the id of the case; of other organs' cases there is none. */
export type CaseNos = ReadonlyMap<string, string>;

export interface FaxInLine {
  readonly href: string;
  readonly at: string;
  readonly from: string;
  readonly pages: string;
  readonly case: CaseLink | null;
  /** Where it was put since; null when it was not. */
  readonly filed: string | null;
}

export interface FaxOutLine {
  readonly href: string;
  readonly title: string;
  readonly number: string;
  readonly state: string;
  readonly tone: 'alarm' | 'warn' | 'good' | 'quiet';
  readonly at: string;
  readonly case: CaseLink | null;
}

const TONES: Readonly<Record<FaxState, FaxOutLine['tone']>> = { waiting: 'warn', sent: 'good', failed: 'alarm', cancelled: 'quiet' };

export function faxInLine(row: FaxInRow, caseNos: CaseNos): FaxInLine {
  const filed = row.acts.at(-1);
  return {
    href: `/faxes/in/${row.id}`,
    at: wallClock(row.receivedAt),
    from: senderOf(row),
    pages: faxTexts.pages(row.pages),
    case: row.state === 'opened' ? caseLink(row.caseId, caseNos) : null,
    filed: filed === undefined ? null : faxTexts.incoming.filed(caseNos.get(filed.caseId) ?? filed.caseId),
  };
}

export function faxOutLine(row: FaxOutRow, caseNos: CaseNos): FaxOutLine {
  return {
    href: `/faxes/out/${row.id}`,
    title: row.title,
    number: row.number,
    state: faxTexts.states[row.state],
    tone: TONES[row.state],
    at: wallClock(row.stateAt),
    case: caseLink(row.caseId, caseNos),
  };
}

/** What the fax server wrote instead of a number is shown as it is. */
export function senderOf({ sender }: Pick<FaxInRow, 'sender'>): string {
  if (sender === '') return faxTexts.noNumber;
  return isNumber(sender) ? sender : `${faxTexts.noNumber}（${sender}）`;
}

export function caseLink(caseId: string, caseNos: CaseNos): CaseLink {
  return { href: `/cases/${encodeURIComponent(caseId)}`, label: faxTexts.toCase(caseNos.get(caseId) ?? caseId) };
}
