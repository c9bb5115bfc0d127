import type { Channel } from '../channels.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Breach, RegimeId } from '../step-facts.ts';

/** A consultation whose time is not counted: the days d with `from` < d ≤ `to`. `to` is null while it is open. */
export interface Pause {
  /** `thirdParty` or `otherOrgan`, and the id that pairs question and answer. */
  readonly cause: 'thirdParty' | 'otherOrgan';
  readonly party: string;
  readonly from: CivilDate;
  /** Last day for the answer, known once the letter is served; silence ends the pause on it. */
  readonly answerLimit: CivilDate | null;
  readonly to: CivilDate | null;
  readonly endedBy: 'answer' | 'silence' | 'reply' | 'withdrawal' | null;
}

/** A correction or a payment is awaited: statutory time stands still after `noticeOn`. */
export interface Wait {
  readonly kind: 'correction' | 'payment';
  readonly noticeOn: CivilDate;
  readonly lastDay: CivilDate;
}

/** What ended a run without a restart. */
export interface Stop {
  readonly on: CivilDate;
  readonly by: 'reply' | 'closing';
  /** Decision code; null when it is not on record. */
  readonly code: string | null;
  /** For a reply: whether it was in time. Null for closings. */
  readonly inTime: boolean | null;
  /** A lapse is cancelled by an answer that turns out to lie inside its window or late with good reason. */
  readonly cancelled: boolean;
  /** Ground stated with a `D4` (`businessSecret` or `privacy`); null when not on record. */
  readonly ground: string | null;
}

/** The facts since the last restart, in the order recorded. Nothing of an earlier run carries over. */
export interface Run {
  readonly round: number;
  readonly cause: 'receipt' | 'correction' | 'supplement' | 'payment' | 'order' | 'revocation';
  readonly anchor: CivilDate;
  readonly baseWorkingDays: number;
  /** The date in an order, rolled to a working day; it rules over every other reckoning. */
  readonly orderedTo: CivilDate | null;
  readonly pauses: readonly Pause[];
  readonly extension: { readonly on: CivilDate; readonly workingDays: number } | null;
  readonly deferral: { readonly on: CivilDate; readonly to: CivilDate } | null;
  readonly wait: Wait | null;
  /** Day of `deadline.passed`: a reply on or after it is never in time, whatever an amended calendar says (Q20). */
  readonly deadlinePassedOn: CivilDate | null;
  readonly stop: Stop | null;
}

/** The fold's state: JSON, stored with the case and rebuilt from history at will. */
export interface ClockState {
  readonly channel: Channel | null;
  readonly arrivedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly regime: RegimeId | null;
  readonly round: number;
  /** Day from which the 7 working days for a correction notice count in this round. */
  readonly roundAnchor: CivilDate | null;
  /** One correction notice a round (条例 art. 30). */
  readonly correctionAsked: boolean;
  readonly runs: readonly Run[];
  readonly breaches: readonly Breach[];
  /** Facts folded so far. */
  readonly facts: number;
  /** Ended before there was a date of receipt (`X0`). */
  readonly endedBeforeReceipt: boolean;
}

export const EMPTY_CLOCK: ClockState = {
  channel: null,
  arrivedOn: null,
  receivedOn: null,
  regime: null,
  round: 1,
  roundAnchor: null,
  correctionAsked: false,
  runs: [],
  breaches: [],
  facts: 0,
  endedBeforeReceipt: false,
};

export function currentRun(state: ClockState): Run | undefined {
  return state.runs.at(-1);
}
