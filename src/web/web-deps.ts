import type { Store } from 'express-session';
import type { AnyStateMachine } from 'xstate';
import type { CaseLimit } from '../engine/case-limits.ts';
import type { HistoryLine, InstanceView, NewEvent, PossibleStep, Recorded, RecordOptions } from '../engine/engine-types.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { ApplicantClass, Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { ClockPhase, ClockView } from '../law/clock/clock-view.ts';
import type { Bilingual } from '../law/errors.ts';
import type { EventDefinition, MachineId } from '../law/events/define-event.ts';
import type { Actor, LegalActor, StaffRole } from '../law/roles.ts';
import type { Breach } from '../law/step-facts.ts';
import type { Database } from '../store/database.ts';

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
export type LimitView = Pick<CaseLimit, 'kind' | 'label' | 'fromOn' | 'lastDay' | 'basis' | 'ours' | 'doneOn' | 'instance'>;

export interface CasePageData {
  readonly id: string;
  readonly caseNo: string | null;
  readonly organName: string;
  /** Imported cases may lack these three. */
  readonly title: string | null;
  readonly applicantName: string | null;
  readonly channel: Channel | null;
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

export const QUEUE_GROUPS = ['open', 'overdue', 'dueSoon', 'paused', 'unconfirmed', 'finished'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

export interface QueueQuery {
  readonly group: QueueGroup;
  /** Part of a case number, title or applicant's name; empty for all. */
  readonly text: string;
  /** The rows after this one; from the start when null. */
  readonly after: QueueCursor | null;
  readonly limit: number;
  readonly today: CivilDate;
  /** Null: all organs. */
  readonly organId: number | null;
}

/** Position of a row in the queue. */
export interface QueueCursor {
  readonly dueOn: CivilDate | null;
  readonly id: string;
}

export interface QueueRow {
  readonly caseId: string;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly applicantName: string | null;
  /** Null while unknown: the name is then masked as a person's. */
  readonly applicantClass: ApplicantClass | null;
  readonly channel: Channel | null;
  /** State of the request in its chart, a dotted path such as `handling.examining`. */
  readonly state: string;
  readonly waitingFor: LegalActor | null;
  readonly clockState: ClockPhase;
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
  /** Of all rows that fit the text. */
  readonly counts: Readonly<Record<QueueGroup, number>>;
  /** To ask for the page after this one; null on the last. */
  readonly next: QueueCursor | null;
}

export type Verification =
  | { readonly ok: true; readonly entries: number; readonly headHash: string }
  | { readonly ok: false; readonly version: number; readonly reason: Bilingual };

export interface WebEngine {
  open(input: NewEvent & { readonly organId: number }, actor: Actor): Promise<Recorded>;
  record(caseId: string, event: NewEvent, options: RecordOptions): Promise<Recorded>;
  /** Throws NotFoundError. */
  casePage(caseId: string, actor: Actor): Promise<CasePageData>;
  verify(caseId: string): Promise<Verification>;
  queue(query: QueueQuery): Promise<QueuePageData>;
  /** The organ a case belongs to; undefined when there is no such case. */
  organOf(caseId: string): Promise<number | undefined>;
}

export interface StaffUser {
  readonly id: string;
  readonly name: string;
  /** Argon2 hash in PHC form. */
  readonly passwordHash: string;
  readonly roles: readonly StaffRole[];
  /** Null: not bound to one organ (auditors of a higher level). */
  readonly organId: number | null;
  readonly disabledAt: string | null;
}

/** Everything the web front end needs; it opens nothing itself. */
export interface WebDeps {
  now(): Date;
  today(): CivilDate;
  /** In force now: it changes when a notice is imported. */
  calendar(): WorkingDayCalendar;
  readonly db: Database;
  /** Where uploaded files live. */
  readonly dataDir: string;
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
