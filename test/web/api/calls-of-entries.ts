import type { Calls } from './well-formed-call.ts';

const TABLE = '指标编号,日期,数量,事项,依据\ntraining.people,2024-05-01,20,培训班,名册\n';
const CSV = { raw: TABLE, headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="entries.csv"' } } as const;
const CATALOGUE = {
  raw: '名称,生成日期,公开日期,公开渠道\n某规划,2025-05-01,2025-05-08,政府网站\n',
  headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="catalogue.csv"' },
} as const;
const REPORT = {
  raw: '统计指标,单位,统计数\n收到申请数,件,2\n当面申请数,件,1\n传真申请数,件,1\n申请办结数,件,2\n行政复议数量,件,0\n',
  headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="2017.csv"' },
} as const;
const OWN = { area: 'other', label: '志愿服务次数', unit: '次', kind: 'flow' };
const COURSE = { indicator: 'training.courses', on: '2026-03-12', amount: '1', what: '培训班', source: '通知' };

/** Figures that cases cannot give, in the order in which they are made. */
export const ENTRY_CALLS: Calls = {
  addIndicator: { who: 'statistician', path: '/indicators', body: OWN, keep: { ownIndicator: 'id' } },
  listIndicators: { who: 'officer', path: '/indicators' },
  closeIndicator: { who: 'head', path: '/indicators/{ownIndicator}/close' },
  reopenIndicator: { who: 'head', path: '/indicators/{ownIndicator}/reopen' },
  recordEntry: { who: 'officer', path: '/entries', body: COURSE, keep: { entry: 'id' } },
  listEntries: { who: 'auditor', path: '/entries?year=2026' },
  getLedger: { who: 'leader', path: '/ledger?year=2026' },
  takeBackEntry: { who: 'officer', path: '/entries/{entry}/take-back', body: { reason: '重复' } },
  draftEntryImport: { who: 'statistician', path: '/entries/imports?year=2024', ...CSV, keep: { entryImport: 'id' } },
  getEntryImport: { who: 'statistician', path: '/entries/imports/{entryImport}' },
  compareEntryImport: { who: 'statistician', path: '/entries/imports/{entryImport}/compare' },
  acceptEntryImport: { who: 'statistician', path: '/entries/imports/{entryImport}/accept' },
  checkPastReport: { who: 'statistician', path: '/past-reports/check?year=2017', ...REPORT },
  importPastReport: { who: 'statistician', path: '/past-reports?year=2017', ...REPORT, keep: { pastReport: 'id' } },
  listPastReports: { who: 'auditor', path: '/past-reports' },
  getPastReport: { who: 'leader', path: '/past-reports/{pastReport}' },
  getTrends: { who: 'leader', path: '/trends' },
  draftPublicationImport: { who: 'officer', path: '/publications/imports', ...CATALOGUE, keep: { catalogueImport: 'id' } },
  getPublicationImport: { who: 'officer', path: '/publications/imports/{catalogueImport}' },
  comparePublicationImport: { who: 'head', path: '/publications/imports/{catalogueImport}/compare' },
  acceptPublicationImport: { who: 'officer', path: '/publications/imports/{catalogueImport}/accept', body: { confirmed: true } },
  dropPublicationImport: { who: 'officer', path: '/publications/imports/{catalogueToDrop}' },
  dropEntryImport: { who: 'statistician', path: '/entries/imports/{fileToDrop}' },
};
