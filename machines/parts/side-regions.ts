import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';

/** What starts the sub-procedures afresh: the same conditions under which the region `handling` goes back to examination. */
export function freshStart<T extends string>(target: T) {
  return {
    'reprocessing.ordered': { description: '新一轮：重新开始。项目规则 C27', guard: 'orderReopens', target },
    'reply.revoked': { description: '新一轮：重新开始。项目规则 C27b', guard: and(['isAnswered', 'remedyIsNotFinal']), target },
    'supplement.received': {
      description: '更改、补充后重新开始。项目规则 Q3',
      guard: and(['isAnswered', 'regimeIs2008', 'answeredWithU3']),
      target,
    },
  } as const;
}

/** What ends a wait besides its own answer or lapse. The request itself ends by the same event, or goes on to the reply. */
export const waitEnds = requestSetup.createStateConfig({
  on: {
    'application.withdrawn': { description: '申请已撤回，不再等待。项目规则 C23', target: 'idle' },
    'application.split': { description: '原登记已拆分，不再等待。国办发〔2010〕5号', guard: 'isExamining', target: 'idle' },
    'application.merged': { description: '登记已合并，不再等待。项目规则', guard: 'isExamining', target: 'idle' },
    'application.voided': { description: '登记已作废，不再等待。项目规则', guard: 'isExamining', target: 'idle' },
  },
}).on;
