import { applicant } from './applicant-field.ts';
import type { ChartEventOf } from './chart-event-of.ts';
import { defineEvent } from './define-event.ts';
import { checkbox, choice, text } from './field.ts';
import { attachments } from './files-field.ts';
import { about, documentNo, matter, note, reason } from './proceeding-fields.ts';

const machine = 'recordCorrection';
const recordedBy = ['officer'] as const;
const ARTICLE = '政府信息公开条例（2019）第四十一条；2007年条例第二十五条第二款';

const requested = defineEvent({
  type: 'recordCorrection.requested',
  machine,
  label: { zh: '申请更正信息', en: 'Correction of a record asked for' },
  sentence: { zh: '申请更正与其自身相关的政府信息', en: 'Correction of a record about the applicant was asked for' },
  article: ARTICLE,
  actor: 'applicant',
  recordedBy,
  byApplicant: true,
  fields: {
    record: text({ label: { zh: '不准确的记录', en: 'the record said to be wrong' }, required: 'form', max: 500 }),
    evidence: text({ label: { zh: '证据', en: 'evidence' }, required: 'form', max: 2000 }),
    title: matter,
    about,
    applicant: applicant({ label: { zh: '申请人', en: 'applicant' }, required: 'never' }),
    attachments,
    note,
  },
});

const verified = defineEvent({
  type: 'recordCorrection.verified',
  machine,
  label: { zh: '审核更正申请', en: 'Record checked' },
  sentence: { zh: '对记录是否准确进行审核', en: 'The record was checked against the evidence' },
  article: ARTICLE,
  actor: 'officer',
  recordedBy,
  fields: {
    confirmed: checkbox({
      label: { zh: '记录确有不准确', en: 'the record is wrong' },
      required: 'form',
      help: { zh: '审核属实的，应当更正；不属实的，不得更正。', en: 'If confirmed the record must be corrected, otherwise it must not.' },
    }),
    findings: text({ label: { zh: '审核情况', en: 'findings' }, required: 'never', max: 2000 }),
    note,
  },
});

const corrected = defineEvent({
  type: 'recordCorrection.corrected',
  machine,
  label: { zh: '已更正', en: 'Record corrected' },
  sentence: { zh: '记录已更正并告知申请人', en: 'The record was corrected and the applicant told' },
  article: ARTICLE,
  actor: 'officer',
  recordedBy,
  fields: { correction: text({ label: { zh: '更正内容', en: 'correction' }, required: 'form', max: 1000 }), documentNo, note },
  irreversible: true,
});

const refused = defineEvent({
  type: 'recordCorrection.refused',
  machine,
  label: { zh: '不予更正', en: 'Correction refused' },
  sentence: { zh: '不予更正并告知申请人', en: 'The correction was refused and the applicant told' },
  article: ARTICLE,
  actor: 'officer',
  recordedBy,
  fields: { reason, documentNo, note },
  irreversible: true,
});

const transferred = defineEvent({
  type: 'recordCorrection.transferred',
  machine,
  label: { zh: '转送有权更正的机关', en: 'Passed to the competent organ' },
  sentence: { zh: '不属于本机关职能范围：{organ}', en: 'Not our competence: {organ}' },
  article: ARTICLE,
  actor: 'officer',
  recordedBy,
  fields: {
    organ: text({ label: { zh: '有权更正的机关', en: 'competent organ' }, required: 'form', max: 100 }),
    way: choice({
      label: { zh: '处理方式', en: 'how' },
      required: 'form',
      initial: 'forwarded',
      options: [
        { value: 'forwarded', label: { zh: '转送并告知申请人', en: 'forwarded, applicant told' } },
        { value: 'informed', label: { zh: '告知申请人向有权机关提出', en: 'applicant told where to go' } },
      ],
    }),
    documentNo,
    note,
  },
  irreversible: true,
});

const withdrawn = defineEvent({
  type: 'recordCorrection.withdrawn',
  machine,
  label: { zh: '撤回更正申请', en: 'Correction request withdrawn' },
  sentence: { zh: '申请人撤回更正申请', en: 'The applicant withdrew the request for correction' },
  article: '政府信息公开条例（2019）第四十一条（撤回：本系统规则）',
  actor: 'applicant',
  recordedBy,
  byApplicant: true,
  fields: { note },
  irreversible: true,
});

/** Correction of records about the applicant (更正). The 20 working days are a project rule: the law sets none. */
export const recordCorrectionEvents = {
  'recordCorrection.requested': requested,
  'recordCorrection.verified': verified,
  'recordCorrection.corrected': corrected,
  'recordCorrection.refused': refused,
  'recordCorrection.transferred': transferred,
  'recordCorrection.withdrawn': withdrawn,
} as const;

export type RecordCorrectionEvent = ChartEventOf<typeof recordCorrectionEvents>;
