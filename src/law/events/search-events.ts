import { defineEvent } from './define-event.ts';
import { choice, text } from './field.ts';
import { attachments } from './files-field.ts';

const secrecyFields = {
  level: text({ label: { zh: '密级或无密级的认定', en: 'level, or finding that there is none' }, required: 'form', max: 100 }),
  basis: text({ label: { zh: '依据', en: 'basis' }, required: 'form', max: 500 }),
} as const;

/** Only the fact that an item is classified is stored, never the item: the system is a non-classified one. */
const part = text({ label: { zh: '涉及部分', en: 'part affected' }, required: 'form', max: 500 });

export const searchEvents = {
  'search.completed': defineEvent({
    type: 'search.completed',
    machine: 'disclosureRequest',
    label: { zh: '检索完成', en: 'Search completed' },
    sentence: { zh: '检索完成', en: 'The search was completed' },
    article: '2019年条例第三十六条第四项',
    actor: 'unit',
    recordedBy: ['officer'],
    fields: {
      result: choice({
        label: { zh: '检索结果', en: 'result' },
        required: 'form',
        options: [
          { value: 'found', label: { zh: '检索到', en: 'found' } },
          { value: 'notFound', label: { zh: '未检索到', en: 'not found' } },
        ],
      }),
      systems: text({ label: { zh: '检索的系统和档案', en: 'systems and files searched' }, required: 'form', max: 1000 }),
      terms: text({ label: { zh: '检索词', en: 'search terms' }, required: 'form', max: 500 }),
      staff: text({ label: { zh: '检索人员', en: 'searched by' }, required: 'form', max: 200 }),
      resultList: text({ label: { zh: '结果清单', en: 'list of results' }, required: 'never', max: 4000 }),
      attachments,
    },
    letters: ['SEARCH_RECORD'],
    inferrable: true,
  }),
  'secrecy.cleared': defineEvent({
    type: 'secrecy.cleared',
    machine: 'disclosureRequest',
    label: { zh: '保密审查：可以公开', en: 'Secrecy review: cleared' },
    sentence: { zh: '保密审查认为可以公开', en: 'Secrecy review cleared the information' },
    article: '2019年条例第十七条；保守国家秘密法第三十五条',
    actor: 'secrecyReviewer',
    recordedBy: ['secrecyReviewer'],
    fields: secrecyFields,
    letters: ['SECRECY_SHEET'],
    inferrable: true,
  }),
  'secrecy.restricted': defineEvent({
    type: 'secrecy.restricted',
    machine: 'disclosureRequest',
    label: { zh: '保密审查：限制公开', en: 'Secrecy review: restricted' },
    sentence: { zh: '保密审查认为部分或者全部不得公开', en: 'Secrecy review restricted the information, in part or in whole' },
    article: '2019年条例第十四条、第十七条；保守国家秘密法第三十五条',
    actor: 'secrecyReviewer',
    recordedBy: ['secrecyReviewer'],
    fields: { ...secrecyFields, part },
    letters: ['SECRECY_SHEET'],
  }),
  'secrecy.referred': defineEvent({
    type: 'secrecy.referred',
    machine: 'disclosureRequest',
    label: { zh: '报保密行政管理部门确定', en: 'Refer to the secrecy authority' },
    sentence: {
      zh: '不能确定是否可以公开，报有关主管部门或者保密行政管理部门确定',
      en: 'The question was referred to the secrecy authority',
    },
    article: '2019年条例第十七条第三款',
    actor: 'secrecyReviewer',
    recordedBy: ['secrecyReviewer'],
    fields: { ...secrecyFields, part },
    letters: ['SECRECY_SHEET'],
  }),
} as const;
