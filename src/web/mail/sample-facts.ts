import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import type { ApplicantRemedies } from '../../law/applicant-remedies.ts';
import { type CivilDate, civilDate } from '../../law/civil-date.ts';
import type { DecisionCode } from '../../law/decision-codes.ts';
import { remedyParagraphOf } from '../../law/remedy-paragraph.ts';

/** Invented; as long as such names and titles get. */
export const SAMPLE = {
  caseId: 'sample-case',
  caseNo: '东政公开申〔2026〕38号',
  organName: '东山市人民政府',
  applicantName: '欧阳春晓',
  title: '2023年至2025年东山市滨河新区城中村改造项目（二期）国有土地上房屋征收补偿安置方案及其公示、听证、修改情况的全部材料',
  officer: '张承办',
} as const;

interface SampleEvent {
  readonly type: string;
  readonly on: string;
  readonly data?: MailFacts['event']['data'];
  readonly instance?: string;
  readonly by?: string;
}

type Changes = Partial<Omit<MailFacts, 'event' | 'dueOn'>> & { readonly dueOn?: string | null };

/** A case of 10 March 2026, due on 8 April, and what happened in it. */
export function sampleFacts(
  { type, on, data = {}, instance, by = '王主任' }: SampleEvent,
  { dueOn = '2026-04-08', ...changes }: Changes = {},
): MailFacts {
  const { officer: _officer, ...about } = SAMPLE;
  return {
    ...about,
    kind: 'request',
    regime: 'R2019',
    round: 1,
    handlingState: 'processing',
    clockState: dueOn === null ? 'suspended' : 'running',
    receivedOn: civilDate('2026-03-10'),
    dueOn: dueOn === null ? null : civilDate(dueOn),
    provisional: false,
    extendable: true,
    workingDaysLeft: null,
    decisionCode: null,
    event: { type, on: civilDate(on), version: 7, instance: instance ?? null, data, actorName: by },
    letters: [],
    limits: [],
    remedies: null,
    ...changes,
  };
}

/** A limit that is open. */
export function sampleLimit(kind: string, lastDay: string, instance?: string): MailFacts['limits'][number] {
  const ours = instance !== undefined;
  const more = instance === undefined ? {} : { instance };
  return { kind, label: { zh: '期限', en: 'limit' }, lastDay: civilDate(lastDay), basis: '项目规则', ours, ...more };
}

interface SampleDecision {
  readonly code: DecisionCode;
  readonly decidedOn: string;
  readonly against: ApplicantRemedies['against'];
  /** Null: the day of service is not known. */
  readonly days: { readonly fromOn: string; readonly review: string; readonly suit: string | null } | null;
}

/** The remedies against a decision, as the law has them on its day. */
export function sampleRemedies({ code, decidedOn, against, days }: SampleDecision): ApplicantRemedies | null {
  const paragraph = remedyParagraphOf({ code, decidedOn: civilDate(decidedOn) });
  if (paragraph === null) return null;
  const window = (lastDay: string, basis: string, fromOn: CivilDate) => ({
    fromOn,
    lastDay: civilDate(lastDay),
    basis,
    provisional: false,
  });
  const from = days === null ? null : civilDate(days.fromOn);
  return {
    ...paragraph,
    against,
    review: days === null || from === null ? null : window(days.review, '行政复议法（2023）第二十条第一款', from),
    suit: days === null || from === null || days.suit === null ? null : window(days.suit, '行政诉讼法第四十六条第一款', from),
  };
}
