import { reason } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { day, text } from './field.ts';

export const handlingEvents = {
  'examination.started': defineEvent({
    type: 'examination.started',
    machine: 'disclosureRequest',
    label: { zh: '开始审查', en: 'Start examination' },
    sentence: { zh: '开始审查申请', en: 'Examination of the application started' },
    article: '2019年条例第二十九条、第三十条',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {},
    inferrable: true,
  }),
  'unit.assigned': defineEvent({
    type: 'unit.assigned',
    machine: 'disclosureRequest',
    label: { zh: '交办承办科室', en: 'Assign unit' },
    sentence: { zh: '申请交承办科室办理', en: 'The request was assigned to a unit' },
    article: '2019年条例第四条（机关内部分工）',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      unit: text({ label: { zh: '承办科室', en: 'unit' }, required: 'form', max: 100 }),
      internalLimit: day({ label: { zh: '内部办理期限', en: 'internal limit' }, required: 'never' }),
    },
    letters: ['COOP_LETTER'],
    inferrable: true,
  }),
  'handling.resumed': defineEvent({
    type: 'handling.resumed',
    machine: 'disclosureRequest',
    label: { zh: '退回继续办理', en: 'Resume handling' },
    sentence: { zh: '退回办理环节，继续检索或征求意见', en: 'The request went back for another search or consultation' },
    article: '项目规则（条例未作规定）',
    actor: 'officer',
    recordedBy: ['officer', 'legalReviewer'],
    fields: { reason: reason('form') },
  }),
  'search.started': defineEvent({
    type: 'search.started',
    machine: 'disclosureRequest',
    label: { zh: '开始检索', en: 'Start search' },
    sentence: { zh: '开始检索所申请的信息', en: 'The search for the information started' },
    article: '2019年条例第三十六条第四项',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      units: text({ label: { zh: '检索的科室', en: 'units to search' }, required: 'form', max: 500 }),
      systems: text({ label: { zh: '检索的系统和档案', en: 'systems and files to search' }, required: 'never', max: 500 }),
    },
    inferrable: true,
  }),
} as const;
