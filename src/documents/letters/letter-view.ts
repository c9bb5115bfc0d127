import { DECISIONS, type DecisionCode, isDecisionCode } from '../../law/decision-codes.ts';
import { APPLICANT_LABELS, type Applicant } from '../../law/events/applicant-field.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { REGIMES, type Regime, regimeOf } from '../../law/regimes.ts';
import type { RemedyDecision } from '../../law/remedy-paragraph.ts';
import type { IndexRow, LetterContent } from './letter-content.ts';
import type { LetterEvent, LetterFacts } from './letter-facts.ts';
import { listIn, textIn } from './words.ts';

/** The facts of a letter, put in order for its writer. */
export interface LetterView {
  readonly facts: LetterFacts;
  readonly event: LetterEvent;
  readonly regime: Regime;
  readonly code: DecisionCode | null;
  readonly application: Application;
  /** 你 or 你单位. */
  readonly you: string;
  /** What happened since a new reply was ordered, or since the application. */
  readonly round: readonly LetterEvent[];
  /** The proposal in hand. */
  readonly proposal: LetterEvent | undefined;
}

/** What the application says, with what was completed later. */
export interface Application {
  readonly event: LetterEvent | undefined;
  readonly applicant: Partial<Applicant>;
  readonly title: string;
  readonly description: string;
  readonly docNo: string;
  readonly indexNo: string;
  readonly agent: string;
  readonly fax: string;
  readonly media: readonly string[];
  readonly obtainWay: readonly string[];
  readonly acceptOther: boolean;
  readonly needsAssistance: boolean;
}

/** What a writer hands over; the rest of the letter is the same for all. */
export interface LetterParts {
  readonly title?: string;
  readonly addressee?: string;
  readonly body: readonly string[];
  /** Left out: the letter tells no remedies. */
  readonly remedy?: RemedyDecision;
  readonly attachments?: readonly string[];
  readonly rows?: LetterContent['rows'];
  readonly index?: readonly IndexRow[];
  /** Goes to somebody who must not learn who applies (domain 5.2). */
  readonly hidesApplicant?: boolean;
}

export type LetterWriter = (view: LetterView) => LetterParts;

const TELLING = new Set([
  'application.submitted',
  'application.arrived',
  'application.dictated',
  'particulars.completed',
  'delivery.changed',
]);
const NEW_ROUNDS = new Set(['reprocessing.ordered', 'reply.revoked']);
const CLOSING_EVENTS: Readonly<Record<string, DecisionCode>> = {
  'correction.lapsed': 'O1',
  'fee.lapsed': 'O2',
  'application.withdrawn': 'O3',
};

export function viewOf(facts: LetterFacts): LetterView {
  const { event, history } = facts;
  const application = applicationIn(history, facts.title);
  const start = history.findLastIndex(({ type }) => NEW_ROUNDS.has(type));
  const round = history.slice(Math.max(start, 0));
  return {
    facts,
    event,
    regime: facts.regime === null ? regimeOf(facts.receivedOn ?? facts.on) : REGIMES[facts.regime],
    code: codeOf(facts),
    application,
    you: pronoun(application.applicant),
    round,
    proposal: round.findLast(({ type }) => type === 'reply.proposed'),
  };
}

/** The code that this letter is about. A closing says its own: the last code on record may be that of a draft which never went out. */
function codeOf({ letter, event, decisionCode }: LetterFacts): DecisionCode | null {
  if (letter === 'CLOSE_O') return CLOSING_EVENTS[event.type] ?? codeFor(letter, decisionCode) ?? 'O3';
  if (letter.startsWith('REPLY_')) return codeFor(letter, event.data.decisionCode) ?? codeFor(letter, decisionCode) ?? usualCode(letter);
  return isDecisionCode(decisionCode) ? decisionCode : null;
}

function codeFor(letter: LetterId, code: unknown): DecisionCode | null {
  return isDecisionCode(code) && DECISIONS[code].letter === letter ? code : null;
}

/** Where one code alone has this letter. */
function usualCode(letter: LetterId): DecisionCode | null {
  const codes = Object.keys(DECISIONS).filter((code) => codeFor(letter, code) !== null);
  return codes.length === 1 ? codeFor(letter, codes[0]) : null;
}

function applicationIn(history: readonly LetterEvent[], title: string | null): Application {
  const telling = history.filter(({ type }) => TELLING.has(type));
  const data = Object.assign({}, ...telling.map(({ data: said }) => said)) as Readonly<Record<string, unknown>>;
  const event = telling.find(({ type }) => type.startsWith('application.'));
  return {
    event,
    applicant: applicantIn(telling),
    title: title ?? textIn(data, 'title'),
    description: textIn(data, 'description'),
    docNo: textIn(data, 'docNo'),
    indexNo: textIn(data, 'indexNo'),
    agent: textIn(data, 'agent'),
    fax: textIn(data, 'fax'),
    media: listIn(data, 'media'),
    obtainWay: listIn(data, 'obtainWay'),
    acceptOther: data.acceptOther === true,
    needsAssistance: data.needsAssistance === true,
  };
}

function applicantIn(telling: readonly LetterEvent[]): Partial<Applicant> {
  const said = telling.map(({ type, data }) => (type === 'delivery.changed' ? data : data.applicant));
  const known: Record<string, string> = {};
  for (const one of said) {
    for (const field of Object.keys(APPLICANT_LABELS)) {
      const value = typeof one === 'object' && one !== null ? textIn(one as Readonly<Record<string, unknown>>, field) : '';
      if (value !== '') known[field] = value;
    }
  }
  return known as Partial<Applicant>;
}

function pronoun({ type }: Partial<Applicant>): string {
  if (type === undefined) return '你（单位）';
  return type === 'citizen' ? '你' : '你单位';
}

/** The last entry of these types in the round. */
export function latest({ round }: Pick<LetterView, 'round'>, ...types: readonly string[]): LetterEvent | undefined {
  return round.findLast(({ type }) => types.includes(type));
}

/** The number of a letter, as the entry that issued it has it; nothing where it has none. */
export function numberIn(event: LetterEvent | undefined, letter: LetterId): string {
  const letters = event?.data.letters;
  if (!Array.isArray(letters)) return '';
  return textIn(
    (letters as readonly Readonly<Record<string, unknown>>[]).find((one) => one.letter === letter),
    'number',
  );
}

/** The entry that asked this third party or organ: others may have been asked after it. */
export function consultationOf({ round, event }: Pick<LetterView, 'round' | 'event'>, field: 'party' | 'organ'): LetterEvent | undefined {
  const asked = textIn(event.data, field);
  const type = field === 'party' ? 'thirdParty.consulted' : 'organ.consulted';
  return round.findLast((one) => one.type === type && textIn(one.data, field) === asked);
}
