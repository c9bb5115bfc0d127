import type { CaseSight } from '../law/access/case-sight.ts';
import type { ApplicantClass, Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { ClockPhase } from '../law/clock/clock-view.ts';
import type { LegalActor } from '../law/roles.ts';
import type { QueueChoices, QueueGroup, QueueSort } from '../store/queue-conditions.ts';
import type { QueueCursor } from '../store/queue-read-model.ts';
import type { CaseKind } from '../store/rows.ts';

export const QUEUE_SCOPES = ['all', 'mine', 'unit'] as const;
export type QueueScopeId = (typeof QUEUE_SCOPES)[number];

/** What the queue is asked for. */
export interface QueueQuery {
  readonly group: QueueGroup;
  readonly scope: QueueScopeId;
  readonly kind: CaseKind;
  readonly sort: QueueSort;
  readonly choices: QueueChoices;
  /** Words of titles, descriptions, names and numbers; empty for all cases. */
  readonly text: string;
  /** The rows after this one; from the start when null. */
  readonly after: QueueCursor | null;
  readonly limit: number;
  readonly today: CivilDate;
  /** Null: all organs. */
  readonly organId: number | null;
  /** No other cases are told of, by no row, count or search. */
  readonly sight: CaseSight;
  /** Who asks: whose `mine` and whose `unit`. */
  readonly user: { readonly id: string; readonly unit: string | null };
}

export interface QueueRow {
  readonly caseId: string;
  readonly version: number;
  readonly kind: CaseKind;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly applicantName: string | null;
  /** Null while unknown: the name is then masked as a person's. */
  readonly applicantClass: ApplicantClass | null;
  readonly channel: Channel | null;
  /** State in the main chart, a dotted path such as `handling.examining`. */
  readonly state: string;
  readonly waitingFor: LegalActor | null;
  readonly arrivedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly clockState: ClockPhase;
  /** The due day that was computed first, and the one in force. */
  readonly firstDueOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  /** As of today, or of the day on which time stopped or stands still; null before there is a date of receipt. */
  readonly countedWorkingDays: number | null;
  /** Negative when overdue. */
  readonly remainingWorkingDays: number | null;
  readonly overdue: boolean;
  readonly provisional: boolean;
  readonly lateConfirmation: boolean;
  readonly breachCount: number;
  readonly assignedTo: string | null;
  /** Name of the person it is assigned to; the id when there is no such account. */
  readonly handler: string | null;
  readonly unit: string | null;
  readonly decisionCode: string | null;
  readonly repliedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
}

export interface QueuePageData {
  readonly rows: readonly QueueRow[];
  /** Of the scope and kind; a thousand and one stands for more. Null when the rows were narrowed further: then they say nothing. */
  readonly counts: Readonly<Record<QueueGroup, number>> | null;
  /** Of what was narrowed, on its first page; likewise. */
  readonly total: number | null;
  /** To ask for the page after this one; null on the last. */
  readonly next: QueueCursor | null;
  /** Stands for all cases as they were before the rows were read: another one means that something has changed. */
  readonly pulse: string;
}
