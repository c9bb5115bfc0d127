import type { ChartEvent, StepFacts } from '../../src/law/step-facts.ts';

/** The law's answer for an ordinary step of a 2019 case: in time, nothing breached, no remedy final. */
export const ORDINARY_FACTS: StepFacts = {
  receivedOnArrival: false,
  regime: 'R2019',
  breach: null,
  answerCounts: true,
  onReceiptDay: false,
  overdue: false,
  remedyFinal: false,
  archivable: false,
};

export interface ChartEventParts<D> {
  readonly data?: D;
  readonly facts?: Partial<StepFacts>;
  readonly actorId?: string;
  /** Civil date YYYY-MM-DD. */
  readonly on?: string;
}

/** An event as a chart receives it; what is left out is that of an ordinary step. */
export function chartEvent<const T extends string, D extends Readonly<Record<string, unknown>> = Readonly<Record<string, unknown>>>(
  type: T,
  parts: ChartEventParts<D> = {},
): ChartEvent<T, D> {
  return {
    type,
    on: parts.on ?? '2024-03-01',
    actorId: parts.actorId ?? 'officer-1',
    data: parts.data ?? ({} as D),
    facts: { ...ORDINARY_FACTS, ...parts.facts },
  };
}
