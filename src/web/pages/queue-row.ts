import { CHANNEL_LABELS } from '../../law/channels.ts';
import { ROLE_LABELS } from '../../law/roles.ts';
import type { CaseKind } from '../../store/rows.ts';
import { stateLabel } from '../diagram/chart-graph.ts';
import { sayLabel } from '../language.ts';
import { maskApplicant } from '../masking.ts';
import type { QueueRow } from '../queue-data.ts';
import { queueTexts } from '../texts/queue.ts';
import { texts } from '../texts.ts';
import type { WebDeps } from '../web-deps.ts';

export interface BadgeView {
  readonly kind: 'overdue' | 'provisional' | 'breach' | 'late';
  readonly text: string;
  readonly help: string;
}

export interface QueueRowView {
  readonly id: string;
  readonly href: string;
  /** Id and version, as posted when the row is selected. */
  readonly value: string;
  readonly caseNo: string;
  readonly title: string;
  readonly applicant: string;
  readonly channel: string;
  readonly handler: string;
  readonly state: string;
  readonly waitingFor: string;
  readonly firstDueOn: string;
  readonly dueOn: string;
  /** The day in force is not the first one: set off in the table. */
  readonly moved: boolean;
  readonly counted: string;
  readonly remaining: string;
  readonly overdue: boolean;
  readonly badges: readonly BadgeView[];
}

type Machines = WebDeps['machines'];

/** The chart that leads a case of each kind. */
const LEADING = {
  request: 'disclosureRequest',
  publication: 'publication',
  complaint: 'complaint',
  recordCorrection: 'recordCorrection',
} as const;

export function leadingMachine(machines: Machines, kind: CaseKind) {
  return machines[LEADING[kind]];
}

export function queueRow(row: QueueRow, machines: Machines): QueueRowView {
  return {
    id: row.caseId,
    href: `/cases/${encodeURIComponent(row.caseId)}`,
    value: `${row.caseId}:${row.version}`,
    caseNo: row.caseNo ?? texts.queue.noNumber,
    title: row.title ?? texts.queue.noTitle,
    applicant: row.applicantName === null ? texts.none : maskApplicant(row.applicantName, row.applicantClass),
    channel: row.channel === null ? texts.none : sayLabel(CHANNEL_LABELS[row.channel]),
    handler: row.handler ?? queueTexts.nobodyHandles,
    state: stateLabel(leadingMachine(machines, row.kind), row.state),
    waitingFor: row.waitingFor === null ? texts.none : sayLabel(ROLE_LABELS[row.waitingFor]),
    firstDueOn: row.firstDueOn ?? texts.none,
    dueOn: row.dueOn ?? (row.clockState === 'stopped' ? texts.none : texts.clock.states[row.clockState]),
    moved: row.dueOn !== null && row.firstDueOn !== null && row.dueOn !== row.firstDueOn,
    counted: row.countedWorkingDays === null ? '' : queueTexts.counted(row.countedWorkingDays),
    remaining: remainingText(row),
    overdue: row.overdue,
    badges: badgesOf(row),
  };
}

/** While time stands still the remaining days do, too, and say so. */
function remainingText({ remainingWorkingDays: left, clockState }: QueueRow): string {
  if (left === null || clockState === 'stopped') return texts.none;
  const days = left < 0 ? queueTexts.over(-left) : queueTexts.left(left);
  return clockState === 'running' ? days : texts.write.clauses([days, queueTexts.still]);
}

function badgesOf(row: QueueRow): readonly BadgeView[] {
  const { badges, badgeHelp } = texts.queue;
  return [
    ...(row.overdue ? [{ kind: 'overdue' as const, text: badges.overdue, help: badgeHelp.overdue }] : []),
    ...(row.provisional ? [{ kind: 'provisional' as const, text: badges.provisional, help: badgeHelp.provisional }] : []),
    ...(row.breachCount > 0 ? [{ kind: 'breach' as const, text: badges.breach, help: badgeHelp.breach(row.breachCount) }] : []),
    ...(row.lateConfirmation ? [{ kind: 'late' as const, text: queueTexts.lateConfirmation, help: queueTexts.lateConfirmationHelp }] : []),
  ];
}
