import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import { PROPOSAL_GUARDS } from './shared-steps.ts';
import { freshStart, waitEnds } from './side-regions.ts';

const ART_42 = '2019年条例第四十二条；国办函〔2020〕109号';

/** The information processing fee (信息处理费), since 2021 and under the 2019 Regulation only. */
export const fee = requestSetup.createStateConfig({
  meta: { label: { zh: '信息处理费', en: 'processing fee' }, article: ART_42 },
  initial: 'idle',
  on: {
    ...freshStart('.idle'),
    'fee.notified': {
      description: `在答复期限内通知缴费，停止计算期限。${ART_42}`,
      guard: and(['isBeforeLegalReview', 'regimeIs2019', 'noCorrectionIsAwaited', 'noPaymentIsAwaited', 'feeNoticeIsLawful']),
      target: '.awaited',
    },
  },
  states: {
    idle: { meta: { label: { zh: '未收费', en: 'none awaited' } } },
    awaited: {
      tags: 'clockSuspended',
      meta: { label: { zh: '待缴费', en: 'awaiting payment' }, article: ART_42 },
      on: {
        ...waitEnds,
        'payment.reported': { description: `申请人告知已缴费，待核对到账。${ART_42}`, actions: 'keepOnRecord' },
        'fee.paid': { description: `足额缴费，自缴费次日重新起算。${ART_42}`, guard: 'paymentCounts', target: 'paid' },
        'fee.lapsed': { description: `30日内未缴费，视为放弃。${ART_42}`, guard: 'isBeforeLegalReview', target: 'lapsed' },
        'reply.proposed': {
          description: '未待缴费即答复的历史记录，不再等待。项目规则 1.8.3',
          guard: and(['isExaminingOrProcessing', ...PROPOSAL_GUARDS]),
          target: 'idle',
        },
        'reply.submitted': {
          description: '未待缴费即答复的历史记录，不再等待。项目规则 1.8.3',
          guard: and(['isDrafting', 'replyNeedNotWait']),
          target: 'idle',
        },
      },
    },
    paid: { meta: { label: { zh: '已缴费', en: 'paid' }, article: ART_42 } },
    lapsed: {
      meta: { label: { zh: '逾期未缴费', en: 'not paid in time' }, article: ART_42 },
      on: {
        'fee.paid': { description: '缴费实际在期限内。项目规则 C19', guard: and(['isClosed', 'paymentCounts']), target: 'paid' },
      },
    },
  },
});
