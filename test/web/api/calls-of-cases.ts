import { TODAY } from '../access/access-office.ts';
import type { Calls } from './well-formed-call.ts';

const CASE = '/cases/{case}';
const REDACTION = `${CASE}/redactions/{drawn}`;
const APPLICANT = {
  ...{ type: 'citizen', class: 'naturalPerson', name: '某甲' },
  ...{ idType: 'passport', idNumber: 'E00000000', phone: '010-00000000' },
};
const CONTENTS = { applicant: APPLICANT, description: '某道路工程的竣工验收报告', media: ['paper'], obtainWay: ['pickUp'] };
const TEXT_FILE = {
  raw: 'papers',
  headers: { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename=papers.txt' },
} as const;
const AREA = { kind: 'area', page: 1, ground: 'privacy', x: 10, y: 10, width: 50, height: 20 };

/** Cases, what hangs on them, and applications, in the order in which they are made. */
export const CASE_CALLS: Calls = {
  listCases: { who: 'officer', path: '/cases' },
  searchCases: { who: 'officer', path: '/cases/search', body: { text: '道路' } },
  getCase: { who: 'leader', path: CASE },
  getHistory: { who: 'auditor', path: `${CASE}/history` },
  verifyCase: { who: 'auditor', path: `${CASE}/verification` },
  replayCase: { who: 'auditor', path: `${CASE}/replay?version=2` },
  listReads: { who: 'head', path: `${CASE}/reads` },
  listNotes: { who: 'officer', path: `${CASE}/notes` },
  addNote: { who: 'officer', path: `${CASE}/notes`, body: { text: '电话联系过申请人' } },
  supposeFacts: { who: 'officer', path: `${CASE}/what-if`, body: { facts: [] } },
  openCase: { who: 'registrar', path: '/cases', body: { channel: 'inPerson', on: TODAY, data: { ...CONTENTS, title: '验收报告' } } },
  listHandlers: { who: 'head', path: '/handlers' },
  assignCases: { who: 'head', path: '/cases/assign', body: { to: 'officer', cases: [{ id: '{other}', version: 2 }] } },
  issueQueryCode: { who: 'registrar', path: `${CASE}/query-code` },
  mergeCase: { who: 'registrar', path: '/cases/{twin}/merge', ifMatch: true, body: { with: '{kept}', on: TODAY } },
  listBreachCandidates: { who: 'head', path: '/cases/{late}/breach-candidates' },
  recordBreach: {
    who: 'head',
    path: '/cases/{late}/breaches',
    ifMatch: true,
    body: {
      fact: { type: 'period.extended', on: '2026-03-20', data: { workingDays: 20, reason: '疏忽' } },
      data: { breachRule: 'C15', breachReason: '负责人当日口头同意，延期告知书迟发。' },
    },
  },
  uploadFile: { who: 'portal', path: '/files', ...TEXT_FILE, keep: { unused: 'id' } },
  deleteFile: { who: 'portal', path: '/files/{unused}' },
  submitApplication: { who: 'portal', path: '/applications', body: { data: CONTENTS }, keep: { application: 'id' } },
  listApplications: { who: 'portal', path: '/applications' },
  getApplication: { who: 'portal', path: '/applications/{application}' },
  getApplicationFile: { who: 'portal', path: '/applications/{sent}/files/{paper}' },
  getCaseFile: { who: 'officer', path: '/cases/{sent}/files/{paper}' },
  inspectFile: { who: 'officer', path: `${CASE}/files/{file}/inspection` },
  listLetters: { who: 'officer', path: '/cases/{served}/letters' },
  getReplyDraft: { who: 'officer', path: `${CASE}/letters/draft`, keep: { proposal: 'proposal' } },
  putReplyDraft: {
    who: 'officer',
    path: `${CASE}/letters/draft`,
    ifMatch: `${CASE}/letters/draft`,
    body: { proposal: '{proposal}', paragraphs: ['第一段。', '第二段。'] },
  },
  previewReply: { who: 'officer', path: `${CASE}/letters/draft/preview`, body: {} },
  recordEvent: {
    who: 'officer',
    path: '/cases/{other}/events',
    ifMatch: true,
    body: { type: 'examination.started', on: TODAY },
  },
  previewEvent: {
    who: 'officer',
    path: '/cases/{kept}/letters/preview',
    ifMatch: true,
    body: { type: 'correction.requested', on: TODAY, data: { workingDays: 15, points: '请写明所需信息的年份' } },
  },
  listRedactions: { who: 'officer', path: `${CASE}/redactions` },
  startRedaction: { who: 'officer', path: `${CASE}/redactions`, body: { file: '{file}' }, keep: { drawn: 'id' } },
  getRedactionText: { who: 'officer', path: `${REDACTION}/text/1` },
  searchRedaction: { who: 'officer', path: `${REDACTION}/search`, body: { word: '李某某' } },
  addMarks: {
    who: 'officer',
    path: `${REDACTION}/marks`,
    ifMatch: REDACTION,
    body: { marks: [AREA, { ...AREA, page: 2 }] },
    keep: { firstMark: 'marks.0.id', secondMark: 'marks.1.id' },
  },
  replaceMark: { who: 'officer', path: `${REDACTION}/marks/{firstMark}`, ifMatch: REDACTION, body: { ...AREA, width: 60 } },
  removeMark: { who: 'officer', path: `${REDACTION}/marks/{secondMark}`, ifMatch: REDACTION },
  undoMarks: { who: 'officer', path: `${REDACTION}/undo`, ifMatch: REDACTION },
  getRedaction: { who: 'officer', path: REDACTION },
  submitRedaction: {
    who: 'officer',
    path: `${REDACTION}/submit`,
    ifMatch: true,
    // Begun at 1, and four changes since.
    body: { title: '验收报告', revision: 5, confirmed: true },
  },
  returnRedaction: { who: 'secrecy', path: `${CASE}/redactions/proposed/return`, ifMatch: true, body: { opinion: '第二页还有姓名' } },
  releaseRedaction: { who: 'secrecy', path: `${REDACTION}/release` },
  getTimeline: { who: 'officer', path: `${CASE}/timeline` },
  getCaseFilePdf: { who: 'officer', path: '/cases/{other}/file.pdf' },
  getBundle: { who: 'auditor', path: `${CASE}/bundle.zip` },
  exportCaseList: { who: 'officer', path: '/exports/cases', body: { format: 'csv' } },
  openPublication: { who: 'officer', path: '/publications', body: { on: TODAY, data: { title: '年度预算' } } },
  listPublications: { who: 'officer', path: '/publications' },
  listConversions: { who: 'officer', path: '/publications/conversions' },
  listReassessments: { who: 'secrecy', path: '/publications/reassessments' },
  computeClock: {
    who: 'statistician',
    path: '/clock',
    body: { timeline: { ref: 'a', channel: 'inPerson', events: [{ type: 'application.arrived', on: '2026-03-02' }] } },
  },
  getDeadline: { who: 'statistician', path: '/deadline?channel=inPerson&arrivedOn=2026-03-02' },
};
