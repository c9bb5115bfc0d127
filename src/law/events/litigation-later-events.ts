import { defineEvent } from './define-event.ts';
import { choice } from './field.ts';
import { by, documentNo, filedBy, kind, laterInstanceOutcome, note, reason, servedOn } from './proceeding-fields.ts';

const machine = 'litigationCase';
const recordedBy = ['officer', 'legalReviewer'] as const;

const appealAccepted = defineEvent({
  type: 'litigation.appealAccepted',
  machine,
  label: { zh: '二审受理', en: 'Appeal accepted' },
  sentence: { zh: '第二审人民法院收到上诉', en: 'The court of second instance received the appeal' },
  article: '行政诉讼法第八十五条、第八十八条',
  actor: 'court',
  recordedBy,
  fields: { documentNo, note },
  inferrable: true,
});

const appealLapsed = defineEvent({
  type: 'litigation.appealLapsed',
  machine,
  label: { zh: '上诉期满，一审裁判生效', en: 'No appeal: judgment effective' },
  sentence: { zh: '上诉期满无人上诉，一审裁判生效', en: 'Nobody appealed in time: the first judgment took effect' },
  article: '行政诉讼法第八十五条',
  actor: 'clock',
  recordedBy: [],
  fields: {},
  byClock: true,
});

const remanded = defineEvent({
  type: 'litigation.remanded',
  machine,
  label: { zh: '发回重审', en: 'Remanded' },
  sentence: { zh: '发回第一审人民法院重审', en: 'The case was sent back to the court of first instance' },
  article: '行政诉讼法第八十九条第一款第三、四项',
  actor: 'court',
  recordedBy,
  fields: { servedOn, documentNo, note },
});

const secondJudged = defineEvent({
  type: 'litigation.secondJudged',
  machine,
  label: { zh: '二审裁判', en: 'Judged at second instance' },
  sentence: { zh: '二审裁判：{outcome}', en: 'Judged at second instance: {outcome}' },
  article: '行政诉讼法第八十八条、第八十九条',
  actor: 'court',
  recordedBy,
  fields: { outcome: laterInstanceOutcome, kind, servedOn, by, documentNo, note },
  irreversible: true,
});

const retrialFiled = defineEvent({
  type: 'litigation.retrialFiled',
  machine,
  label: { zh: '申请再审', en: 'Retrial applied for' },
  sentence: { zh: '当事人申请再审', en: 'A party applied for retrial' },
  article: '行政诉讼法第九十条',
  actor: 'applicant',
  recordedBy,
  fields: { filedBy: { ...filedBy, required: 'never' as const }, note },
});

const retrialOrdered = defineEvent({
  type: 'litigation.retrialOrdered',
  machine,
  label: { zh: '裁定再审', en: 'Retrial ordered' },
  sentence: { zh: '人民法院裁定再审', en: 'A retrial was ordered' },
  article: '行政诉讼法第九十一条至第九十三条',
  actor: 'court',
  recordedBy,
  fields: {
    orderedBy: choice({
      label: { zh: '再审启动方式', en: 'why retrial was ordered' },
      required: 'never',
      options: [
        { value: 'application', label: { zh: '当事人申请', en: 'a party applied' } },
        { value: 'court', label: { zh: '法院依职权', en: 'the court of its own motion' } },
        { value: 'procuratorate', label: { zh: '检察机关抗诉', en: 'protest of the procuratorate' } },
      ],
    }),
    documentNo,
    note,
  },
});

const retrialRejected = defineEvent({
  type: 'litigation.retrialRejected',
  machine,
  label: { zh: '驳回再审申请', en: 'Retrial refused' },
  sentence: { zh: '人民法院裁定驳回再审申请', en: 'The application for retrial was refused' },
  article: '行政诉讼法司法解释（法释〔2018〕1号）第一百一十六条',
  actor: 'court',
  recordedBy,
  fields: { documentNo, reason: { ...reason, required: 'never' as const }, note },
});

const retrialJudged = defineEvent({
  type: 'litigation.retrialJudged',
  machine,
  label: { zh: '再审裁判', en: 'Judged on retrial' },
  sentence: { zh: '再审裁判：{outcome}', en: 'Judged on retrial: {outcome}' },
  article: '行政诉讼法第九十一条；行政诉讼法司法解释（法释〔2018〕1号）第一百一十九条至第一百二十三条',
  actor: 'court',
  recordedBy,
  fields: { outcome: laterInstanceOutcome, kind, servedOn, by, documentNo, note },
  irreversible: true,
});

/** What may follow the first judgment: appeal, second instance, retrial. */
export const litigationLaterEvents = {
  'litigation.appealAccepted': appealAccepted,
  'litigation.appealLapsed': appealLapsed,
  'litigation.remanded': remanded,
  'litigation.secondJudged': secondJudged,
  'litigation.retrialFiled': retrialFiled,
  'litigation.retrialOrdered': retrialOrdered,
  'litigation.retrialRejected': retrialRejected,
  'litigation.retrialJudged': retrialJudged,
} as const;
