import { breachedFact } from './breached-fact-field.ts';
import { reason } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { day, text } from './field.ts';

export const roundEvents = {
  'reprocessing.ordered': defineEvent({
    type: 'reprocessing.ordered',
    machine: 'disclosureRequest',
    label: { zh: '责令重新答复', en: 'New reply ordered' },
    sentence: {
      zh: '复议决定或者判决要求重新答复，开始新一轮办理',
      en: 'A review decision or judgment orders a new reply; a new round starts',
    },
    article: '行政复议法第六十四条、第六十六条；行政诉讼法第七十条、第七十二条；行政复议法实施条例第四十九条',
    actor: 'reviewOrgan',
    recordedBy: ['legalReviewer', 'officer'],
    fields: {
      by: day({
        label: { zh: '决定或判决指定的期限', en: 'date set in the order' },
        required: 'never',
        help: {
          zh: '没有指定的，不填：按 20 个工作日（2008年条例案件 15 个）计算。',
          en: 'Leave empty if none is set: 20 working days (15 under the 2007 Regulation).',
        },
      }),
      order: text({ label: { zh: '决定或判决主文', en: 'text of the order' }, required: 'form', max: 4000 }),
      reasons: reason('form'),
    },
    irreversible: true,
  }),
  'reply.revoked': defineEvent({
    type: 'reply.revoked',
    machine: 'disclosureRequest',
    label: { zh: '自行撤销答复', en: 'Revoke the reply' },
    sentence: { zh: '本机关自行撤销原答复，开始新一轮办理', en: 'The organ revoked its own reply; a new round starts' },
    article: '项目规则 C27b（行政机关自行纠错）',
    actor: 'leader',
    recordedBy: ['leader'],
    fields: { reason: reason('form') },
    irreversible: true,
  }),
  'breach.recorded': defineEvent({
    type: 'breach.recorded',
    machine: 'disclosureRequest',
    label: { zh: '记录不合法定程序的事实', en: 'Record a breach' },
    sentence: {
      zh: '记录不合法定程序的事实（{rule}）：{reason}',
      en: 'A fact that the law does not allow was recorded ({rule}): {reason}',
    },
    article: '项目规则 2.1（历史须完整，流程须合法）',
    actor: 'officeHead',
    recordedBy: ['officeHead'],
    fields: {
      fact: breachedFact,
      rule: text({ label: { zh: '违反的规则', en: 'rule broken' }, required: 'form', max: 60 }),
      reason: reason('form'),
    },
    irreversible: true,
  }),
} as const;
