import { reason } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { text } from './field.ts';

export const closingEvents = {
  'application.withdrawn': defineEvent({
    type: 'application.withdrawn',
    machine: 'disclosureRequest',
    label: { zh: '撤回申请', en: 'Application withdrawn' },
    sentence: { zh: '申请人撤回申请', en: 'The applicant withdrew the application' },
    article: '条例未作规定，依申请人意思表示（项目规则 C23）',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: { statement: text({ label: { zh: '撤回的书面说明或记录', en: 'statement or record of it' }, required: 'form', max: 1000 }) },
    letters: ['CLOSE_O'],
    irreversible: true,
  }),
  'application.voided': defineEvent({
    type: 'application.voided',
    machine: 'disclosureRequest',
    label: { zh: '作废', en: 'Void the entry' },
    sentence: { zh: '非真实申请，登记作废（X0）', en: 'Not a real application: the entry was voided (X0)' },
    article: '项目规则（测试或垃圾信息）',
    actor: 'leader',
    recordedBy: ['leader'],
    fields: { reason: reason('form') },
    irreversible: true,
  }),
  'application.merged': defineEvent({
    type: 'application.merged',
    machine: 'disclosureRequest',
    label: { zh: '合并重复登记', en: 'Merge a duplicate' },
    sentence: { zh: '与案件 {keptCase} 为同一申请，合并登记（X0）', en: 'The same application as case {keptCase}: merged (X0)' },
    article: '项目规则（同一申请人同日以不同渠道提出同一申请）',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: { keptCase: text({ label: { zh: '保留的案件', en: 'case that is kept' }, required: 'form', max: 60 }) },
    irreversible: true,
  }),
  'application.split': defineEvent({
    type: 'application.split',
    machine: 'disclosureRequest',
    label: { zh: '拆分申请', en: 'Split the application' },
    sentence: {
      zh: '一份申请含多项内容，拆分办理，原登记不计（X0）',
      en: 'Several matters in one form: split; this entry is not counted (X0)',
    },
    article: '国办发〔2010〕5号（一事一申请）',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {
      reason: reason('form'),
      matters: text({
        label: { zh: '拆分后的各项内容', en: 'the matters, one a line' },
        required: 'form',
        max: 4000,
        help: {
          zh: '每行一项，至少两项。每项成为一个新的案件，沿用原申请的收到日期。',
          en: 'One a line, two at least. Each becomes a case of its own with the same date of receipt.',
        },
      }),
    },
    irreversible: true,
  }),
  'case.archived': defineEvent({
    type: 'case.archived',
    machine: 'disclosureRequest',
    label: { zh: '归档', en: 'Archive the case' },
    sentence: { zh: '案卷归档', en: 'The case was archived' },
    article: '2019年条例第四十五条；档案法第十三条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: { fileList: text({ label: { zh: '卷内目录', en: 'list of files' }, required: 'form', max: 4000 }) },
    letters: ['FILE_INDEX'],
    irreversible: true,
  }),
} as const;
