import type { Bilingual } from './errors.ts';

export type RegimeId = 'R2008' | 'R2019';

/** Why the law does not allow a fact: `rule` is a row of the clock's event table (C1–C30). */
export interface Breach {
  readonly rule: string;
  readonly event: string;
  readonly message: Bilingual;
}

/**
 * What the law says about an event at the moment it is recorded. The engine computes it from the clock's fold and hands it to the chart
 * with the event, so that guards stay pure and know no dates.
 */
export interface StepFacts {
  /** The channel fixes the date of receipt on arrival (条例 art. 31). */
  readonly receivedOnArrival: boolean;
  /** Regime of the case; for an arrival or confirmation, the regime that the date of receipt gives. Null while there is no date of receipt. */
  readonly regime: RegimeId | null;
  /** The row of the clock table this event would break, or null. */
  readonly breach: Breach | null;
  /** `correction.received` or `fee.paid` lies inside its window (or is late with good reason, correction only). */
  readonly answerCounts: boolean;
  /** The event's day is the date of receipt. */
  readonly onReceiptDay: boolean;
  /** The due day has passed without a reply. */
  readonly overdue: boolean;
  /** A remedy against the current reply has become final. */
  readonly remedyFinal: boolean;
  /** 30 calendar days have passed since the answer and no proceeding is open. */
  readonly archivable: boolean;
}

/** An event as the charts receive it. */
export interface ChartEvent<T extends string = string, D = Readonly<Record<string, unknown>>> {
  readonly type: T;
  readonly on: string;
  /** Id of the person who records it; `clock` and `import` for the machines. */
  readonly actorId: string;
  readonly data: D;
  readonly facts: StepFacts;
}
