import type { ApplicantHints, SimilarCase } from '../../engine/applicant-hints.ts';
import { FREE_IN_MONTH, FREQUENT_IN_TWELVE_MONTHS } from '../../law/applicant-frequency.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { DECISIONS, isDecisionCode, isReplyCode } from '../../law/decision-codes.ts';
import { cite } from '../cite.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { say } from '../language.ts';
import { intakeTexts } from '../texts/intake.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

export interface SimilarRow {
  readonly id: string;
  readonly href: string;
  readonly caseNo: string;
  readonly title: string;
  readonly arrivedOn: string;
  /** Where it stands, or how it was answered. */
  readonly standing: string;
  readonly sameBy: string;
}

/** A proposal and the article it rests on. */
export interface HintLine {
  readonly text: string;
  readonly basis: string | null;
}

/** What an officer should know of the applicant's other applications. It proposes, people decide. */
export interface DuplicatesPart {
  readonly rows: readonly SimilarRow[];
  readonly proposals: readonly HintLine[];
  readonly frequency: readonly HintLine[];
  readonly frequent: boolean;
  /** Cases with which this application may be merged. */
  readonly mergeable: readonly { readonly id: string; readonly caseNo: string }[];
}

const ARTICLE_35 = '2019年条例第三十五条';

interface Parts {
  readonly on: CivilDate | null;
  readonly machines: WebDeps['machines'];
}

/** Null when there is nothing to tell: a first application, or one that is like no other. */
export function duplicatesPart(hints: ApplicantHints, { on, machines }: Parts): DuplicatesPart | null {
  const { similar, frequency } = hints;
  if (similar.length === 0 && !frequency.frequent) return null;
  const mergeable = similar.filter(
    (one) => isOpen(one) && on !== null && one.arrivedOn === on && one.sameBy.some((kind) => kind !== 'phone'),
  );
  return {
    rows: similar.map((one) => rowOf(one, machines)),
    proposals: proposalsOf(similar, mergeable.length > 0),
    frequency: frequencyLines(frequency),
    frequent: frequency.frequent,
    mergeable: mergeable.map(({ id, caseNo, ref }) => ({ id, caseNo: caseNo ?? ref ?? intakeTexts.duplicates.noNumber })),
  };
}

function rowOf(one: SimilarCase, machines: WebDeps['machines']): SimilarRow {
  const words = intakeTexts.duplicates;
  return {
    id: one.id,
    href: `/cases/${encodeURIComponent(one.id)}`,
    caseNo: one.caseNo ?? one.ref ?? words.noNumber,
    title: one.title ?? texts.queue.noTitle,
    arrivedOn: one.arrivedOn ?? texts.none,
    standing: standingOf(one, machines),
    sameBy: texts.write.list(one.sameBy.map((kind) => words.marks[kind])),
  };
}

function standingOf(one: SimilarCase, machines: WebDeps['machines']): string {
  const { decisionCode, repliedOn, handlingState } = one;
  const state = stateLabel(machines.disclosureRequest, `handling.${handlingState}`);
  if (!isEnded(one) || decisionCode === null || !isDecisionCode(decisionCode)) return state;
  const decision = `${decisionCode} ${say(DECISIONS[decisionCode].label)}`;
  const words = intakeTexts.duplicates;
  return repliedOn === null ? words.closedAs(decision) : words.repliedAs(decision, repliedOn);
}

function isEnded({ repliedOn, closedOn }: SimilarCase): boolean {
  return repliedOn !== null || closedOn !== null;
}

function isOpen(one: SimilarCase): boolean {
  return !isEnded(one);
}

/** A code that the draft of a case under way has is no reply yet. */
function isReplied({ repliedOn, decisionCode }: SimilarCase): boolean {
  return repliedOn !== null && decisionCode !== null && isDecisionCode(decisionCode) && isReplyCode(decisionCode);
}

function proposalsOf(similar: readonly SimilarCase[], mayMerge: boolean): readonly HintLine[] {
  const { proposal } = intakeTexts.duplicates;
  const replied = similar.filter(isReplied);
  const given = replied.some(({ decisionCode }) => decisionCode === 'G1' || decisionCode === 'G2' || decisionCode === 'P1');
  const lines: HintLine[] = [];
  if (replied.length > 0) lines.push({ text: proposal.repeated, basis: cite(DECISIONS.N2.basis.R2019) });
  if (given) lines.push({ text: proposal.reissue, basis: null });
  if (mayMerge) lines.push({ text: proposal.merge, basis: null });
  else if (similar.some(isOpen)) lines.push({ text: proposal.open, basis: null });
  return lines.length === 0 ? [] : [...lines, { text: proposal.yours, basis: null }];
}

function frequencyLines({ inMonth, inTwelveMonths, itemFeeYuan, frequent }: ApplicantHints['frequency']): readonly HintLine[] {
  const words = intakeTexts.duplicates;
  const counted: HintLine = { text: words.frequency(inMonth, inTwelveMonths), basis: null };
  const fee: HintLine = { text: itemFeeYuan === 0 ? words.free(FREE_IN_MONTH) : words.fee(inMonth, itemFeeYuan), basis: words.feeBasis };
  if (!frequent) return [counted, fee];
  return [
    counted,
    fee,
    { text: words.frequent, basis: cite(ARTICLE_35) },
    { text: words.frequentRule(FREQUENT_IN_TWELVE_MONTHS), basis: null },
  ];
}
