import { civilDate } from '../../../src/law/civil-date.ts';
import type { DecisionCode, ThirdPartyGround } from '../../../src/law/decision-codes.ts';
import type { CaseFigures, ReplyFigure, SuitFigure, TrialFigure } from '../../../src/law/report/case-figures.ts';
import type { Figure } from '../../../src/law/report/figure.ts';

/** A reply in time on `on`, within the base period unless told otherwise. */
export function reply(on: string, code: DecisionCode | null, rest: Partial<ReplyFigure> = {}): ReplyFigure {
  const day = civilDate(on);
  return { on: day, code, ground: null, kind: 'reply', round: 1, baseDueOn: day, dueOn: day, inTime: true, ...rest };
}

export function d4(on: string, ground: ThirdPartyGround | null): ReplyFigure {
  return reply(on, 'D4', { ground });
}

export function closing(on: string, code: 'O1' | 'O2' | 'O3' | null): ReplyFigure {
  return { ...reply(on, code), kind: 'closing', baseDueOn: null, dueOn: null, inTime: null };
}

let refs = 0;

/** A request of a natural person in person, received on `receivedOn`. */
export function request(receivedOn: string | null, replies: readonly ReplyFigure[] = [], rest: Partial<CaseFigures> = {}): CaseFigures {
  refs += 1;
  return {
    ref: `case-${refs}`,
    channel: 'inPerson',
    applicantClass: 'naturalPerson',
    receivedOn: receivedOn === null ? null : civilDate(receivedOn),
    voided: false,
    replies,
    reviews: [],
    suits: [],
    complaints: [],
    ...rest,
  };
}

/** A suit that was registered and, if `judged` is given, judged at first instance. */
export function suit(
  registeredOn: string,
  judged?: { on: string; effectiveOn: string | null; outcome?: 'claimDismissed' | 'annulled' | null },
): SuitFigure {
  const judgments: TrialFigure['judgments'] =
    judged === undefined
      ? []
      : [
          {
            on: civilDate(judged.on),
            stage: 'first',
            outcome: judged.outcome === undefined ? 'claimDismissed' : judged.outcome,
            effectiveOn: judged.effectiveOn === null ? null : civilDate(judged.effectiveOn),
            setAsideOn: null,
          },
        ];
  const openedOn = civilDate(registeredOn);
  return { registeredOn: openedOn, afterReview: false, trials: [{ openedOn, judgments, withdrawnOn: null }] };
}

/** The numbers of some cells, for comparison. */
export function numbers<Id extends string>(
  figures: ReadonlyMap<Id, Figure>,
  ids: readonly Id[],
): Record<string, number | null | undefined> {
  return Object.fromEntries(ids.map((id) => [id, figures.get(id)?.value]));
}

/** The cells that are not zero. */
export function nonZero(figures: ReadonlyMap<string, Figure>): Record<string, number | null> {
  return Object.fromEntries([...figures].filter(([, figure]) => figure.value !== 0).map(([id, figure]) => [id, figure.value]));
}
