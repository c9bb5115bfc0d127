import type { LitigationOutcome, Outcome, ReviewOutcome } from '../outcomes.ts';
import { FIRST_INSTANCE_OUTCOMES, LATER_INSTANCE_OUTCOMES, LITIGATION_OUTCOMES, REVIEW_OUTCOMES } from '../outcomes.ts';
import { choice, day, text } from './field.ts';

/** Fields that several events of proceedings share, said once. */

export const note = text({ label: { zh: '备注', en: 'note' }, required: 'never', max: 500 });

/** A short name under which the matter stands in lists, where it is a stream of its own. */
export const matter = text({ label: { zh: '标题', en: 'short title' }, required: 'never', max: 100 });

/** The application it has to do with, if any. */
export const about = text({ label: { zh: '有关申请的编号', en: 'number of the application it is about' }, required: 'never', max: 60 });

/** Who complains and how to reach them; nobody has to give a name. */
export const contactFields = {
  name: text({ label: { zh: '姓名或名称', en: 'name' }, required: 'never', max: 50 }),
  phone: text({ label: { zh: '联系电话', en: 'telephone' }, required: 'never', max: 40 }),
  email: text({ label: { zh: '电子邮箱', en: 'e-mail' }, required: 'never', max: 100 }),
} as const;

export const documentNo = text({ label: { zh: '文书号', en: 'document number' }, required: 'never', max: 100 });

export const reason = text({ label: { zh: '理由', en: 'reason' }, required: 'form', max: 500 });

export const servedOn = day({
  label: { zh: '送达日期', en: 'served on' },
  required: 'never',
  help: {
    zh: '期间自送达次日起算；不填则按该事实发生之日。',
    en: 'Periods count from the day after service; left empty, the day of the event is taken.',
  },
});

/** The day by which a decision or judgment orders a new reply. */
export const by = day({
  label: { zh: '责令答复的期限', en: 'new reply ordered by' },
  required: 'never',
  help: { zh: '文书写明期限时填写。', en: 'Only if the document names a day.' },
});

export const filedBy = choice({
  label: { zh: '提起人', en: 'filed by' },
  required: 'form',
  initial: 'applicant',
  options: [
    { value: 'applicant', label: { zh: '申请人', en: 'applicant' } },
    { value: 'thirdParty', label: { zh: '第三方', en: 'third party' } },
  ],
});

const PROCEDURES = [
  { value: 'ordinary', label: { zh: '普通程序', en: 'ordinary procedure' } },
  { value: 'simplified', label: { zh: '简易程序', en: 'simplified procedure' } },
] as const;

/** Missing means ordinary. */
export const procedure = choice({
  label: { zh: '审理程序', en: 'procedure' },
  required: 'form',
  initial: 'ordinary',
  options: PROCEDURES,
});

export const switchedTo = choice({ label: { zh: '转为', en: 'switched to' }, required: 'form', options: PROCEDURES });

/** A ruling is appealed within 10 days, a judgment within 15 (行政诉讼法 art. 85). Missing means judgment. */
export const kind = choice({
  label: { zh: '文书种类', en: 'kind of document' },
  required: 'form',
  initial: 'judgment',
  options: [
    { value: 'judgment', label: { zh: '判决书', en: 'judgment' } },
    { value: 'ruling', label: { zh: '裁定书', en: 'ruling' } },
  ],
});

const OUTCOME_LABEL = { zh: '结果', en: 'outcome' };

function optionsOf<const C extends string>(table: Readonly<Record<C, Outcome>>, codes: readonly C[]) {
  return codes.map((value) => ({ value, label: table[value].label }));
}

export function reviewOutcome<const C extends ReviewOutcome>(codes: readonly C[]) {
  return choice({ label: OUTCOME_LABEL, required: 'form', options: optionsOf<C>(REVIEW_OUTCOMES, codes) });
}

export const firstInstanceOutcome = litigationOutcome(FIRST_INSTANCE_OUTCOMES);
export const laterInstanceOutcome = litigationOutcome(LATER_INSTANCE_OUTCOMES);

function litigationOutcome<const C extends LitigationOutcome>(codes: readonly C[]) {
  return choice({ label: OUTCOME_LABEL, required: 'form', options: optionsOf<C>(LITIGATION_OUTCOMES, codes) });
}

/** The outcome that the event itself is; a timeline may state it, nobody has to. */
export function ownReviewOutcome<const C extends ReviewOutcome>(code: C) {
  return choice({ label: OUTCOME_LABEL, required: 'never', initial: code, options: optionsOf<C>(REVIEW_OUTCOMES, [code]) });
}

export function ownLitigationOutcome<const C extends LitigationOutcome>(code: C) {
  return choice({ label: OUTCOME_LABEL, required: 'never', initial: code, options: optionsOf<C>(LITIGATION_OUTCOMES, [code]) });
}
