import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import {
  consultationSteps,
  deferralStep,
  extensionStep,
  onTheSpotStep,
  proposalStep,
  runningSteps,
  sortingOutSteps,
} from './shared-steps.ts';

/** The request from the portal's draft to the end of processing. */

const arrivals = [
  {
    description: '到达即为收到。2019年条例第三十一条',
    guard: 'receiptIsFixedOnArrival',
    target: 'registered',
    actions: 'fixRegime',
  },
  { description: '待双方确认。2019年条例第三十一条', target: 'arrived' },
] as const;

export const draft = requestSetup.createStateConfig({
  tags: 'clockNotStarted',
  meta: { label: { zh: '草稿', en: 'draft' }, article: '2019年条例第二十九条' },
  on: {
    'application.submitted': arrivals,
    'application.arrived': arrivals,
    'application.dictated': { description: '代填口头申请，当日收到。2019年条例第二十九条', target: 'registered', actions: 'fixRegime' },
  },
});

export const arrived = requestSetup.createStateConfig({
  tags: 'clockNotStarted',
  meta: { label: { zh: '待确认', en: 'awaiting confirmation' }, article: '2019年条例第三十一条' },
  on: {
    'receipt.confirmed': {
      description: '双方确认之日为收到申请之日。2019年条例第三十一条',
      target: 'registered',
      actions: ['fixRegime', 'markReceiptIssued'],
    },
    'contact.failed': { description: '两次联系未果，记录在案。国办公开办函〔2015〕207号', actions: 'keepOnRecord' },
    'application.withdrawn': {
      description: '确认收到之前撤回，不计（X0）。项目规则 1.3',
      target: 'closed',
      actions: { type: 'close', params: { code: 'X0' } },
    },
    'application.voided': sortingOutSteps['application.voided'],
  },
});

export const registered = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '已登记', en: 'registered' }, article: '2019年条例第三十一条' },
  on: {
    ...runningSteps,
    ...sortingOutSteps,
    ...onTheSpotStep,
    'receipt.confirmed': {
      description: '到达即收到的渠道：出具登记回执，不影响收到日期。2019年条例第三十一条',
      guard: 'receiptNotYetIssued',
      actions: 'markReceiptIssued',
    },
    'examination.started': { description: '开始审查。2019年条例第三十条', target: 'examining' },
  },
});

export const examining = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '审查', en: 'examination' }, article: '2019年条例第二十九条、第三十条' },
  on: {
    ...runningSteps,
    ...sortingOutSteps,
    ...consultationSteps,
    ...extensionStep,
    ...deferralStep,
    ...onTheSpotStep,
    ...proposalStep,
    'unit.assigned': { description: '交承办科室办理。2019年条例第四条', guard: 'noCorrectionIsAwaited', target: 'processing' },
    'correction.lapsed': {
      description: '逾期不补正，视为放弃（O1）。2019年条例第三十条',
      guard: 'correctionIsAwaited',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'lapse', params: { code: 'O1', from: 'examining' } }],
    },
    'fee.lapsed': {
      description: '逾期未缴费，视为放弃（O2）。国办函〔2020〕109号',
      guard: 'paymentIsAwaited',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'lapse', params: { code: 'O2', from: 'examining' } }],
    },
  },
});

export const processing = requestSetup.createStateConfig({
  tags: 'clockRunning',
  meta: { label: { zh: '办理', en: 'processing' }, article: '2019年条例第三十二条至第三十八条' },
  on: {
    ...runningSteps,
    ...consultationSteps,
    ...extensionStep,
    ...deferralStep,
    ...proposalStep,
    'thirdParty.consulted': {
      description: '书面征求第三方意见。2019年条例第十五条、第三十二条；2007年条例第二十三条',
      guard: and(['notBeingConsulted', 'thirdPartyConsultationIsLawful']),
      actions: 'openConsultation',
    },
    'organ.consulted': {
      description: '征求其他机关意见。2019年条例第三十四条',
      guard: and(['notBeingConsulted', 'organConsultationIsLawful']),
      actions: 'openConsultation',
    },
    'reasons.received': { description: '收到理由说明，再行审查。2019年条例第三十五条', guard: 'reasonsAreAwaited', target: 'examining' },
    'reasons.lapsed': { description: '逾期未说明理由，再行审查。2019年条例第三十五条', guard: 'reasonsAreAwaited', target: 'examining' },
    'fee.lapsed': {
      description: '逾期未缴费，视为放弃（O2）。国办函〔2020〕109号',
      guard: 'paymentIsAwaited',
      target: 'closed',
      actions: ['withdrawConsultations', { type: 'lapse', params: { code: 'O2', from: 'processing' } }],
    },
  },
});
