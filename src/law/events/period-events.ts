import { reason } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { choice, day, text, whole } from './field.ts';
import { WARNED_LIMITS, type WarnedLimit } from './warned-limits.ts';

/** Earlier entries, which have none, warn of the reply. */
const limit = choice({
  label: { zh: '临近的期限', en: 'which limit' },
  required: 'never',
  options: Object.entries(WARNED_LIMITS).map(([value, label]) => ({ value: value as WarnedLimit, label })),
});

export const periodEvents = {
  'period.extended': defineEvent({
    type: 'period.extended',
    machine: 'disclosureRequest',
    label: { zh: '延长答复期限', en: 'Extend the period' },
    sentence: {
      zh: '经负责人同意，答复期限延长 {workingDays} 个工作日并告知申请人',
      en: 'The period was extended by {workingDays} working days; the applicant was told',
    },
    article: '2019年条例第三十三条第二款；2007年条例第二十四条第二款',
    actor: 'officeHead',
    recordedBy: ['officeHead'],
    fields: {
      workingDays: whole({
        label: { zh: '延长', en: 'extension' },
        required: 'always',
        min: 1,
        max: 60, // an imported history may hold more than the cap: the clock flags it, the parser must not refuse it
        unit: { zh: '个工作日', en: 'working days' },
        help: {
          zh: '最长 20 个工作日（2019年5月15日前收到的申请为 15 个）。',
          en: 'At most 20 working days (15 for applications received before 2019-05-15).',
        },
      }),
      reason: reason('form'),
    },
    letters: ['EXT_NOTICE'],
    irreversible: true,
  }),
  'reply.deferred': defineEvent({
    type: 'reply.deferred',
    machine: 'disclosureRequest',
    label: { zh: '确定延迟答复的期限', en: 'Defer the reply' },
    sentence: {
      zh: '申请理由合理但无法按期答复，延迟至 {to} 答复并告知申请人',
      en: 'The reasons are reasonable but the time is not enough: the reply is deferred to {to}',
    },
    article: '2019年条例第三十五条',
    actor: 'officeHead',
    recordedBy: ['officeHead'],
    fields: {
      to: day({ label: { zh: '延迟至', en: 'deferred to' }, required: 'always' }),
      reason: reason('form'),
    },
    letters: ['DEFER_NOTICE'],
    irreversible: true,
  }),
  'deadline.neared': defineEvent({
    type: 'deadline.neared',
    machine: 'disclosureRequest',
    label: { zh: '期限临近', en: 'Deadline neared' },
    sentence: { zh: '期限临近：{limit}将于 {dueOn} 届满', en: 'Soon due: {limit}, by {dueOn}' },
    article: '2019年条例第三十三条；项目规则 1.8.4',
    actor: 'clock',
    recordedBy: [],
    fields: {
      limit,
      dueOn: day({ label: { zh: '期限', en: 'due on' }, required: 'never' }),
      proceeding: text({ label: { zh: '所属程序', en: 'proceeding' }, required: 'never', max: 100 }),
    },
    byClock: true,
  }),
  'deadline.passed': defineEvent({
    type: 'deadline.passed',
    machine: 'disclosureRequest',
    label: { zh: '期限届满', en: 'Deadline passed' },
    sentence: { zh: '答复期限已于 {dueOn} 届满，尚未答复', en: 'The reply was due by {dueOn} and has not been given' },
    article: '2019年条例第三十三条；2007年条例第二十四条',
    actor: 'clock',
    recordedBy: [],
    fields: { dueOn: day({ label: { zh: '期限', en: 'due on' }, required: 'never' }) },
    byClock: true,
  }),
  'calendar.amended': defineEvent({
    type: 'calendar.amended',
    machine: 'disclosureRequest',
    label: { zh: '工作日历修订', en: 'Calendar amended' },
    sentence: {
      zh: '工作日历修订，期限重新计算：原为 {dueBefore}，现为 {dueOn}',
      en: 'The working-day calendar was amended and the period recomputed: before {dueBefore}, now {dueOn}',
    },
    article: '国务院办公厅节假日安排通知；项目规则 C28',
    actor: 'clock',
    recordedBy: [],
    fields: {
      calendar: text({ label: { zh: '日历版本', en: 'calendar version' }, required: 'always', max: 60 }),
      dueBefore: day({ label: { zh: '原期限', en: 'due before' }, required: 'never' }),
      dueOn: day({ label: { zh: '现期限', en: 'due now' }, required: 'never' }),
    },
    byClock: true,
  }),
} as const;
