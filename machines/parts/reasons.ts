import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import { PROPOSAL_GUARDS } from './shared-steps.ts';
import { freshStart, waitEnds } from './side-regions.ts';

const ART_35 = '2019年条例第三十五条';

/** Reasons for an excessive number of applications (说明理由). The clock goes on meanwhile. */
export const reasons = requestSetup.createStateConfig({
  meta: { label: { zh: '说明理由', en: 'reasons' }, article: ART_35 },
  initial: 'idle',
  on: {
    ...freshStart('.idle'),
    'reasons.requested': {
      description: `申请数量、频次明显超过合理范围的，要求说明理由。${ART_35}`,
      guard: and(['isExaminingOrProcessing', 'regimeIs2019', 'noReasonsAreAwaited']),
      target: '.awaited',
    },
  },
  states: {
    idle: { meta: { label: { zh: '未要求说明理由', en: 'none awaited' } } },
    awaited: {
      meta: { label: { zh: '待说明理由', en: 'awaiting reasons' }, article: ART_35 },
      on: {
        ...waitEnds,
        'reasons.received': { description: `收到理由说明。${ART_35}`, target: 'received' },
        'reasons.lapsed': { description: `逾期未说明理由。${ART_35}`, target: 'lapsed' },
        'correction.lapsed': { description: '申请视为放弃，不再等待。2019年条例第三十条', guard: 'correctionIsAwaited', target: 'idle' },
        'fee.lapsed': { description: '申请视为放弃，不再等待。国办函〔2020〕109号', guard: 'paymentIsAwaited', target: 'idle' },
        'reply.proposed': {
          description: '未待说明理由即答复的历史记录，不再等待。项目规则 1.8.3',
          guard: and(['isExaminingOrProcessing', ...PROPOSAL_GUARDS]),
          target: 'idle',
        },
      },
    },
    received: { meta: { label: { zh: '已说明理由', en: 'reasons given' }, article: ART_35 } },
    lapsed: { meta: { label: { zh: '逾期未说明理由', en: 'no reasons in time' }, article: ART_35 } },
  },
});
