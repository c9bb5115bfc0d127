import { decisionCode, reason, thirdPartyGround } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { choice, day, text } from './field.ts';
import { attachments } from './files-field.ts';

/** Ways of serving a reply; never a courier firm (国办公开办函〔2016〕235号). */
export const SERVICE_METHODS = [
  { value: 'inPerson', label: { zh: '直接送达', en: 'in person' } },
  { value: 'post', label: { zh: '邮寄（邮政企业）', en: 'by the postal enterprise' } },
  { value: 'throughOrgan', label: { zh: '委托其他机关送达', en: 'through another organ' } },
  { value: 'electronic', label: { zh: '电子送达', en: 'electronically' } },
  { value: 'leftAtAddress', label: { zh: '留置送达', en: 'left at the address' } },
  { value: 'publicNotice', label: { zh: '公告送达', en: 'by public notice' } },
] as const;

const method = choice({ label: { zh: '送达方式', en: 'way of service' }, required: 'form', options: SERVICE_METHODS });

export const serviceEvents = {
  'reply.served': defineEvent({
    type: 'reply.served',
    machine: 'disclosureRequest',
    label: { zh: '送出答复', en: 'Serve the reply' },
    sentence: { zh: '答复送出，答复期限停止计算', en: 'The reply was sent; the period stops' },
    article: '2019年条例第三十三条；国办公开办函〔2016〕235号',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      // For staff the code is that of the proposal; imported histories name it here.
      decisionCode: decisionCode('never'),
      thirdPartyGround,
      method,
      mailNumber: text({ label: { zh: '邮件号', en: 'mail number' }, required: 'never', max: 60 }),
      attachments,
    },
    letters: ['SERVICE_PROOF'],
    irreversible: true,
  }),
  'service.proven': defineEvent({
    type: 'service.proven',
    machine: 'disclosureRequest',
    label: { zh: '送达证明归卷', en: 'Service proven' },
    sentence: { zh: '取得送达证明', en: 'Proof of service is on file' },
    article: '国办公开办函〔2016〕235号；民事诉讼法第八十七条（参照）',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      proof: choice({
        label: { zh: '凭证', en: 'proof' },
        required: 'form',
        options: [
          { value: 'signature', label: { zh: '签收', en: 'signature' } },
          { value: 'deliveryRecord', label: { zh: '投递记录', en: 'delivery record' } },
          { value: 'readReceipt', label: { zh: '系统到达或已读记录', en: 'system or read receipt' } },
          { value: 'witness', label: { zh: '留置见证或照片', en: 'witness or photographs' } },
          { value: 'publicNotice', label: { zh: '公告', en: 'public notice' } },
        ],
      }),
      deliveredOn: day({ label: { zh: '签收日期', en: 'delivered on' }, required: 'form' }),
      attachments,
    },
    inferrable: true,
  }),
  'service.failed': defineEvent({
    type: 'service.failed',
    machine: 'disclosureRequest',
    label: { zh: '退回、再次送达', en: 'Service failed' },
    sentence: { zh: '邮件退回，已再次送达', en: 'The mail came back; the reply was sent again' },
    article: '国办公开办函〔2016〕235号',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      reason: reason('form', { zh: '退回原因', en: 'why it came back' }),
      method,
      mailNumber: text({ label: { zh: '再次寄送的邮件号', en: 'mail number of the new attempt' }, required: 'never', max: 60 }),
    },
  }),
} as const;
