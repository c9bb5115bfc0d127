import { servedOn } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { text, whole } from './field.ts';
import { attachments } from './files-field.ts';

export const reasonsEvents = {
  'reasons.requested': defineEvent({
    type: 'reasons.requested',
    machine: 'disclosureRequest',
    label: { zh: '要求说明理由', en: 'Request reasons' },
    sentence: {
      zh: '申请数量、频次明显超过合理范围，要求申请人说明理由',
      en: 'The applicant was asked for reasons: number or frequency is clearly excessive',
    },
    article: '2019年条例第三十五条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      counts: text({ label: { zh: '申请数量和频次', en: 'number and frequency of applications' }, required: 'form', max: 500 }),
      workingDays: whole({
        label: { zh: '说明理由的期限', en: 'time to answer' },
        required: 'form',
        min: 1,
        max: 60,
        unit: { zh: '个工作日', en: 'working days' },
        initial: '10',
      }),
      servedOn,
    },
    letters: ['REASON_NOTICE'],
  }),
  'reasons.received': defineEvent({
    type: 'reasons.received',
    machine: 'disclosureRequest',
    label: { zh: '收到理由说明', en: 'Reasons received' },
    sentence: { zh: '收到申请人的理由说明', en: "The applicant's reasons were received." },
    article: '2019年条例第三十五条',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: { text: text({ label: { zh: '理由说明', en: 'reasons given' }, required: 'form', max: 4000 }), attachments },
  }),
  'reasons.lapsed': defineEvent({
    type: 'reasons.lapsed',
    machine: 'disclosureRequest',
    label: { zh: '逾期未说明理由', en: 'Reasons lapsed' },
    sentence: { zh: '申请人逾期未说明理由', en: 'No reasons came in time' },
    article: '2019年条例第三十五条',
    actor: 'clock',
    recordedBy: [],
    fields: {},
    byClock: true,
  }),
} as const;
