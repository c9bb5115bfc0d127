import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';

/** The request after its reply or closing. */

const archiving = { description: '归档。2019年条例第四十五条；档案法第十三条', guard: 'archivingTimeHasCome', target: 'archived' } as const;

const ordered = {
  description: '责令重新答复：新一轮。行政复议法第六十四条、第六十六条；行政诉讼法第七十条、第七十二条',
  guard: and(['receiptIsFixed', 'orderIsFinal']),
  target: 'examining',
  actions: ['startAfresh', 'countRound'],
} as const;

const paid = {
  description: '缴费实际在期限内，恢复办理并重新起算。国办函〔2020〕109号；项目规则 C19',
  actions: 'restore',
} as const;

export const answered = requestSetup.createStateConfig({
  tags: 'clockStopped',
  meta: { label: { zh: '已答复', en: 'answered' }, article: '2019年条例第三十三条' },
  on: {
    'case.archived': archiving,
    'reprocessing.ordered': ordered,
    'reply.revoked': {
      description: '自行撤销原答复：新一轮。项目规则 C27b',
      guard: 'remedyIsNotFinal',
      target: 'examining',
      actions: ['startAfresh', 'countRound'],
    },
    'supplement.received': {
      description: '更改、补充后重新起算。2007年条例第二十一条第四项',
      guard: and(['regimeIs2008', 'answeredWithU3']),
      target: 'examining',
      actions: 'startAfresh',
    },
  },
});

export const closed = requestSetup.createStateConfig({
  tags: 'clockStopped',
  meta: { label: { zh: '不再处理、终止', en: 'closed without a reply' }, article: '2019年条例第三十条；国办函〔2020〕109号' },
  on: {
    'case.archived': archiving,
    'reprocessing.ordered': ordered,
    'correction.received': {
      description: '补正实际在期限内，或者逾期有正当理由，恢复办理并重新起算。2019年条例第三十条；项目规则 C6',
      guard: and(['closedUncorrected', 'correctionCounts']),
      target: 'examining',
      actions: 'restore',
    },
    'fee.paid': [
      { ...paid, guard: and(['unpaidWhileExamining', 'paymentCounts']), target: 'examining' },
      { ...paid, guard: and(['unpaidWhileProcessing', 'paymentCounts']), target: 'processing' },
      { ...paid, guard: and(['unpaidWhileDrafting', 'paymentCounts']), target: 'drafting' },
    ],
  },
});

export const archived = requestSetup.createStateConfig({
  tags: 'clockStopped',
  meta: { label: { zh: '已归档', en: 'archived' }, article: '档案法第十三条' },
  on: { 'reprocessing.ordered': ordered },
});
