import { servedOn } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { checkbox, text, whole } from './field.ts';
import { attachments } from './files-field.ts';

/** The bounds of an imported fact. An officer may set 5 to 30 (project rule 1.4), as the form says; the law only says "reasonable". */
const correctionPeriod = whole({
  label: { zh: '补正期限', en: 'time to correct' },
  required: 'always',
  min: 1,
  max: 60,
  unit: { zh: '个工作日', en: 'working days' },
  help: { zh: '合理期限，本机关为 5 至 30 个工作日，默认 15 个。', en: 'A reasonable period: 5 to 30 working days here, 15 by default.' },
  initial: '15',
});

const newText = text({ label: { zh: '补正后的内容', en: 'corrected text' }, required: 'form', max: 4000 });

export const correctionEvents = {
  'correction.requested': defineEvent({
    type: 'correction.requested',
    machine: 'disclosureRequest',
    label: { zh: '告知补正', en: 'Request correction' },
    sentence: {
      zh: '一次性告知申请人补正，期限 {workingDays} 个工作日',
      en: 'The applicant was asked to correct within {workingDays} working days',
    },
    article: '2019年条例第三十条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      workingDays: correctionPeriod,
      servedOn,
      points: text({
        label: { zh: '需要补正的事项', en: 'points to correct' },
        required: 'form',
        max: 4000,
        help: { zh: '须一次性列明全部事项，不得再次要求补正。', en: 'List all points at once: a second notice is not allowed.' },
      }),
    },
    letters: ['CORR_NOTICE'],
    irreversible: true,
  }),
  'correction.received': defineEvent({
    type: 'correction.received',
    machine: 'disclosureRequest',
    label: { zh: '收到补正材料', en: 'Correction received' },
    sentence: { zh: '收到申请人的补正，答复期限重新起算', en: 'The correction was received; the reply period starts anew' },
    article: '2019年条例第三十条',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: {
      text: newText,
      attachments,
      goodReason: checkbox({
        label: { zh: '逾期有正当理由', en: 'late with good reason' },
        required: 'never',
        help: { zh: '仅逾期补正时选择，理由记入补正内容。', en: 'Only for a late correction; put the reason on file.' },
      }),
    },
    letters: ['RECEIPT'],
  }),
  'correction.lapsed': defineEvent({
    type: 'correction.lapsed',
    machine: 'disclosureRequest',
    label: { zh: '逾期未补正', en: 'Correction lapsed' },
    sentence: {
      zh: '申请人逾期未补正，视为放弃申请，不再处理（O1）',
      en: 'No correction came in time: the application counts as abandoned (O1)',
    },
    article: '2019年条例第三十条',
    actor: 'clock',
    recordedBy: [],
    fields: {},
    letters: ['CLOSE_O'],
    byClock: true,
  }),
  'supplement.received': defineEvent({
    type: 'supplement.received',
    machine: 'disclosureRequest',
    label: { zh: '收到更改、补充后的申请', en: 'Supplement received' },
    sentence: {
      zh: '收到更改、补充后的申请，答复期限重新起算',
      en: 'The supplemented application was received; the reply period starts anew',
    },
    article: '2007年条例第二十一条第四项',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: { text: newText, attachments },
    letters: ['RECEIPT'],
  }),
} as const;
