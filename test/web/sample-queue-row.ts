import { civilDate } from '../../src/law/civil-date.ts';
import type { QueueRow } from '../../src/web/queue-data.ts';

/** An overdue request that waits for legal review, with everything that can be wrong with one. */
export function sampleQueueRow(changes: Partial<QueueRow> = {}): QueueRow {
  return {
    caseId: 'case-1',
    version: 6,
    kind: 'request',
    caseNo: '东政公开申〔2026〕38号',
    title: '某道路工程的验收报告',
    applicantName: '张某某',
    applicantClass: 'naturalPerson',
    channel: 'fax',
    state: 'handling.legalReview',
    waitingFor: 'legalReviewer',
    arrivedOn: civilDate('2026-10-22'),
    receivedOn: civilDate('2026-10-23'),
    clockState: 'running',
    firstDueOn: civilDate('2026-11-20'),
    dueOn: civilDate('2026-11-27'),
    countedWorkingDays: 22,
    remainingWorkingDays: -2,
    overdue: true,
    provisional: true,
    lateConfirmation: true,
    breachCount: 2,
    assignedTo: null,
    handler: null,
    unit: null,
    decisionCode: null,
    repliedOn: null,
    closedOn: null,
    ...changes,
  };
}
