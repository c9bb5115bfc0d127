import type { Bilingual } from '../errors.ts';
import { consultationAttemptFields } from './attempt-fields.ts';
import { organ, party } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { choice, text } from './field.ts';
import { attachments } from './files-field.ts';
import { SERVICE_METHODS } from './service-events.ts';

const answer = choice({
  label: { zh: '意见', en: 'answer' },
  required: 'form',
  options: [
    { value: 'agree', label: { zh: '同意公开', en: 'agrees' } },
    { value: 'disagree', label: { zh: '不同意公开', en: 'disagrees' } },
  ],
});
const grounds = text({ label: { zh: '理由', en: 'grounds' }, required: 'never', max: 2000 });
const summary = text({ label: { zh: '所涉信息摘要', en: 'summary of the information' }, required: 'form', max: 2000 });
/** What the letter says of the applicant is nothing, unless the applicant agrees (project rule 5.2). */
const NO_APPLICANT: Bilingual = {
  zh: '写入征求意见书。未经申请人同意，不得写明申请人的姓名或者名称、联系方式。',
  en: 'Goes into the letter. Never name the applicant there, or how to reach them, unless the applicant agrees.',
};
const proof = text({ label: { zh: '送达凭证', en: 'proof of service' }, required: 'form', max: 200 });
const method = choice({
  label: { zh: '送达方式', en: 'way of service' },
  required: 'never',
  options: SERVICE_METHODS.filter(({ value }) => value !== 'publicNotice'),
  help: { zh: '写入送达回证。', en: 'Goes into the proof of service.' },
});
/** What the proof of service quotes. */
const attempt = { method, ...consultationAttemptFields } as const;

export const consultationEvents = {
  'thirdParty.consulted': defineEvent({
    type: 'thirdParty.consulted',
    machine: 'disclosureRequest',
    label: { zh: '征求第三方意见', en: 'Consult a third party' },
    sentence: { zh: '书面征求第三方（{party}）意见', en: 'The third party {party} was consulted in writing' },
    article: '2019年条例第十五条、第三十二条；2007年条例第二十三条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: { party, summary: { ...summary, help: NO_APPLICANT }, attachments },
    letters: ['TP_LETTER', 'TP_INFO'],
  }),
  'thirdParty.served': defineEvent({
    type: 'thirdParty.served',
    machine: 'disclosureRequest',
    label: { zh: '第三方收到征求意见书', en: 'Third party served' },
    sentence: {
      zh: '第三方（{party}）收到征求意见书，15个工作日内提出意见',
      en: 'The third party {party} received the letter and has 15 working days',
    },
    article: '2019年条例第三十二条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: { party, proof, ...attempt, attachments },
    letters: ['SERVICE_PROOF'],
  }),
  'thirdParty.replied': defineEvent({
    type: 'thirdParty.replied',
    machine: 'disclosureRequest',
    label: { zh: '第三方提出意见', en: 'Third party replied' },
    sentence: { zh: '第三方（{party}）提出意见', en: 'The third party {party} answered' },
    article: '2019年条例第三十二条',
    actor: 'thirdParty',
    recordedBy: ['officer'],
    fields: { party, answer, grounds, attachments },
    letters: ['TP_CONFIRM'],
  }),
  'thirdParty.lapsed': defineEvent({
    type: 'thirdParty.lapsed',
    machine: 'disclosureRequest',
    label: { zh: '第三方逾期未提出意见', en: 'Third party silent' },
    sentence: {
      zh: '第三方（{party}）逾期未提出意见，由本机关依法决定是否公开',
      en: 'The third party {party} did not answer in time: the organ decides',
    },
    article: '2019年条例第三十二条',
    actor: 'clock',
    recordedBy: [],
    fields: { party },
    byClock: true,
  }),
  'thirdParty.notified': defineEvent({
    type: 'thirdParty.notified',
    machine: 'disclosureRequest',
    label: { zh: '告知第三方公开决定', en: 'Notify the third party' },
    sentence: { zh: '将决定公开的信息内容和理由书面告知第三方', en: 'The third party was told in writing what is disclosed and why' },
    article: '2019年条例第三十二条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      party,
      content: text({ label: { zh: '公开的信息内容', en: 'content disclosed' }, required: 'form', max: 2000 }),
      reasons: text({ label: { zh: '公开的理由', en: 'reasons' }, required: 'form', max: 2000 }),
    },
    letters: ['TP_DISCLOSE'],
  }),
  'organ.consulted': defineEvent({
    type: 'organ.consulted',
    machine: 'disclosureRequest',
    label: { zh: '征求其他机关意见', en: 'Consult another organ' },
    sentence: { zh: '书面征求{organ}意见', en: '{organ} was consulted in writing' },
    article: '2019年条例第三十四条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: { organ, summary, attachments },
    letters: ['ORG_LETTER'],
  }),
  'organ.served': defineEvent({
    type: 'organ.served',
    machine: 'disclosureRequest',
    label: { zh: '其他机关收到征求意见书', en: 'Other organ served' },
    sentence: { zh: '{organ}收到征求意见书，15个工作日内提出意见', en: '{organ} received the letter and has 15 working days' },
    article: '2019年条例第三十四条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: { organ, proof, ...attempt, attachments },
    letters: ['SERVICE_PROOF'],
  }),
  'organ.replied': defineEvent({
    type: 'organ.replied',
    machine: 'disclosureRequest',
    label: { zh: '其他机关复函', en: 'Other organ replied' },
    sentence: { zh: '{organ}复函提出意见', en: '{organ} answered' },
    article: '2019年条例第三十四条',
    actor: 'otherOrgan',
    recordedBy: ['officer'],
    fields: { organ, answer, grounds, attachments },
  }),
  'organ.lapsed': defineEvent({
    type: 'organ.lapsed',
    machine: 'disclosureRequest',
    label: { zh: '其他机关逾期未复', en: 'Other organ silent' },
    sentence: { zh: '{organ}逾期未提出意见，视为同意公开', en: '{organ} did not answer in time: consent is assumed' },
    article: '2019年条例第三十四条',
    actor: 'clock',
    recordedBy: [],
    fields: { organ },
    byClock: true,
  }),
} as const;
