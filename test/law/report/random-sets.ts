import { APPLICANT_CLASSES, CHANNELS } from '../../../src/law/channels.ts';
import { addDays, type CivilDate, civilDate } from '../../../src/law/civil-date.ts';
import { DECISION_CODES, THIRD_PARTY_GROUNDS } from '../../../src/law/decision-codes.ts';
import { DECIDED_OUTCOMES } from '../../../src/law/outcomes.ts';
import type { CaseFigures, ReplyFigure, ReviewFigure, SuitFigure, TrialFigure } from '../../../src/law/report/case-figures.ts';

const START = civilDate('2022-10-01');
const JUDGED = ['claimDismissed', 'annulled', 'orderedToPerform', 'suitDismissed'] as const;
const REPLY_CODES = DECISION_CODES.filter((code) => !/^[OX]/.test(code));

/** A small set of cases over 2022 to 2025, always the same for the same seed. One set in three has facts that are not on record. */
export function randomSet(seed: number): CaseFigures[] {
  const random = generator(seed);
  const isFull = seed % 3 !== 0;
  return Array.from({ length: random.upTo(7) }, (_, index) => randomCase(random, { ref: `${seed}-${index}`, isFull }));
}

interface Random {
  /** 0 to `max`, both inclusive. */
  upTo(max: number): number;
  oneOf<T>(values: readonly T[]): T;
  /** One time in `n`. */
  once(n: number): boolean;
}

type About = { readonly ref: string; readonly isFull: boolean };

function randomCase(random: Random, about: About): CaseFigures {
  const receivedOn = random.once(12) ? null : addDays(START, random.upTo(1000));
  const from = receivedOn ?? START;
  const replies = random.once(5) ? [] : Array.from({ length: random.once(4) ? 2 : 1 }, () => randomReply(random, from, about));
  return {
    ref: about.ref,
    channel: random.oneOf(CHANNELS),
    applicantClass: unlessHidden(random, about, random.oneOf(APPLICANT_CLASSES)),
    receivedOn,
    voided: random.once(15),
    replies: replies.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    reviews: random.once(4) ? [randomReview(random, from, about)] : [],
    suits: random.once(5) ? [randomSuit(random, from, about)] : [],
    complaints: random.once(10) ? [{ filedOn: addDays(from, random.upTo(200)) }] : [],
  };
}

/** Some on record before the date of receipt, some long after. */
function randomReply(random: Random, from: CivilDate, about: About): ReplyFigure {
  const kind = random.once(6) ? 'closing' : 'reply';
  const on = addDays(from, random.upTo(120) - 10);
  const baseDueOn = random.once(8) ? null : addDays(from, 28);
  const code = kind === 'closing' ? random.oneOf(['O1', 'O2', 'O3'] as const) : random.once(30) ? 'X0' : random.oneOf(REPLY_CODES);
  const ground = unlessHidden(random, about, random.oneOf(THIRD_PARTY_GROUNDS));
  const common = { on, kind, ground: code === 'D4' ? ground : null, baseDueOn, dueOn: baseDueOn } as const;
  const inTime = kind === 'closing' ? null : !random.once(5);
  return { ...common, code: unlessHidden(random, about, code), round: random.once(6) ? 2 : 1, inTime };
}

function randomReview(random: Random, from: CivilDate, about: About): ReviewFigure {
  const acceptedOn = addDays(from, 20 + random.upTo(60));
  if (random.once(3)) return { acceptedOn, endedOn: null, outcome: null, lapsedOn: null };
  const outcome = unlessHidden(random, about, random.oneOf(DECIDED_OUTCOMES));
  return { acceptedOn, endedOn: addDays(acceptedOn, random.upTo(300)), outcome, lapsedOn: null };
}

function randomSuit(random: Random, from: CivilDate, about: About): SuitFigure {
  const registeredOn = addDays(from, 30 + random.upTo(60));
  const first = randomTrial(random, registeredOn, about);
  const again = random.once(8) ? [randomTrial(random, addDays(registeredOn, 400), about)] : [];
  return { registeredOn, afterReview: random.once(2), trials: [first, ...again] };
}

function randomTrial(random: Random, openedOn: CivilDate, about: About): TrialFigure {
  const on = addDays(openedOn, 20 + random.upTo(200));
  if (random.once(5)) return { openedOn, judgments: [], withdrawnOn: random.once(2) ? on : null };
  const outcome = () => unlessHidden(random, about, random.oneOf(JUDGED));
  const isAppealed = random.once(3);
  const first = { on, stage: 'first', outcome: outcome(), effectiveOn: isAppealed ? null : addDays(on, 16) } as const;
  const setAsideOn = isAppealed && random.once(3) ? addDays(on, 100) : null;
  const second = { on: addDays(on, 90), stage: 'second', outcome: outcome(), setAsideOn: null } as const;
  const judgments = [{ ...first, setAsideOn }, ...(isAppealed && setAsideOn === null ? [{ ...second, effectiveOn: second.on }] : [])];
  return { openedOn, judgments, withdrawnOn: null };
}

function unlessHidden<T>(random: Random, { isFull }: About, value: T): T | null {
  return !isFull && random.once(5) ? null : value;
}

/** Mulberry32. */
function generator(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const upTo = (max: number): number => Math.floor(next() * (max + 1));
  return { upTo, oneOf: (values) => values[upTo(values.length - 1)] as (typeof values)[number], once: (n) => upTo(n - 1) === 0 };
}
