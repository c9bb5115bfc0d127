import type { ChartEventOf } from './chart-event-of.ts';
import { defineEvent } from './define-event.ts';
import { checkbox, choice, text } from './field.ts';
import { attachments } from './files-field.ts';
import { about, contactFields, documentNo, filedBy, matter, note, reason } from './proceeding-fields.ts';

const machine = 'complaint';
const recordedBy = ['officer'] as const;

const filed = defineEvent({
  type: 'complaint.filed',
  machine,
  label: { zh: '投诉举报', en: 'Complaint filed' },
  sentence: { zh: '就本机关的政府信息公开工作投诉举报', en: 'A complaint about the handling of the request was filed' },
  article: '政府信息公开条例（2019）第四十七条、第五十一条；2007年条例第三十三条',
  actor: 'applicant',
  recordedBy,
  byApplicant: true,
  fields: {
    filedBy,
    addressee: choice({
      label: { zh: '受理机关', en: 'addressed to' },
      required: 'form',
      initial: 'supervisor',
      options: [
        { value: 'supervisor', label: { zh: '政府信息公开工作主管部门', en: 'supervisor of disclosure work' } },
        { value: 'superior', label: { zh: '上一级行政机关', en: 'superior organ' } },
      ],
    }),
    subject: text({ label: { zh: '投诉举报事项', en: 'what it is about' }, required: 'form', max: 1000 }),
    title: matter,
    about,
    ...contactFields,
    attachments,
    note,
  },
});

const accepted = defineEvent({
  type: 'complaint.accepted',
  machine,
  label: { zh: '受理投诉', en: 'Complaint accepted' },
  sentence: { zh: '投诉举报已受理', en: 'The complaint was accepted' },
  article: '政府信息公开条例（2019）第五十一条；内部办理期限20个工作日（本系统规则）',
  actor: 'supervisor',
  recordedBy,
  fields: { documentNo, note },
});

const rejected = defineEvent({
  type: 'complaint.rejected',
  machine,
  label: { zh: '不予受理投诉', en: 'Complaint not accepted' },
  sentence: { zh: '投诉举报不予受理', en: 'The complaint was not accepted' },
  article: '政府信息公开条例（2019）第五十一条',
  actor: 'supervisor',
  recordedBy,
  fields: { reason, documentNo, note },
  irreversible: true,
});

const investigated = defineEvent({
  type: 'complaint.investigated',
  machine,
  label: { zh: '调查投诉', en: 'Complaint investigated' },
  sentence: { zh: '对投诉举报事项进行调查', en: 'The matter complained of was investigated' },
  article: '政府信息公开条例（2019）第四十七条、第五十一条',
  actor: 'supervisor',
  recordedBy,
  fields: { findings: text({ label: { zh: '调查情况', en: 'findings' }, required: 'never', max: 2000 }), note },
});

const decided = defineEvent({
  type: 'complaint.decided',
  machine,
  label: { zh: '投诉处理决定', en: 'Complaint decided' },
  sentence: { zh: '投诉举报处理完毕', en: 'The complaint was decided' },
  article: '政府信息公开条例（2019）第四十七条第二款、第五十一条至第五十三条',
  actor: 'supervisor',
  recordedBy,
  fields: {
    found: checkbox({ label: { zh: '投诉属实', en: 'found true' }, required: 'form' }),
    order: text({ label: { zh: '整改要求或者通报', en: 'order to correct or public criticism' }, required: 'never', max: 1000 }),
    documentNo,
    note,
  },
  irreversible: true,
});

const withdrawn = defineEvent({
  type: 'complaint.withdrawn',
  machine,
  label: { zh: '撤回投诉', en: 'Complaint withdrawn' },
  sentence: { zh: '投诉举报人撤回投诉举报', en: 'The complaint was withdrawn' },
  article: '政府信息公开条例（2019）第五十一条（撤回：本系统规则）',
  actor: 'applicant',
  recordedBy,
  byApplicant: true,
  fields: { note },
  irreversible: true,
});

/** Complaints and reports (投诉、举报) to the supervisor or the superior organ. */
export const complaintEvents = {
  'complaint.filed': filed,
  'complaint.accepted': accepted,
  'complaint.rejected': rejected,
  'complaint.investigated': investigated,
  'complaint.decided': decided,
  'complaint.withdrawn': withdrawn,
} as const;

export type ComplaintEvent = ChartEventOf<typeof complaintEvents>;
