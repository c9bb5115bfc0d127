import { CHANNEL_LABELS, CHANNELS } from '../channels.ts';
import { applicant } from './applicant-field.ts';
import { language, media, obtainWay, reason } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { checkbox, choice, text } from './field.ts';
import { attachments, files } from './files-field.ts';
import { topicTags } from './topic-tags-field.ts';

const channelOptions = CHANNELS.map((value) => ({ value, label: CHANNEL_LABELS[value] }));

/** What an application must and may contain (条例 (2019) art. 29). No purpose, occupation or workplace: the law does not ask for them. */
const applicationFields = {
  applicant: applicant({ label: { zh: '申请人', en: 'applicant' }, required: 'form' }),
  title: text({ label: { zh: '所需信息名称', en: 'name of the information' }, required: 'form' }),
  description: text({ label: { zh: '内容描述', en: 'description' }, required: 'form', max: 1000 }),
  docNo: text({ label: { zh: '文号', en: 'document number' }, required: 'never', max: 100 }),
  indexNo: text({ label: { zh: '索引号', en: 'index number' }, required: 'never', max: 100 }),
  media,
  obtainWay,
  acceptOther: checkbox({ label: { zh: '若无法按指定方式提供，也可接受其他方式', en: 'other ways are acceptable' }, required: 'never' }),
  needsAssistance: checkbox({ label: { zh: '有阅读困难或视听障碍，需要帮助', en: 'needs help to read, see or hear' }, required: 'never' }),
  agent: text({ label: { zh: '代理人', en: 'agent' }, required: 'never', max: 50 }),
  fax: text({ label: { zh: '传真', en: 'fax' }, required: 'never', max: 40 }),
  language,
  topicTags,
  attachments,
} as const;

export const receiptEvents = {
  'application.submitted': defineEvent({
    type: 'application.submitted',
    machine: 'disclosureRequest',
    label: { zh: '提交申请', en: 'Application submitted' },
    sentence: { zh: '申请人提交申请', en: 'The applicant submitted the application' },
    article: '2019年条例第二十九条',
    actor: 'applicant',
    recordedBy: ['registrar', 'officer'],
    byApplicant: true,
    fields: {
      ...applicationFields,
      channel: choice({ label: { zh: '申请方式', en: 'channel' }, required: 'form', options: channelOptions, initial: 'online' }),
    },
    letters: ['APP_FORM'],
  }),
  'application.arrived': defineEvent({
    type: 'application.arrived',
    machine: 'disclosureRequest',
    label: { zh: '登记到达的申请', en: 'Application arrived' },
    sentence: { zh: '申请到达本机关', en: 'The application arrived' },
    article: '2019年条例第三十一条',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {
      ...applicationFields,
      channel: choice({ label: { zh: '申请方式', en: 'channel' }, required: 'form', options: channelOptions }),
      mailNumber: text({ label: { zh: '邮件号', en: 'mail number' }, required: 'never', max: 60 }),
      envelopePhoto: files({
        label: { zh: '信封照片', en: 'photograph of the envelope' },
        required: 'never',
        help: {
          zh: '拍下邮戳和寄件人地址，以证明寄出和收到的日期。',
          en: 'Postmark and sender, as proof of when it was posted and received.',
        },
      }),
      legacyNo: text({ label: { zh: '原系统编号', en: 'number in an earlier system' }, required: 'never', max: 60 }),
    },
    letters: ['REG_SHEET'],
    byMailbox: true,
  }),
  'application.dictated': defineEvent({
    type: 'application.dictated',
    machine: 'disclosureRequest',
    label: { zh: '代填口头申请', en: 'Application dictated' },
    sentence: { zh: '工作人员代填口头申请，申请人签名确认', en: 'The officer filled in an oral application; the applicant signed it' },
    article: '2019年条例第二十九条',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {
      ...applicationFields,
      channel: choice({ label: { zh: '申请方式', en: 'channel' }, required: 'never', options: channelOptions, initial: 'oral' }),
      cannotWrite: reason('form', { zh: '采用书面形式确有困难的情形', en: 'why writing is difficult' }),
      signed: checkbox({ label: { zh: '申请人已签名或捺印', en: 'signed or marked by the applicant' }, required: 'form' }),
    },
    letters: ['APP_FORM'],
  }),
  'receipt.confirmed': defineEvent({
    type: 'receipt.confirmed',
    machine: 'disclosureRequest',
    label: { zh: '确认收到、出具回执', en: 'Confirm receipt' },
    sentence: { zh: '与申请人确认收到申请，出具登记回执', en: 'Receipt was confirmed with the applicant' },
    article: '2019年条例第三十一条',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {
      contactPerson: text({ label: { zh: '与谁确认', en: 'confirmed with' }, required: 'form', max: 50 }),
      method: choice({
        label: { zh: '确认方式', en: 'how' },
        required: 'form',
        options: [
          { value: 'phone', label: { zh: '电话', en: 'telephone' } },
          { value: 'online', label: { zh: '网上回执', en: 'online receipt' } },
          { value: 'email', label: { zh: '电子邮件', en: 'e-mail' } },
          { value: 'inPerson', label: { zh: '当面', en: 'in person' } },
          { value: 'letter', label: { zh: '书面', en: 'letter' } },
        ],
      }),
      log: text({ label: { zh: '通话或联系记录', en: 'record of the contact' }, required: 'never', max: 1000 }),
      attachments,
    },
    letters: ['RECEIPT'],
  }),
  'contact.failed': defineEvent({
    type: 'contact.failed',
    machine: 'disclosureRequest',
    label: { zh: '联系未果', en: 'Contact failed' },
    sentence: { zh: '两次联系申请人未果', en: 'Two attempts to reach the applicant failed' },
    article: '国办公开办函〔2015〕207号',
    actor: 'officer',
    recordedBy: ['registrar', 'officer'],
    fields: {
      firstAttempt: text({ label: { zh: '第一次联系记录', en: 'first attempt' }, required: 'form', max: 500 }),
      secondAttempt: text({ label: { zh: '第二次联系记录', en: 'second attempt' }, required: 'form', max: 500 }),
    },
  }),
} as const;
