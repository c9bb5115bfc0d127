import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';

/** Steps that several states of the region `handling` take alike: said once here, spread where the table of domain 2.2 names them. */

/** From registration until the reply goes out: the clock speaks, the applicant may withdraw, an order may overtake an overdue request. */
export const runningSteps = requestSetup.createStateConfig({
  on: {
    'deadline.neared': {
      description: '期限临近提醒。项目规则 1.8.4',
      guard: and(['noCorrectionIsAwaited', 'noPaymentIsAwaited']),
      actions: 'keepOnRecord',
    },
    'deadline.passed': {
      description: '期限届满未答复，仍须答复。2019年条例第三十三条',
      guard: and(['noCorrectionIsAwaited', 'noPaymentIsAwaited']),
      actions: 'keepOnRecord',
    },
    'application.withdrawn': {
      description: '送出答复前撤回，以 O3 结案。项目规则 C23',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'close', params: { code: 'O3' } }],
    },
    'reprocessing.ordered': {
      description: '逾期未答复，被责令答复：新一轮。行政复议法第六十六条；行政诉讼法第七十二条',
      guard: and(['isOverdue', 'orderIsFinal']),
      target: 'examining',
      actions: ['dropProposal', 'startAfresh', 'countRound'],
    },
  },
}).on;

/** Before anything was done on the substance, an entry that is no application of its own ends uncounted. */
export const sortingOutSteps = requestSetup.createStateConfig({
  on: {
    'application.split': {
      description: '一事一申请，拆分后原登记不计。国办发〔2010〕5号',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'close', params: { code: 'X0' } }],
    },
    'application.merged': {
      description: '同一申请重复登记，合并。项目规则',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'close', params: { code: 'X0' } }],
    },
    'application.voided': {
      description: '测试或垃圾信息，作废。项目规则',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'close', params: { code: 'X0' } }],
    },
  },
}).on;

const step = { guard: 'consultationTakesIt', actions: 'stepConsultation' } as const;

/** Each consultation goes its own way, wherever handling stands. */
export const consultationSteps = requestSetup.createStateConfig({
  on: {
    'thirdParty.served': { description: '第三方收到征求意见书。2019年条例第三十二条', ...step },
    'thirdParty.replied': { description: '第三方提出意见。2019年条例第三十二条', ...step },
    'thirdParty.lapsed': { description: '第三方逾期未提出意见。2019年条例第三十二条', ...step },
    'organ.served': { description: '其他机关收到征求意见书。2019年条例第三十四条', ...step },
    'organ.replied': { description: '其他机关复函。2019年条例第三十四条', ...step },
    'organ.lapsed': { description: '其他机关逾期视为同意。2019年条例第三十四条', ...step },
  },
}).on;

/** While a period runs and the reply is not yet approved, it may be extended. */
export const extensionStep = requestSetup.createStateConfig({
  on: {
    'period.extended': {
      description: '期限届满前经负责人同意延长并告知。2019年条例第三十三条第二款；2007年条例第二十四条第二款',
      guard: and(['extensionIsLawful', 'noCorrectionIsAwaited', 'noPaymentIsAwaited']),
      actions: 'keepOnRecord',
    },
  },
}).on;

/** In the times of examination, search and drafting a later day may be set for excessive applications. */
export const deferralStep = requestSetup.createStateConfig({
  on: {
    'reply.deferred': {
      description: '理由合理、期限内无法答复，确定延迟答复的期限并告知。2019年条例第三十五条',
      guard: and(['regimeIs2019', 'deferralIsLawful', 'reasonsWereGiven', 'noCorrectionIsAwaited', 'noPaymentIsAwaited']),
      actions: 'keepOnRecord',
    },
  },
}).on;

/** The reply is given on the day of receipt: the only one without draft, legal review, approval and separate service. */
export const onTheSpotStep = requestSetup.createStateConfig({
  on: {
    'reply.givenOnTheSpot': {
      description: '能够当场答复的当场答复。2019年条例第三十三条第一款',
      guard: and(['isReceiptDay', 'codeDisclosesAll', 'nothingIsAwaited', 'consultationsAreOver']),
      target: 'answered',
      actions: ['withdrawConsultations', 'keepCode', 'markOnTheSpot'],
    },
  },
}).on;

/** Conditions of domain 2.1 for a proposal; the windows and the handling of the request read the same ones. */
export const PROPOSAL_GUARDS = [
  'codeIsStated',
  'replyNeedNotWait',
  'consultationsAreOver',
  'searchIsDone',
  'nothingWasFound',
  'secrecyIsDecided',
] as const;

export const proposalStep = requestSetup.createStateConfig({
  on: {
    'reply.proposed': {
      description: '拟定答复，只有一个答复类型。2019年条例第三十六条、第三十七条',
      guard: and(PROPOSAL_GUARDS),
      target: 'drafting',
      actions: ['withdrawConsultations', 'propose'],
    },
  },
}).on;
