import { applicant } from './applicant-field.ts';
import { media, obtainWay } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { day, text } from './field.ts';
import { attachments, files } from './files-field.ts';

/**
 * What belongs in the history but moves neither chart nor clock: who handles the case, papers put on file, what the applicant tells. Rules of
 * the project; the law only orders that registration, review, handling, reply and filing be kept (条例 art. 45).
 */
export const fileKeepingEvents = {
  'handler.assigned': defineEvent({
    type: 'handler.assigned',
    machine: 'disclosureRequest',
    label: { zh: '指定承办人', en: 'Assign to a person' },
    sentence: { zh: '指定 {name} 承办', en: 'The case was assigned to {name}' },
    article: '2019年条例第四十五条（机关内部分工）',
    actor: 'officer',
    recordedBy: ['registrar', 'officer', 'officeHead', 'leader'],
    fields: {
      user: text({ label: { zh: '承办人账号', en: 'account of the person' }, required: 'form', max: 60 }),
      name: text({ label: { zh: '承办人', en: 'person' }, required: 'form', max: 50 }),
      unit: text({ label: { zh: '承办科室', en: 'unit' }, required: 'never', max: 100 }),
    },
  }),
  'document.filed': defineEvent({
    type: 'document.filed',
    machine: 'disclosureRequest',
    label: { zh: '材料归卷', en: 'Put papers on file' },
    sentence: { zh: '材料归卷：{title}', en: 'Papers were put on file: {title}' },
    article: '2019年条例第四十五条；档案法第十三条',
    actor: 'officer',
    recordedBy: ['registrar', 'officer', 'secrecyReviewer', 'legalReviewer', 'officeHead', 'leader'],
    fields: {
      title: text({ label: { zh: '材料名称', en: 'what it is' }, required: 'form', max: 100 }),
      attachments: files({ label: { zh: '文件', en: 'files' }, required: 'form' }),
    },
    byMailbox: true,
  }),
  'particulars.completed': defineEvent({
    type: 'particulars.completed',
    machine: 'disclosureRequest',
    label: { zh: '补录登记信息', en: 'Complete the particulars' },
    sentence: { zh: '补录登记信息', en: 'The particulars of the application were completed' },
    article: '2019年条例第二十九条、第四十五条（项目规则：来件未写明的由工作人员补录）',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {
      applicant: applicant({
        label: { zh: '申请人', en: 'applicant' },
        required: 'form',
        help: {
          zh: '已经知道的先补录，其余的待申请人补正后再补。',
          en: 'Enter what is known; the rest can be added once the applicant has completed the application.',
        },
        partial: true,
      }),
      title: text({ label: { zh: '所需信息名称', en: 'name of the information' }, required: 'never' }),
      description: text({ label: { zh: '内容描述', en: 'description' }, required: 'never', max: 1000 }),
      media: { ...media, required: 'never' },
      obtainWay: { ...obtainWay, required: 'never' },
    },
  }),
  'payment.reported': defineEvent({
    type: 'payment.reported',
    machine: 'disclosureRequest',
    label: { zh: '申请人告知已缴费', en: 'Payment reported' },
    sentence: { zh: '申请人告知已于 {paidOn} 缴费，待核对', en: 'The applicant reported a payment of {paidOn}, to be checked' },
    article: '国办函〔2020〕109号第七条（项目规则：核对到账后另行确认缴费）',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: {
      paidOn: day({ label: { zh: '缴费日期', en: 'paid on' }, required: 'form' }),
      receiptNumber: text({ label: { zh: '票据号或缴费流水号', en: 'receipt or transaction number' }, required: 'form', max: 60 }),
      attachments,
    },
  }),
  'delivery.changed': defineEvent({
    type: 'delivery.changed',
    machine: 'disclosureRequest',
    label: { zh: '变更获取方式', en: 'Way of receiving changed' },
    sentence: { zh: '申请人变更获取信息的方式', en: 'The applicant chose another way of receiving' },
    article: '2019年条例第二十九条第二款第三项、第四十条',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: {
      obtainWay,
      address: text({ label: { zh: '通信地址', en: 'postal address' }, required: 'never', max: 200 }),
      email: text({ label: { zh: '电子邮箱', en: 'e-mail' }, required: 'never', max: 100 }),
      fax: text({ label: { zh: '传真', en: 'fax' }, required: 'never', max: 40 }),
    },
  }),
} as const;
