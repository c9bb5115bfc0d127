import type { Store } from 'express-session';
import type { AnyStateMachine } from 'xstate';
import type { HistoryLine, InstanceView, NewEvent, PossibleStep, Recorded, RecordOptions } from '../engine/engine-types.ts';
import type { ApplicantClass, Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import type { EventDefinition, MachineId } from '../law/events/define-event.ts';
import type { Actor, LegalActor, StaffRole } from '../law/roles.ts';
import type { Breach, RegimeId } from '../law/step-facts.ts';

export type ClockStateName = 'notStarted' | 'running' | 'paused' | 'suspended' | 'stopped';

/** A stretch of days of one kind; `from` and `to` are both inclusive. */
export interface LedgerStretch {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kind: 'counted' | 'excluded';
  readonly workingDays: number;
  /** Ids of the parties and organs being consulted, sorted. */
  readonly causes: readonly string[];
  readonly basis: string;
}

/** What `yishen clock` prints for a case. Before the date of receipt everything but `round` and `state` is null. */
export interface ClockView {
  readonly round: number;
  readonly regime: RegimeId | null;
  readonly receivedOn: CivilDate | null;
  readonly anchor: CivilDate | null;
  readonly state: ClockStateName;
  readonly baseDueOn: CivilDate | null;
  /** The last day on which a reply is in time; null while the clock is not started, paused or suspended. */
  readonly dueOn: CivilDate | null;
  readonly provisional: boolean | null;
  readonly countedWorkingDays: number | null;
  /** Negative when overdue. */
  readonly remainingWorkingDays: number | null;
  readonly stoppedOn: CivilDate | null;
  readonly inTime: boolean | null;
  readonly ledger: readonly LedgerStretch[] | null;
}

/** One step of a chart that was taken. States are dotted paths without the machine's id, such as `handling.examining`. */
export interface VisitedStep {
  readonly from: string;
  readonly event: string;
  readonly to: string;
  readonly on?: CivilDate;
}

export interface CaseInstanceView extends InstanceView {
  readonly visited: readonly VisitedStep[];
}

/** A limit or window besides the reply's due day: correction, payment, third party's answer, defence … */
export interface LimitView {
  readonly id: string;
  readonly label: Bilingual;
  readonly basis: string;
  /** The day the period is counted from; it is not counted itself. */
  readonly from: CivilDate;
  /** The last day. */
  readonly dueOn: CivilDate;
  readonly state: 'running' | 'met' | 'passed';
  /** Whose limit it is. */
  readonly actor?: LegalActor;
  readonly instance?: string;
}

export interface CasePageData {
  readonly id: string;
  readonly caseNo: string | null;
  readonly organName: string;
  readonly title: string;
  readonly applicantName: string;
  readonly channel: Channel;
  readonly version: number;
  readonly calendarVersion: string;
  /** The first is the disclosure request, the others are proceedings. */
  readonly instances: readonly CaseInstanceView[];
  readonly clock: ClockView;
  /** In the order of their versions. */
  readonly history: readonly HistoryLine[];
  readonly steps: readonly PossibleStep[];
  readonly breaches: readonly Breach[];
  readonly limits: readonly LimitView[];
}

export const QUEUE_GROUPS = ['open', 'overdue', 'dueSoon', 'waiting', 'unconfirmed', 'finished'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

export interface QueueQuery {
  readonly group: QueueGroup;
  /** Part of a case number, title or applicant's name; empty for all. */
  readonly text: string;
  /** 1 is the first. */
  readonly page: number;
  readonly pageSize: number;
  readonly today: CivilDate;
  /** Null: all organs. */
  readonly organId: string | null;
}

export interface QueueRow {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly title: string;
  readonly applicantName: string;
  /** Null while unknown: the name is then masked as a person's. */
  readonly applicantClass: ApplicantClass | null;
  readonly channel: Channel;
  /** State of the request in its chart, a dotted path such as `handling.examining`. */
  readonly state: string;
  readonly waitingFor: LegalActor | null;
  readonly clockState: ClockStateName;
  /** The due day that was computed first, and the one in force. */
  readonly firstDueOn: CivilDate | null;
  readonly dueOn: CivilDate | null;
  readonly remainingWorkingDays: number | null;
  readonly overdue: boolean;
  readonly provisional: boolean;
  readonly breachCount: number;
}

export interface QueuePageData {
  /** Ordered by due day, cases without one last. */
  readonly rows: readonly QueueRow[];
  readonly counts: Readonly<Record<QueueGroup, number>>;
  /** Rows of the asked group that fit the text, on all pages. */
  readonly total: number;
}

export type Verification =
  | { readonly ok: true; readonly entries: number; readonly headHash: string }
  | { readonly ok: false; readonly version: number; readonly reason: Bilingual };

export interface WebEngine {
  open(input: NewEvent & { readonly organId: string; readonly channel: Channel }, actor: Actor): Promise<Recorded>;
  record(caseId: string, event: NewEvent, options: RecordOptions): Promise<Recorded>;
  /** Records that the actor has read the case. Throws NotFoundError. */
  casePage(caseId: string, actor: Actor): Promise<CasePageData>;
  verify(caseId: string): Promise<Verification>;
  queue(query: QueueQuery): Promise<QueuePageData>;
  /** The organ a case belongs to; undefined when there is no such case. */
  organOf(caseId: string): Promise<string | undefined>;
}

export interface StaffUser {
  readonly id: string;
  readonly name: string;
  /** Argon2 hash in PHC form. */
  readonly passwordHash: string;
  readonly roles: readonly StaffRole[];
  /** Null: not bound to one organ (auditors of a higher level). */
  readonly organId: string | null;
  readonly disabledAt: string | null;
}

/** Everything the web front end needs; it opens nothing itself. */
export interface WebDeps {
  now(): Date;
  today(): CivilDate;
  readonly engine: WebEngine;
  readonly users: {
    findByLogin(login: string): Promise<StaffUser | undefined>;
    findById(id: string): Promise<StaffUser | undefined>;
  };
  /** The event catalogue. */
  findEvent(type: string): EventDefinition | undefined;
  readonly machines: Readonly<Partial<Record<MachineId, AnyStateMachine>>>;
  readonly sessionStore: Store;
  readonly sessionSecret: string;
  /** Set when people reach the server by HTTPS: cookies are then sent over HTTPS only. */
  readonly secureCookies: boolean;
  /** Proxies in front of the server whose X-Forwarded-For is believed; 0 for none. */
  readonly trustedProxies: number;
  /** True when the database answers. */
  ready(): Promise<boolean>;
  /** Unexpected failures, for the log. The context holds ids only. */
  reportError(error: unknown, context: { readonly requestId: string; readonly method: string; readonly path: string }): void;
}
