import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import { findLitigationOutcome, type LitigationOutcome } from '../outcomes.ts';
import { servedOnOf } from '../windows/limit.ts';
import { firstJudgmentEffectiveOn, secondJudgmentEffectiveOn } from '../windows/litigation-periods.ts';
import { judgmentKindOf } from '../windows/litigation-windows.ts';
import type { JudgmentFigure, SuitFigure, TrialFigure } from './case-figures.ts';
import { statedOutcome } from './stated-outcome.ts';

type Trial = { -readonly [K in keyof TrialFigure]: TrialFigure[K] } & { judgments: JudgmentFigure[] };

/** Facts that do not presuppose a registered suit. Every other fact of a suit does: leave to withdraw, too, is a ruling in a registered suit. */
const BEFORE_REGISTRATION: ReadonlySet<string> = new Set(['litigation.filed', 'litigation.notRegistered']);

/** One step: what a fact changes in the trial under way. */
type Step = (trial: Trial, fact: Fact, calendar: WorkingDayCalendar) => void;

const STEPS: Readonly<Record<string, Step>> = {
  'litigation.firstJudged': (trial, fact, calendar) =>
    trial.judgments.push(judgment(fact, 'first', effectiveUnlessAppealed(fact, calendar))),
  'litigation.appealLapsed': (trial, fact) => settleFirst(trial, fact.on),
  'litigation.appealed': (trial) => settleFirst(trial, null),
  'litigation.appealAccepted': (trial) => settleFirst(trial, null),
  'litigation.secondJudged': (trial, fact) => {
    settleFirst(trial, null);
    trial.judgments.push(judgment(fact, 'second', secondJudgmentEffectiveOn(servedOnOf(fact))));
  },
  'litigation.retrialJudged': (trial, fact) => trial.judgments.push(judgment(fact, 'retrial', secondJudgmentEffectiveOn(servedOnOf(fact)))),
  'litigation.remanded': (trial, fact) => {
    trial.judgments = trial.judgments.map((each) => ({ ...each, effectiveOn: null, setAsideOn: each.setAsideOn ?? fact.on }));
  },
  'litigation.withdrawn': (trial, fact) => {
    trial.withdrawnOn ??= fact.on;
    trial.judgments = trial.judgments.map((each) => (isInForce(each, fact.on) ? each : { ...each, effectiveOn: null }));
  },
};

/**
 * A suit as its facts tell it, or undefined when it was never registered.
 *
 * A first judgment takes effect when its appeal period is recorded as lapsed or, in a history without lapses, on the day after the last
 * day of that period if no appeal follows. Legal source: 行政诉讼法 art. 85.
 */
export function suitFigure(facts: readonly Fact[], calendar: WorkingDayCalendar): Omit<SuitFigure, 'afterReview'> | undefined {
  const registeredOn = facts.find((fact) => !BEFORE_REGISTRATION.has(fact.type))?.on;
  if (registeredOn === undefined) return undefined;
  let trial: Trial = newTrial(registeredOn);
  const trials = [trial];
  for (const fact of facts) {
    if (startsRetrial(fact, trials.length)) {
      endForRetrial(trial, fact.on);
      trial = newTrial(fact.on);
      trials.push(trial);
    }
    STEPS[fact.type]?.(trial, fact, calendar);
  }
  return { registeredOn, trials };
}

function effectiveUnlessAppealed(fact: Fact, calendar: WorkingDayCalendar): CivilDate {
  return firstJudgmentEffectiveOn({ servedOn: servedOnOf(fact), kind: judgmentKindOf(fact) }, calendar);
}

function newTrial(openedOn: CivilDate): Trial {
  return { openedOn, judgments: [], withdrawnOn: null };
}

/** A retrial judgment whose order is not on record presupposes one. */
function startsRetrial(fact: Fact, trials: number): boolean {
  return fact.type === 'litigation.retrialOrdered' || (fact.type === 'litigation.retrialJudged' && trials === 1);
}

/** Only what has taken effect is tried again: the judgment was in force by then, whatever the reckoning of its appeal period says. */
function endForRetrial(trial: Trial, on: CivilDate): void {
  const last = trial.judgments.at(-1);
  if (last?.effectiveOn != null && last.effectiveOn > on) settleFirst(trial, on);
}

function settleFirst(trial: Trial, effectiveOn: CivilDate | null): void {
  const index = trial.judgments.findLastIndex((each) => each.stage === 'first' && each.setAsideOn === null);
  trial.judgments = trial.judgments.map((each, at) => (at === index ? { ...each, effectiveOn } : each));
}

function isInForce({ effectiveOn }: JudgmentFigure, day: CivilDate): boolean {
  return effectiveOn !== null && effectiveOn <= day;
}

function judgment(fact: Fact, stage: JudgmentFigure['stage'], effectiveOn: CivilDate | null): JudgmentFigure {
  return { on: fact.on, stage, outcome: outcomeOf(fact), effectiveOn, setAsideOn: null };
}

function outcomeOf(fact: Fact): LitigationOutcome | null {
  const outcome = statedOutcome(fact);
  return outcome !== null && findLitigationOutcome(outcome) !== undefined ? (outcome as LitigationOutcome) : null;
}
