import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import { consultationSteps, deferralStep, extensionStep, runningSteps } from './shared-steps.ts';

/** The request from the draft reply to its service. */

const resumed = {
  description: '退回办理，继续检索或征求意见。项目规则 2.1',
  target: 'processing',
  actions: 'dropProposal',
} as const;

export const drafting = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '拟稿', en: 'drafting' }, article: '2019年条例第三十六条' },
  on: {
    ...runningSteps,
    ...consultationSteps,
    ...extensionStep,
    ...deferralStep,
    'handling.resumed': resumed,
    'reply.submitted': { description: '提交法制审核。2019年条例第四十五条', guard: 'replyNeedNotWait', target: 'legalReview' },
    'fee.lapsed': {
      description: '逾期未缴费，视为放弃（O2）。国办函〔2020〕109号',
      guard: 'paymentIsAwaited',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'lapse', params: { code: 'O2', from: 'drafting' } }],
    },
  },
});

export const legalReview = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '法制审核', en: 'legal review' }, article: '2019年条例第四十五条' },
  on: {
    ...runningSteps,
    ...consultationSteps,
    ...extensionStep,
    'handling.resumed': resumed,
    'legal.approved': {
      description: '法制审核通过，审核人不得为拟稿人。项目规则 5.4',
      guard: 'legalReviewerIsAnotherPerson',
      target: 'approval',
      actions: 'keepLegalApproval',
    },
    'legal.returned': { description: '退回修改。2019年条例第四十五条', target: 'drafting', actions: 'dropApprovals' },
  },
});

export const approval = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '审批签发', en: 'approval' }, article: '2019年条例第四十五条' },
  on: {
    ...runningSteps,
    ...consultationSteps,
    ...extensionStep,
    'reply.approved': {
      description: '签发，签发人不得为拟稿人。项目规则 5.4',
      guard: 'approverIsAnotherPerson',
      target: 'issued',
      actions: 'keepApproval',
    },
    'reply.returned': { description: '退回修改。2019年条例第四十五条', target: 'drafting', actions: 'dropApprovals' },
  },
});

export const issued = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '已签发', en: 'approved, to be sent' }, article: '2019年条例第三十六条' },
  on: {
    ...runningSteps,
    ...consultationSteps,
    'reply.issued': {
      description: '编号用印。2019年条例第三十六条',
      guard: 'replyNotYetIssued',
      actions: 'markIssued',
    },
    'thirdParty.notified': {
      description: '决定公开的，将内容和理由书面告知第三方。2019年条例第三十二条',
      guard: 'replyDiscloses',
      actions: 'keepOnRecord',
    },
    'reply.served': {
      description: '送出答复，期限停止。2019年条例第三十三条；国办公开办函〔2016〕235号',
      guard: and(['replyIsIssued', 'codeIsKnown', 'codeIsTheProposed']),
      target: 'delivering',
      actions: 'keepCode',
    },
  },
});

export const delivering = requestSetup.createStateConfig({
  tags: 'clockStopped',
  meta: { label: { zh: '送达中', en: 'being delivered' }, article: '国办公开办函〔2016〕235号' },
  on: {
    'service.proven': { description: '取得送达证明。国办公开办函〔2016〕235号', guard: 'serviceIsUnderWay', target: 'answered' },
    'service.failed': {
      description: '退回，答复日期不变。国办公开办函〔2016〕235号',
      guard: 'serviceIsUnderWay',
      actions: 'keepOnRecord',
    },
    'service.repeated': { description: '再次送达，答复日期不变。国办公开办函〔2016〕235号', actions: 'keepOnRecord' },
  },
});
