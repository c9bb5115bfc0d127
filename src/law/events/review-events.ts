import { DECIDED_OUTCOMES } from '../outcomes.ts';
import type { ChartEventOf } from './chart-event-of.ts';
import { defineEvent } from './define-event.ts';
import { text, whole } from './field.ts';
import { by, documentNo, filedBy, note, ownReviewOutcome, procedure, reason, reviewOutcome, servedOn } from './proceeding-fields.ts';

const machine = 'reviewCase';
/** The review organ's acts reach us as letters, which either of the two enters. */
const recordedBy = ['officer', 'legalReviewer'] as const;

const filed = defineEvent({
  type: 'review.filed',
  machine,
  label: { zh: '申请行政复议', en: 'Review applied for' },
  sentence: { zh: '就本答复申请行政复议', en: 'Administrative review of the reply was applied for' },
  article: '行政复议法（2023）第二十条；行政复议法（2017）第九条',
  actor: 'applicant',
  recordedBy,
  fields: {
    filedBy,
    reviewOrgan: text({ label: { zh: '行政复议机关', en: 'review organ' }, required: 'form', max: 100 }),
    documentNo,
    claim: text({ label: { zh: '复议请求', en: 'what is asked for' }, required: 'never', max: 1000 }),
    note,
  },
  inferrable: true,
});

const correctionRequested = defineEvent({
  type: 'review.correctionRequested',
  machine,
  label: { zh: '复议机关通知补正', en: 'Correction of the review application asked for' },
  sentence: { zh: '行政复议机关通知补正复议申请', en: 'The review organ asked for the review application to be corrected' },
  article: '行政复议法（2023）第三十一条；行政复议法实施条例第二十九条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { servedOn, documentNo, note },
});

const corrected = defineEvent({
  type: 'review.corrected',
  machine,
  label: { zh: '复议申请已补正', en: 'Review application corrected' },
  sentence: { zh: '复议申请已补正', en: 'The review application was corrected' },
  article: '行政复议法（2023）第三十一条；行政复议法实施条例第二十九条',
  actor: 'applicant',
  recordedBy,
  fields: { note },
});

const correctionLapsed = defineEvent({
  type: 'review.correctionLapsed',
  machine,
  label: { zh: '复议申请逾期未补正', en: 'Review application not corrected in time' },
  sentence: { zh: '复议申请逾期未补正，视为放弃', en: 'The review application was not corrected in time and counts as abandoned' },
  article: '行政复议法（2023）第三十一条；行政复议法实施条例第二十九条',
  actor: 'clock',
  recordedBy: [],
  fields: {},
  byClock: true,
  irreversible: true,
});

const accepted = defineEvent({
  type: 'review.accepted',
  machine,
  label: { zh: '复议受理', en: 'Review accepted' },
  sentence: { zh: '行政复议机关受理复议申请', en: 'The review organ accepted the application' },
  article: '行政复议法（2023）第三十条；行政复议法（2017）第十七条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { procedure, documentNo, note },
  inferrable: true,
});

const deemedAccepted = defineEvent({
  type: 'review.deemedAccepted',
  machine,
  label: { zh: '视为受理', en: 'Review deemed accepted' },
  sentence: {
    zh: '行政复议机关逾期未作处理，视为受理',
    en: 'The review organ was silent for five working days: the application counts as accepted',
  },
  article: '行政复议法（2023）第三十条第三款；行政复议法（2017）第十七条第二款',
  actor: 'clock',
  recordedBy: [],
  fields: {},
  byClock: true,
});

const rejected = defineEvent({
  type: 'review.rejected',
  machine,
  label: { zh: '复议不予受理', en: 'Review not accepted' },
  sentence: { zh: '行政复议机关决定不予受理', en: 'The review organ refused to accept the application' },
  article: '行政复议法（2023）第三十条；行政复议法（2017）第十七条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { outcome: ownReviewOutcome('notAccepted'), servedOn, documentNo, note },
  irreversible: true,
});

const noticeReceived = defineEvent({
  type: 'review.noticeReceived',
  machine,
  label: { zh: '收到答复通知书', en: 'Notice to answer received' },
  sentence: { zh: '收到行政复议答复通知书', en: 'The notice to answer the review application was received' },
  article: '行政复议法（2023）第四十八条、第五十四条；行政复议法（2017）第二十三条',
  actor: 'officer',
  recordedBy,
  fields: { procedure, documentNo, note },
  inferrable: true,
});

const answered = defineEvent({
  type: 'review.answered',
  machine,
  label: { zh: '提交复议答复', en: 'Review answered' },
  sentence: { zh: '向行政复议机关提交答复书和证据', en: 'The answer and the evidence were sent to the review organ' },
  article: '行政复议法（2023）第四十八条、第五十四条；行政复议法（2017）第二十三条',
  actor: 'legalReviewer',
  recordedBy: ['legalReviewer'],
  fields: {
    opinion: text({ label: { zh: '答复意见', en: 'answer' }, required: 'form', max: 5000 }),
    evidence: text({ label: { zh: '证据清单', en: 'list of evidence' }, required: 'form', max: 5000 }),
    documentNo,
    note,
  },
  letters: ['REVIEW_ANSWER'],
});

const answerLapsed = defineEvent({
  type: 'review.answerLapsed',
  machine,
  label: { zh: '逾期未提交复议答复', en: 'Review not answered in time' },
  sentence: { zh: '逾期未提交复议答复，该行政行为视为没有证据、依据', en: 'No answer in time: the act counts as without evidence' },
  article: '行政复议法（2023）第七十条；行政复议法（2017）第二十八条第一款第四项',
  actor: 'clock',
  recordedBy: [],
  fields: {},
  byClock: true,
});

const heard = defineEvent({
  type: 'review.heard',
  machine,
  label: { zh: '复议听证', en: 'Review hearing held' },
  sentence: { zh: '行政复议机关举行听证', en: 'The review organ held a hearing' },
  article: '行政复议法（2023）第五十条；行政复议法实施条例第三十三条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { note },
});

const suspended = defineEvent({
  type: 'review.suspended',
  machine,
  label: { zh: '复议中止', en: 'Review suspended' },
  sentence: { zh: '行政复议中止', en: 'The review was suspended' },
  article: '行政复议法（2023）第三十九条；行政复议法实施条例第四十一条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { reason, documentNo, note },
});

const resumed = defineEvent({
  type: 'review.resumed',
  machine,
  label: { zh: '复议恢复', en: 'Review resumed' },
  sentence: { zh: '行政复议恢复审理', en: 'The review was resumed' },
  article: '行政复议法（2023）第三十九条；行政复议法实施条例第四十一条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { documentNo, note },
});

const extended = defineEvent({
  type: 'review.extended',
  machine,
  label: { zh: '复议延期', en: 'Review extended' },
  sentence: { zh: '行政复议审理期限延长 {calendarDays} 日', en: 'The period of the review was extended by {calendarDays} days' },
  article: '行政复议法（2023）第六十二条；行政复议法（2017）第三十一条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: {
    calendarDays: whole({
      label: { zh: '延长天数', en: 'extended by' },
      required: 'form',
      min: 1,
      max: 30,
      unit: { zh: '日（自然日）', en: 'calendar days' },
      initial: '30',
    }),
    documentNo,
    note,
  },
});

const decided = defineEvent({
  type: 'review.decided',
  machine,
  label: { zh: '复议决定', en: 'Review decided' },
  sentence: { zh: '行政复议机关作出决定：{outcome}', en: 'The review was decided: {outcome}' },
  article: '行政复议法（2023）第六十一条至第七十五条；行政复议法（2017）第二十八条、第三十一条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { outcome: reviewOutcome(DECIDED_OUTCOMES), servedOn, by, documentNo, note },
  irreversible: true,
});

const terminated = defineEvent({
  type: 'review.terminated',
  machine,
  label: { zh: '复议终止', en: 'Review terminated' },
  sentence: { zh: '行政复议终止', en: 'The review was terminated' },
  article: '行政复议法（2023）第四十一条；行政复议法实施条例第四十二条',
  actor: 'reviewOrgan',
  recordedBy,
  fields: { outcome: ownReviewOutcome('terminated'), servedOn, documentNo, reason, note },
  irreversible: true,
});

const lapsed = defineEvent({
  type: 'review.lapsed',
  machine,
  label: { zh: '复议期限届满', en: 'Review period over' },
  sentence: {
    zh: '行政复议期限届满未作决定，可自次日起十五日内起诉',
    en: 'The review period passed without a decision: a suit may be filed within 15 days',
  },
  article: '行政诉讼法第四十五条；行政复议法（2023）第三十四条',
  actor: 'clock',
  recordedBy: [],
  fields: {},
  byClock: true,
});

/** Administrative review (行政复议), in the order of its course. */
export const reviewEvents = {
  'review.filed': filed,
  'review.correctionRequested': correctionRequested,
  'review.corrected': corrected,
  'review.correctionLapsed': correctionLapsed,
  'review.accepted': accepted,
  'review.deemedAccepted': deemedAccepted,
  'review.rejected': rejected,
  'review.noticeReceived': noticeReceived,
  'review.answered': answered,
  'review.answerLapsed': answerLapsed,
  'review.heard': heard,
  'review.suspended': suspended,
  'review.resumed': resumed,
  'review.extended': extended,
  'review.decided': decided,
  'review.terminated': terminated,
  'review.lapsed': lapsed,
} as const;

export type ReviewEvent = ChartEventOf<typeof reviewEvents>;
