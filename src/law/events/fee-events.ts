import { servedOn } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { choice, text, whole, yuan } from './field.ts';
import { attachments } from './files-field.ts';

export const feeEvents = {
  'fee.notified': defineEvent({
    type: 'fee.notified',
    machine: 'disclosureRequest',
    label: { zh: '通知缴纳信息处理费', en: 'Notify the fee' },
    sentence: { zh: '通知申请人缴纳信息处理费 {yuan} 元', en: 'The applicant was notified of a processing fee of {yuan} yuan' },
    article: '2019年条例第四十二条；国办函〔2020〕109号',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      yuan: yuan({ label: { zh: '金额', en: 'amount' }, required: 'always' }),
      servedOn,
      method: choice({
        label: { zh: '计收方式（不得并用）', en: 'method (never both)' },
        required: 'form',
        options: [
          { value: 'perItem', label: { zh: '按件', en: 'per item' } },
          { value: 'perPage', label: { zh: '按量（页）', en: 'per page' } },
        ],
      }),
      count: whole({
        label: { zh: '件数或页数', en: 'items or pages' },
        required: 'form',
        min: 1,
        max: 1_000_000,
        unit: { zh: '件或页', en: 'items or pages' },
      }),
      account: text({ label: { zh: '缴费账户或缴费码', en: 'account or payment code' }, required: 'form', max: 200 }),
    },
    letters: ['FEE_NOTICE'],
    irreversible: true,
  }),
  'fee.paid': defineEvent({
    type: 'fee.paid',
    machine: 'disclosureRequest',
    label: { zh: '确认缴费', en: 'Fee paid' },
    sentence: { zh: '申请人已足额缴费，办理期限重新起算', en: 'The applicant paid in full; the period starts anew' },
    article: '国办函〔2020〕109号第七条',
    actor: 'applicant',
    recordedBy: ['officer'],
    fields: { receiptNumber: text({ label: { zh: '票据号', en: 'receipt number' }, required: 'form', max: 60 }), attachments },
    letters: ['RECEIPT'],
  }),
  'fee.lapsed': defineEvent({
    type: 'fee.lapsed',
    machine: 'disclosureRequest',
    label: { zh: '逾期未缴费', en: 'Fee lapsed' },
    sentence: {
      zh: '申请人逾期未缴费，视为放弃申请，不再处理（O2）',
      en: 'The fee was not paid in time: the application counts as abandoned (O2)',
    },
    article: '国办函〔2020〕109号第六条',
    actor: 'clock',
    recordedBy: [],
    fields: {},
    letters: ['CLOSE_O'],
    byClock: true,
  }),
} as const;
