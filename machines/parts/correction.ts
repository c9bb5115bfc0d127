import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import { PROPOSAL_GUARDS } from './shared-steps.ts';
import { freshStart, waitEnds } from './side-regions.ts';

const ART_30 = '2019年条例第三十条';

/** Correction of an unclear application (补正): once a round, under the 2019 Regulation only. */
export const correction = requestSetup.createStateConfig({
  meta: { label: { zh: '补正', en: 'correction' }, article: ART_30 },
  initial: 'idle',
  on: {
    ...freshStart('.idle'),
    'correction.requested': {
      description: `内容不明确的，7个工作日内一次性告知补正。${ART_30}`,
      guard: and([
        'isExamining',
        'regimeIs2019',
        'correctionNotYetAsked',
        'noPaymentIsAwaited',
        'correctionNoticeIsLawful',
        'correctionPeriodIsReasonable',
      ]),
      target: '.awaited',
      actions: 'markCorrectionAsked',
    },
  },
  states: {
    idle: { meta: { label: { zh: '无须补正', en: 'none awaited' } } },
    awaited: {
      tags: 'clockSuspended',
      meta: { label: { zh: '待补正', en: 'awaiting correction' }, article: ART_30 },
      on: {
        ...waitEnds,
        'correction.received': { description: `收到补正，重新起算。${ART_30}`, guard: 'correctionCounts', target: 'received' },
        'correction.lapsed': { description: `逾期不补正，视为放弃。${ART_30}`, guard: 'isExamining', target: 'lapsed' },
        'reply.proposed': {
          description: '未待补正即答复的历史记录，不再等待。项目规则 1.8.3',
          guard: and(['isExamining', ...PROPOSAL_GUARDS]),
          target: 'idle',
        },
      },
    },
    received: { meta: { label: { zh: '已补正', en: 'corrected' }, article: ART_30 } },
    lapsed: {
      meta: { label: { zh: '逾期未补正', en: 'not corrected in time' }, article: ART_30 },
      on: {
        'correction.received': {
          description: '补正实际在期限内，或者逾期有正当理由。项目规则 C6',
          guard: and(['isClosed', 'correctionCounts']),
          target: 'received',
        },
      },
    },
  },
});
