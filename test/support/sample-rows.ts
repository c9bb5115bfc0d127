import { civilDate } from '../../src/law/civil-date.ts';
import { EMPTY_CLOCK } from '../../src/law/clock/clock-state.ts';
import type { BreachRow, CaseRow, CaseStep, HistoryRow, JobRow } from '../../src/store/rows.ts';

const AT = '2026-03-02T01:00:00.000Z';

/** A request of organ 1 at version 1. */
export function sampleCase(changes: Partial<CaseRow> = {}): CaseRow {
  return {
    id: 'case-1',
    kind: 'request',
    organId: 1,
    ref: null,
    caseNo: null,
    version: 1,
    headHash: 'hash-1',
    state: { request: { value: 'examining', context: {}, status: 'active' } },
    clock: { ...EMPTY_CLOCK },
    figures: { new: true },
    title: '某道路工程的验收报告',
    channel: 'fax',
    applicantName: '某甲',
    applicantClass: 'naturalPerson',
    contact: null,
    arrivedOn: civilDate('2026-03-02'),
    receivedOn: civilDate('2026-03-02'),
    confirmedLateOn: null,
    regime: 'R2019',
    handlingState: 'examining',
    clockState: 'running',
    dueOn: civilDate('2026-03-30'),
    baseDueOn: civilDate('2026-03-30'),
    provisionalFrom: null,
    waitingFor: null,
    round: 1,
    decisionCode: null,
    repliedOn: null,
    closedOn: null,
    breachCount: 0,
    openProceedings: 0,
    assignedTo: null,
    unit: null,
    searchText: '',
    parentCaseId: null,
    createdAt: AT,
    updatedAt: AT,
    assumed: ['title'],
    calendarVersion: 'c1',
    dueHistory: [{ on: '2026-03-30' }],
    ...changes,
  };
}

export function sampleEntry(changes: Partial<HistoryRow> = {}): HistoryRow {
  return {
    caseId: 'case-1',
    version: 1,
    type: 'application.arrived',
    effectiveOn: civilDate('2026-03-02'),
    recordedAt: AT,
    actorKind: 'staff',
    actorId: 'user-1',
    actorName: '某乙',
    data: { applicant: { name: '某甲' } },
    instance: null,
    provenance: 'recorded',
    assumed: [],
    machine: 'disclosureRequest',
    machineVersion: '1',
    judged: {},
    extra: null,
    prevHash: null,
    hash: 'hash-1',
    ...changes,
  };
}

export function sampleJob(changes: Partial<JobRow> = {}): JobRow {
  return {
    caseId: 'case-1',
    kind: 'deadline.passed',
    instance: null,
    runOn: civilDate('2026-03-31'),
    effectiveOn: civilDate('2026-03-31'),
    data: {},
    ...changes,
  };
}

export function sampleBreach(changes: Partial<BreachRow> = {}): BreachRow {
  return {
    caseId: 'case-1',
    version: 1,
    rule: 'C5',
    event: 'correction.requested',
    messageZh: '逾期',
    messageEn: 'Late',
    ...changes,
  };
}

/** The step that makes the case with its first entry. */
export function firstStep(changes: Partial<CaseRow> = {}, parts: Partial<CaseStep> = {}): CaseStep {
  const caseRow = sampleCase(changes);
  return { caseRow, expectedVersion: 0, entries: [sampleEntry({ caseId: caseRow.id })], jobs: [], breaches: [], ...parts };
}

/** The step that adds one entry to a case at `caseRow.version`. */
export function nextStep(caseRow: CaseRow, parts: Partial<CaseStep> = {}): CaseStep {
  const version = caseRow.version + 1;
  const hash = `hash-${version}`;
  return {
    caseRow: { ...caseRow, version, headHash: hash },
    expectedVersion: caseRow.version,
    entries: [sampleEntry({ caseId: caseRow.id, version, type: 'receipt.confirmed', prevHash: caseRow.headHash, hash })],
    jobs: [],
    breaches: [],
    ...parts,
  };
}
