import { REPLY_LETTERS } from '../letter-ids.ts';
import { decisionCode, opinion, reason, thirdPartyGround } from './common-fields.ts';
import { defineEvent } from './define-event.ts';
import { text } from './field.ts';
import { attachments, files } from './files-field.ts';

const itemsDisclosed = text({ label: { zh: '公开的内容', en: 'items disclosed' }, required: 'never', max: 4000 });
const itemsWithheld = text({ label: { zh: '不予公开的内容', en: 'items withheld' }, required: 'never', max: 4000 });

export const replyEvents = {
  'reply.proposed': defineEvent({
    type: 'reply.proposed',
    machine: 'disclosureRequest',
    label: { zh: '拟定答复', en: 'Propose a reply' },
    sentence: { zh: '拟定答复（{decisionCode}）', en: 'A reply was proposed ({decisionCode})' },
    article: '2019年条例第三十六条、第三十七条；2007年条例第二十一条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      decisionCode: decisionCode('form'),
      thirdPartyGround,
      basis: text({ label: { zh: '依据条款', en: 'article relied on' }, required: 'form', max: 500 }),
      reasons: reason('form', { zh: '事实和理由', en: 'facts and reasons' }),
      itemsDisclosed,
      itemsWithheld,
      attachments,
    },
    inferrable: true,
  }),
  'reply.submitted': defineEvent({
    type: 'reply.submitted',
    machine: 'disclosureRequest',
    label: { zh: '提交法制审核', en: 'Submit for legal review' },
    sentence: { zh: '答复稿提交法制审核', en: 'The draft reply was submitted for legal review' },
    article: '2019年条例第四十五条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {},
    inferrable: true,
  }),
  'legal.approved': defineEvent({
    type: 'legal.approved',
    machine: 'disclosureRequest',
    label: { zh: '法制审核通过', en: 'Legal review passed' },
    sentence: { zh: '法制审核通过', en: 'Legal review approved the draft' },
    article: '2019年条例第四十五条',
    actor: 'legalReviewer',
    recordedBy: ['legalReviewer'],
    fields: { opinion: opinion('form') },
    inferrable: true,
  }),
  'legal.returned': defineEvent({
    type: 'legal.returned',
    machine: 'disclosureRequest',
    label: { zh: '法制审核退回', en: 'Returned by legal review' },
    sentence: { zh: '法制审核退回修改', en: 'Legal review returned the draft' },
    article: '2019年条例第四十五条',
    actor: 'legalReviewer',
    recordedBy: ['legalReviewer'],
    fields: { opinion: opinion('form') },
  }),
  'reply.approved': defineEvent({
    type: 'reply.approved',
    machine: 'disclosureRequest',
    label: { zh: '签发', en: 'Approve the reply' },
    sentence: { zh: '领导签发答复', en: 'The leader approved the reply' },
    article: '2019年条例第四十五条；项目规则（拟稿人与签发人分离）',
    actor: 'leader',
    recordedBy: ['leader'],
    fields: { opinion: opinion('never') },
    inferrable: true,
  }),
  'reply.returned': defineEvent({
    type: 'reply.returned',
    machine: 'disclosureRequest',
    label: { zh: '退回修改', en: 'Return the draft' },
    sentence: { zh: '领导退回修改', en: 'The leader returned the draft' },
    article: '2019年条例第四十五条',
    actor: 'leader',
    recordedBy: ['leader'],
    fields: { opinion: opinion('form') },
  }),
  'reply.issued': defineEvent({
    type: 'reply.issued',
    machine: 'disclosureRequest',
    label: { zh: '编号用印', en: 'Issue the reply' },
    sentence: { zh: '答复书编号用印', en: 'The reply was numbered and sealed' },
    article: '2019年条例第三十六条；国务院关于在线政务服务的若干规定第九条',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      documentNo: text({ label: { zh: '文号', en: 'document number' }, required: 'never', max: 60 }),
      attachments: files({
        label: { zh: '答复书和所提供的信息', en: 'reply and information provided' },
        required: 'never',
        help: { zh: '送出答复后，申请人可以在网上下载这些文件。', en: 'Once the reply is served the applicant can download these files.' },
      }),
    },
    letters: REPLY_LETTERS,
    inferrable: true,
    irreversible: true,
  }),
  'reply.givenOnTheSpot': defineEvent({
    type: 'reply.givenOnTheSpot',
    machine: 'disclosureRequest',
    label: { zh: '当场答复', en: 'Reply on the spot' },
    sentence: {
      zh: '收到申请当日当场答复（{decisionCode}）',
      en: 'The reply was given on the spot on the day of receipt ({decisionCode})',
    },
    article: '2019年条例第三十三条第一款；2007年条例第二十四条第一款',
    actor: 'officer',
    recordedBy: ['officer'],
    fields: {
      decisionCode: decisionCode('form'),
      authorisedBy: text({ label: { zh: '事先授权的负责人', en: 'authorised in advance by' }, required: 'form', max: 50 }),
      note: text({ label: { zh: '答复笔录', en: 'note of the reply' }, required: 'form', max: 4000 }),
      attachments,
    },
    letters: ['ONSPOT_NOTE'],
    irreversible: true,
  }),
} as const;
