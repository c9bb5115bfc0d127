import { attemptFields } from './attempt-fields.ts';
import { decisionCode, reason, thirdPartyGround } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { choice, day } from './field.ts';
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

const METHOD_LABEL = { zh: '送达方式', en: 'way of service' } as const;
const method = choice({ label: METHOD_LABEL, required: 'form', options: SERVICE_METHODS });
const LETTER = '国办公开办函〔2016〕235号';
const RULES = `${LETTER}；民事诉讼法第八十八条至第九十五条（参照）`;

/** Why a mail came back. */
export const RETURN_CAUSES = [
  { value: 'refused', label: { zh: '收件人拒收', en: 'refused by the recipient' } },
  { value: 'addressUnclear', label: { zh: '地址不详', en: 'address incomplete' } },
  { value: 'unknownPerson', label: { zh: '查无此人', en: 'nobody of that name' } },
  { value: 'notCollected', label: { zh: '逾期未领', en: 'not collected in time' } },
  { value: 'other', label: { zh: '其他', en: 'other' } },
] as const;

/** Stands among the ways where a mail came back and nothing was sent again yet. */
export const LATER = 'later';

export const serviceEvents = {
  'reply.served': defineEvent({
    type: 'reply.served',
    machine: 'disclosureRequest',
    label: { zh: '送出答复', en: 'Serve the reply' },
    sentence: { zh: '答复送出，答复期限停止计算', en: 'The reply was sent; the period stops' },
    article: `2019年条例第三十三条；${RULES}`,
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      // For staff the code is that of the proposal; imported histories name it here.
      decisionCode: decisionCode('never'),
      thirdPartyGround,
      method,
      ...attemptFields,
      attachments: { ...attachments, label: { zh: '随答复送出的附件', en: 'enclosures of the reply' } },
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
      deliveredOn: day({
        label: { zh: '签收日期', en: 'delivered on' },
        required: 'form',
        help: { zh: '公告送达的，为公告满30日之日。', en: 'By public notice: the day on which 30 days have passed.' },
      }),
      attachments,
    },
    inferrable: true,
  }),
  'service.failed': defineEvent({
    type: 'service.failed',
    machine: 'disclosureRequest',
    label: { zh: '退回、未能送达', en: 'Service failed' },
    sentence: { zh: '未能送达，邮件退回', en: 'The reply came back or could not be served' },
    article: RULES,
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      cause: choice({ label: { zh: '退回原因', en: 'why it came back' }, required: 'form', options: RETURN_CAUSES }),
      reason: reason('never', { zh: '情况说明', en: 'note' }),
      method: choice({
        label: { zh: '再次送达的方式', en: 'way of the new attempt' },
        required: 'form',
        options: [...SERVICE_METHODS, { value: LATER, label: { zh: '尚未再次送达', en: 'not yet served again' } }],
        help: { zh: '答复日期仍为首次送出之日，不因退回而改变。', en: 'The day of the reply remains that of the first sending.' },
      }),
      ...attemptFields,
    },
  }),
  'service.repeated': defineEvent({
    type: 'service.repeated',
    machine: 'disclosureRequest',
    label: { zh: '再次送达', en: 'Serve again' },
    sentence: { zh: '再次送达答复，答复日期不变', en: 'The reply was served again; its day stays' },
    article: RULES,
    actor: 'officer',
    recordedBy: ['officer'],
    fields: { method, ...attemptFields },
    letters: ['SERVICE_PROOF'],
  }),
} as const;
