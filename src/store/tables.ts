import type {
  BreachRow,
  CalendarNoticeRow,
  CaseRow,
  ClaimedJob,
  DocumentNumberRow,
  HistoryRow,
  JobRow,
  OrganRow,
  PendingJob,
  QueueItem,
  UserRow,
} from './rows.ts';
import { defineTable } from './table.ts';

export const casesTable = defineTable<CaseRow>('cases', {
  id: 'text',
  kind: 'text',
  organId: 'integer',
  ref: 'text',
  caseNo: 'text',
  version: 'integer',
  headHash: 'text',
  state: 'json',
  clock: 'json',
  figures: 'json',
  title: 'text',
  channel: 'text',
  applicantName: 'text',
  applicantClass: 'text',
  contact: 'json',
  arrivedOn: 'text',
  receivedOn: 'text',
  confirmedLateOn: 'text',
  regime: 'text',
  handlingState: 'text',
  clockState: 'text',
  dueOn: 'text',
  baseDueOn: 'text',
  provisionalFrom: 'text',
  waitingFor: 'text',
  round: 'integer',
  decisionCode: 'text',
  repliedOn: 'text',
  closedOn: 'text',
  breachCount: 'integer',
  openProceedings: 'integer',
  assignedTo: 'text',
  unit: 'text',
  searchText: 'text',
  parentCaseId: 'text',
  createdAt: 'text',
  updatedAt: 'text',
  assumed: 'json',
  calendarVersion: 'text',
  dueHistory: 'json',
});

/** The columns of the queue. */
export const queueTable = defineTable<QueueItem>('cases', {
  id: 'text',
  kind: 'text',
  organId: 'integer',
  ref: 'text',
  caseNo: 'text',
  version: 'integer',
  title: 'text',
  channel: 'text',
  applicantName: 'text',
  applicantClass: 'text',
  arrivedOn: 'text',
  receivedOn: 'text',
  confirmedLateOn: 'text',
  regime: 'text',
  handlingState: 'text',
  clockState: 'text',
  dueOn: 'text',
  baseDueOn: 'text',
  provisionalFrom: 'text',
  waitingFor: 'text',
  round: 'integer',
  decisionCode: 'text',
  repliedOn: 'text',
  closedOn: 'text',
  breachCount: 'integer',
  openProceedings: 'integer',
  assignedTo: 'text',
  unit: 'text',
  updatedAt: 'text',
  clock: 'json',
  dueHistory: 'json',
});

export const historyTable = defineTable<HistoryRow>('history', {
  caseId: 'text',
  version: 'integer',
  type: 'text',
  effectiveOn: 'text',
  recordedAt: 'text',
  actorKind: 'text',
  actorId: 'text',
  actorName: 'text',
  data: 'json',
  instance: 'text',
  provenance: 'text',
  assumed: 'json',
  machine: 'text',
  machineVersion: 'text',
  judged: 'json',
  extra: 'json',
  prevHash: 'text',
  hash: 'text',
});

export const breachesTable = defineTable<BreachRow>('breaches', {
  caseId: 'text',
  version: 'integer',
  rule: 'text',
  event: 'text',
  messageZh: 'text',
  messageEn: 'text',
});

const jobColumns = { caseId: 'text', kind: 'text', instance: 'text', runOn: 'text', effectiveOn: 'text', data: 'json' } as const;

export const newJobsTable = defineTable<JobRow & { readonly createdAt: string }>('jobs', { ...jobColumns, createdAt: 'text' });
export const pendingJobsTable = defineTable<PendingJob>('jobs', { id: 'integer', ...jobColumns });
export const claimedJobsTable = defineTable<ClaimedJob>('jobs', {
  id: 'integer',
  ...jobColumns,
  ticket: 'text',
  leasedUntil: 'text',
  attempts: 'integer',
});

export const organsTable = defineTable<OrganRow>('organs', {
  id: 'integer',
  name: 'text',
  shortName: 'text',
  parentId: 'integer',
  closedAt: 'text',
});

export const usersTable = defineTable<UserRow>('users', {
  id: 'text',
  login: 'text',
  name: 'text',
  passwordHash: 'text',
  roles: 'json',
  organId: 'integer',
  unit: 'text',
  disabledAt: 'text',
  email: 'text',
  language: 'text',
  digestOff: 'integer',
});

export const documentNumbersTable = defineTable<DocumentNumberRow>('document_numbers', {
  organId: 'integer',
  year: 'integer',
  kind: 'text',
  number: 'integer',
  text: 'text',
  caseId: 'text',
  version: 'integer',
  voidedAt: 'text',
});

export const calendarNoticesTable = defineTable<CalendarNoticeRow>('calendar_notices', {
  id: 'integer',
  noticeYear: 'integer',
  source: 'json',
  daysOff: 'json',
  extraWorkdays: 'json',
  importedAt: 'text',
  importedBy: 'text',
});
