import type { ChartEventOf } from './chart-event-of.ts';
import { defineEvent } from './define-event.ts';
import { choice, text } from './field.ts';
import { litigationLaterEvents } from './litigation-later-events.ts';
import {
  by,
  documentNo,
  filedBy,
  firstInstanceOutcome,
  kind,
  note,
  ownLitigationOutcome,
  procedure,
  reason,
  servedOn,
  switchedTo,
} from './proceeding-fields.ts';

const machine = 'litigationCase';
/** The court's acts reach us as documents, which either of the two enters. */
const recordedBy = ['officer', 'legalReviewer'] as const;

const filed = defineEvent({
  type: 'litigation.filed',
  machine,
  label: { zh: '提起行政诉讼', en: 'Suit filed' },
  sentence: { zh: '就本答复提起行政诉讼', en: 'A suit about the reply was filed' },
  article: '行政诉讼法第四十五条、第四十六条',
  actor: 'applicant',
  recordedBy,
  fields: {
    filedBy,
    court: text({ label: { zh: '受诉人民法院', en: 'court' }, required: 'form', max: 100 }),
    claim: text({ label: { zh: '诉讼请求', en: 'what is asked for' }, required: 'never', max: 1000 }),
    note,
  },
  inferrable: true,
});

const registered = defineEvent({
  type: 'litigation.registered',
  machine,
  label: { zh: '登记立案', en: 'Suit registered' },
  sentence: { zh: '人民法院登记立案', en: 'The court registered the suit' },
  article: '行政诉讼法第五十一条',
  actor: 'court',
  recordedBy,
  fields: { procedure, documentNo, note },
  inferrable: true,
});

const notRegistered = defineEvent({
  type: 'litigation.notRegistered',
  machine,
  label: { zh: '不予立案', en: 'Suit not registered' },
  sentence: { zh: '人民法院裁定不予立案', en: 'The court refused to register the suit' },
  article: '行政诉讼法第五十一条',
  actor: 'court',
  recordedBy,
  fields: { outcome: ownLitigationOutcome('notRegistered'), servedOn, documentNo, note },
  irreversible: true,
});

const pleadingsReceived = defineEvent({
  type: 'litigation.pleadingsReceived',
  machine,
  label: { zh: '收到应诉通知书', en: 'Complaint received from the court' },
  sentence: { zh: '收到应诉通知书和起诉状副本', en: 'The notice to defend and the copy of the complaint were received' },
  article: '行政诉讼法第六十七条',
  actor: 'officer',
  recordedBy,
  fields: { procedure, documentNo, note },
  inferrable: true,
});

const defenceFiled = defineEvent({
  type: 'litigation.defenceFiled',
  machine,
  label: { zh: '提交答辩状', en: 'Defence filed' },
  sentence: { zh: '向人民法院提交答辩状和证据', en: 'The defence and the evidence were sent to the court' },
  article: '行政诉讼法第三十四条、第六十七条',
  actor: 'legalReviewer',
  recordedBy: ['legalReviewer'],
  fields: {
    defence: text({ label: { zh: '答辩意见', en: 'defence' }, required: 'form', max: 5000 }),
    evidence: text({ label: { zh: '证据清单', en: 'list of evidence' }, required: 'form', max: 5000 }),
    authorisedAgent: text({ label: { zh: '委托代理人（授权委托书）', en: 'agent (power of attorney)' }, required: 'form', max: 100 }),
    appearingOfficial: text({ label: { zh: '出庭负责人', en: 'official who will appear' }, required: 'form', max: 50 }),
    documentNo,
    note,
  },
  letters: ['DEFENCE'],
  inferrable: true,
});

const defenceLapsed = defineEvent({
  type: 'litigation.defenceLapsed',
  machine,
  label: { zh: '逾期未答辩举证', en: 'No defence in time' },
  sentence: { zh: '逾期未提交证据，视为没有相应证据', en: 'No defence in time: the act counts as without evidence' },
  article: '行政诉讼法第三十四条、第六十七条',
  actor: 'clock',
  recordedBy: [],
  fields: {},
  byClock: true,
});

const procedureSwitched = defineEvent({
  type: 'litigation.procedureSwitched',
  machine,
  label: { zh: '转换审理程序', en: 'Procedure switched' },
  sentence: { zh: '人民法院裁定转为：{to}', en: 'The court switched to: {to}' },
  article: '行政诉讼法第八十二条至第八十四条',
  actor: 'court',
  recordedBy,
  fields: { to: switchedTo, documentNo, note },
});

const firstJudged = defineEvent({
  type: 'litigation.firstJudged',
  machine,
  label: { zh: '一审裁判', en: 'Judged at first instance' },
  sentence: { zh: '一审裁判：{outcome}', en: 'Judged at first instance: {outcome}' },
  article: '行政诉讼法第六十九条至第八十一条',
  actor: 'court',
  recordedBy,
  fields: { outcome: firstInstanceOutcome, kind, servedOn, by, documentNo, note },
  irreversible: true,
});

const suspended = defineEvent({
  type: 'litigation.suspended',
  machine,
  label: { zh: '诉讼中止', en: 'Suit suspended' },
  sentence: { zh: '人民法院裁定中止诉讼', en: 'The court suspended the suit' },
  article: '行政诉讼法司法解释（法释〔2018〕1号）第八十七条',
  actor: 'court',
  recordedBy,
  fields: { reason, documentNo, note },
});

const resumed = defineEvent({
  type: 'litigation.resumed',
  machine,
  label: { zh: '诉讼恢复', en: 'Suit resumed' },
  sentence: { zh: '人民法院恢复诉讼', en: 'The court resumed the suit' },
  article: '行政诉讼法司法解释（法释〔2018〕1号）第八十七条',
  actor: 'court',
  recordedBy,
  fields: { documentNo, note },
});

const appealed = defineEvent({
  type: 'litigation.appealed',
  machine,
  label: { zh: '提起上诉', en: 'Appealed' },
  sentence: { zh: '当事人提起上诉', en: 'A party appealed' },
  article: '行政诉讼法第八十五条',
  actor: 'applicant',
  recordedBy,
  fields: {
    appellant: choice({
      label: { zh: '上诉人', en: 'appellant' },
      required: 'form',
      options: [
        { value: 'plaintiff', label: { zh: '原告', en: 'plaintiff' } },
        { value: 'organ', label: { zh: '本机关', en: 'our organ' } },
        { value: 'reviewOrgan', label: { zh: '行政复议机关', en: 'review organ' } },
        { value: 'thirdParty', label: { zh: '第三人', en: 'third party' } },
      ],
    }),
    note,
  },
  inferrable: true,
});

const withdrawn = defineEvent({
  type: 'litigation.withdrawn',
  machine,
  label: { zh: '准予撤诉', en: 'Suit withdrawn' },
  sentence: { zh: '人民法院裁定准予撤诉', en: 'The suit was withdrawn with leave of the court' },
  article: '行政诉讼法第六十二条',
  actor: 'court',
  recordedBy,
  fields: { outcome: ownLitigationOutcome('withdrawn'), servedOn, documentNo, note },
  irreversible: true,
});

/** Administrative litigation (行政诉讼), in the order of its course. */
export const litigationEvents = {
  'litigation.filed': filed,
  'litigation.registered': registered,
  'litigation.notRegistered': notRegistered,
  'litigation.pleadingsReceived': pleadingsReceived,
  'litigation.defenceFiled': defenceFiled,
  'litigation.defenceLapsed': defenceLapsed,
  'litigation.procedureSwitched': procedureSwitched,
  'litigation.firstJudged': firstJudged,
  'litigation.appealed': appealed,
  ...litigationLaterEvents,
  'litigation.suspended': suspended,
  'litigation.resumed': resumed,
  'litigation.withdrawn': withdrawn,
} as const;

export type LitigationEvent = ChartEventOf<typeof litigationEvents>;
