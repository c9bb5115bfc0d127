import { type CivilDate, civilDate } from '../../law/civil-date.ts';
import { DECISION_CODES, DECISIONS, type DecisionCode } from '../../law/decision-codes.ts';
import { LETTER_IDS, type LetterId } from '../../law/letter-ids.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import { EMPTY_LETTERHEAD, type LetterEvent, type LetterFacts, type Letterhead, type LetterLimit } from './letter-facts.ts';
import { applicationOf, type Step, stepsTo } from './sample-steps.ts';

/** One letter of the gallery. */
export interface LetterSample {
  readonly letter: LetterId;
  readonly regime: RegimeId;
  /** For replies and closings. */
  readonly code: DecisionCode | null;
  /** Which of the occasions that have this letter; empty for the usual one. */
  readonly variant: string;
}

const VARIANTS: Readonly<Partial<Record<LetterId, Readonly<Partial<Record<RegimeId, readonly string[]>>>>>> = {
  RECEIPT: { R2008: ['', 'supplement.received'], R2019: ['', 'correction.received', 'fee.paid'] },
  REPLY_G2: { R2008: ['', 'again'], R2019: ['', 'again'] },
  SERVICE_PROOF: { R2008: ['', 'thirdParty.served'], R2019: ['', 'thirdParty.served'] },
};

/** Every letter in both regimes; replies and closings by code. */
export const LETTER_SAMPLES: readonly LetterSample[] = LETTER_IDS.flatMap((letter) =>
  (['R2019', 'R2008'] as const).flatMap((regime) =>
    codesOf(letter).flatMap((code) => (VARIANTS[letter]?.[regime] ?? ['']).map((variant) => ({ letter, regime, code, variant }))),
  ),
);

function codesOf(letter: LetterId): readonly (DecisionCode | null)[] {
  const codes = DECISION_CODES.filter((code) => DECISIONS[code].letter === letter);
  return codes.length === 0 ? [null] : codes;
}

export const SAMPLE_LETTERHEAD: Letterhead = {
  ...EMPTY_LETTERHEAD,
  office: '某某区政府信息公开办公室',
  contactPerson: '某丁',
  phone: '0000-00000000',
  address: '某某区某某路1号',
  postcode: '000000',
  legalRepresentative: '某某某，区长',
  reviewOrgan: '某某市人民政府',
  court: '某某市某某区人民法院',
  feeAccount: '收款单位：某某区财政局；开户银行：某某银行某某支行；账号：0000000000',
};

const NOBODYS_LETTERHEAD: ReadonlySet<LetterId> = new Set(['APP_FORM']);

/** The facts of a sample: an invented case, nobody's. `on` puts the letter on another day. */
export function sampleFacts(
  sample: LetterSample,
  { on, organName = '某某区人民政府' }: { readonly on?: CivilDate; readonly organName?: string } = {},
): LetterFacts {
  const { letter, regime } = sample;
  const steps = stepsTo(sample);
  const history = steps.map((step, index) => entryOf(step, { version: index + 1, regime }));
  const event = history.at(-1);
  if (event === undefined) throw new Error(`${letter} has no sample`);
  const known = letter !== 'APP_FORM' && letter !== 'REG_SHEET';
  return {
    letter,
    documentNo: null,
    on: on ?? event.on,
    organName,
    letterhead: NOBODYS_LETTERHEAD.has(letter) ? EMPTY_LETTERHEAD : SAMPLE_LETTERHEAD,
    regime,
    caseNo: known ? `某政公开申〔${yearOf(regime)}〕12号${sample.variant === 'again' ? '-2' : ''}` : null,
    title: applicationOf(letter).title,
    channel: letter === 'REG_SHEET' ? 'mailSigned' : 'online',
    arrivedOn: day(regime, '03-02'),
    receivedOn: known ? receivedOn(regime) : letter === 'REG_SHEET' ? day(regime, '03-02') : null,
    round: sample.variant === 'again' ? 2 : 1,
    decisionCode: sample.code ?? (letter === 'ONSPOT_NOTE' || letter === 'SERVICE_PROOF' || PROCEEDING.has(letter) ? 'G2' : null),
    dueOn: dueOn(sample),
    limits: limitsOf(sample),
    event,
    history,
    letters: lettersIn(history),
    draft: null,
    withheld: sample.code === 'P1' ? WITHHELD : [],
    remade: false,
  };
}

const PROCEEDING: ReadonlySet<LetterId> = new Set(['REVIEW_ANSWER', 'DEFENCE', 'FILE_INDEX']);

const WITHHELD: LetterFacts['withheld'] = [
  { file: '评标报告.pdf', line: '第3页第2段评标专家的姓名和联系电话：涉及个人隐私' },
  { file: '评标报告.pdf', line: '第7页投标报价明细：涉及商业秘密，第三方不同意公开' },
  { file: '合同附件.pdf', line: '第1页银行账号：涉及商业秘密' },
];

function yearOf(regime: RegimeId): string {
  return regime === 'R2008' ? '2018' : '2026';
}

function day(regime: RegimeId, monthAndDay: string): CivilDate {
  return civilDate(`${yearOf(regime)}-${monthAndDay}`);
}

function receivedOn(regime: RegimeId): CivilDate {
  return day(regime, regime === 'R2008' ? '03-05' : '03-03');
}

function entryOf(
  { type, on, data, instance }: Step,
  { version, regime }: { readonly version: number; readonly regime: RegimeId },
): LetterEvent {
  const effective = type === 'receipt.confirmed' || type === 'reply.givenOnTheSpot' ? receivedOn(regime) : day(regime, on);
  return { version, type, on: effective, recordedAt: `${effective}T01:00:00.000Z`, data, instance, actorName: '某丙' };
}

/** Due days by the calendars of 2018 and 2026. */
function dueOn({ letter, regime, variant }: LetterSample): CivilDate | null {
  if (letter === 'APP_FORM' || letter === 'CORR_NOTICE' || letter === 'FEE_NOTICE' || letter === 'TP_INFO' || letter === 'TP_LETTER')
    return null;
  if (letter === 'EXT_NOTICE') return day(regime, regime === 'R2008' ? '04-17' : '04-29');
  if (variant.endsWith('.received')) return day(regime, regime === 'R2008' ? '04-10' : '04-20');
  return variant === 'fee.paid' ? day(regime, '04-23') : day(regime, regime === 'R2008' ? '03-26' : '03-31');
}

function limitsOf({ letter, regime }: LetterSample): readonly LetterLimit[] {
  const kinds: Readonly<Partial<Record<LetterId, readonly [kind: string, lastDay: string]>>> = {
    CORR_NOTICE: ['correction', '03-27'],
    REASON_NOTICE: ['reasons', '03-20'],
    FEE_NOTICE: ['payment', '04-08'],
  };
  const [kind, lastDay] = kinds[letter] ?? [];
  return kind === undefined || lastDay === undefined ? [] : [{ kind, lastDay: day(regime, lastDay), basis: '', doneOn: null }];
}

function lettersIn(history: readonly LetterEvent[]): LetterFacts['letters'] {
  return history.flatMap(({ data, on }) => {
    const letters = (data.letters ?? []) as readonly { readonly letter: LetterId; readonly number: string }[];
    return letters.map(({ letter, number }) => ({ letter, number, on }));
  });
}
