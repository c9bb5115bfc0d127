import type { DecisionCode } from '../../src/law/decision-codes.ts';
import type { RegimeId } from '../../src/law/step-facts.ts';
import type { ConsultationState } from './consultation.machine.ts';

/** States of the region `handling` in which a lapse can end the case, and to which a late but lawful answer leads back. */
export type LapsibleState = 'examining' | 'processing' | 'drafting';

/** What guards need beyond the states. Plain JSON; `null` means not known or not yet. */
export interface DisclosureRequestContext {
  readonly regime: RegimeId | null;
  /** 1 for the first handling; each order for a new reply and each revocation opens the next. */
  readonly round: number;
  /** The one code of the request: proposed, then given; `O1`, `O2`, `O3` or `X0` when closed. Null too where a history does not tell. */
  readonly decisionCode: DecisionCode | null;
  /** Codes of earlier rounds, and of the R2008 reply that asked for a supplement, oldest first. */
  readonly earlierCodes: readonly DecisionCode[];
  readonly receiptIssued: boolean;
  /** A correction is asked once a round. */
  readonly correctionAsked: boolean;
  /** Set while closed by a lapse: where an answer that counts after all leads back to, and the code proposed then. */
  readonly stateBefore: LapsibleState | null;
  readonly codeBefore: DecisionCode | null;
  /** Person ids for the four-eyes rule. */
  readonly proposedBy: string | null;
  readonly legalApprovedBy: string | null;
  readonly approvedBy: string | null;
  readonly replyIssued: boolean;
  readonly givenOnTheSpot: boolean;
  /** By `thirdParty:…` or `organ:…`, the id that pairs question and answer. */
  readonly consultations: Readonly<Record<string, ConsultationState>>;
  /** Redactions that wait for a second person, by id: who proposed each. */
  readonly redactions: Readonly<Record<string, string>>;
}

export const INITIAL_REQUEST_CONTEXT: DisclosureRequestContext = {
  regime: null,
  round: 1,
  decisionCode: null,
  earlierCodes: [],
  receiptIssued: false,
  correctionAsked: false,
  stateBefore: null,
  codeBefore: null,
  proposedBy: null,
  legalApprovedBy: null,
  approvedBy: null,
  replyIssued: false,
  givenOnTheSpot: false,
  consultations: {},
  redactions: {},
};
