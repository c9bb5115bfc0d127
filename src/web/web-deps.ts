import type { Store } from 'express-session';
import type { AnyStateMachine } from 'xstate';
import type { PageWorkshop } from '../documents/pages/page-workshop.ts';
import type { Access } from '../engine/access/access.ts';
import type { ApplicantHintService } from '../engine/applicant-hints.ts';
import type { CalendarService } from '../engine/calendar-service.ts';
import type { CaseLimit } from '../engine/case-limits.ts';
import type { HistoryLine, InstanceView, NewEvent, PossibleStep, Recorded, RecordOptions } from '../engine/engine-types.ts';
import type { VirusScan } from '../engine/files/scan-virus.ts';
import type { IdentityProvider } from '../engine/identity/identity-provider.ts';
import type { CheckedLetter } from '../engine/letters/check-letters.ts';
import type { LetterPress } from '../engine/letters/letter-press.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import type { Channel } from '../law/channels.ts';
import type { CivilDate } from '../law/civil-date.ts';
import type { ClockView } from '../law/clock/clock-view.ts';
import type { Bilingual } from '../law/errors.ts';
import type { EventDefinition, MachineId } from '../law/events/define-event.ts';
import type { Actor, StaffRole } from '../law/roles.ts';
import type { Breach } from '../law/step-facts.ts';
import type { CasePlace } from '../store/case-places.ts';
import type { Database } from '../store/database.ts';
import type { FileVault } from '../store/file-vault.ts';
import type { CaseKind, DocumentNumberRow } from '../store/rows.ts';
import type { SavedViewRow } from '../store/saved-view-store.ts';
import type { ServiceState } from '../store/service-state-store.ts';
import type { ServerDesk } from './admin/server-desk.ts';
import type { CaseDesk } from './case-desk.ts';
import type { Metrics } from './metrics.ts';
import type { QueuePageData, QueueQuery } from './queue-data.ts';

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

/** One day that was the due day, and the event that made it so. */
export interface DueMove {
  readonly dueOn: CivilDate;
  /** Type of the event. */
  readonly because: string;
  readonly on: CivilDate;
  readonly version: number;
}

export interface CasePageData {
  readonly id: string;
  readonly kind: CaseKind;
  readonly organId: number;
  /** Id of the user who handles it. */
  readonly assignedTo: string | null;
  readonly unit: string | null;
  readonly parentCaseId: string | null;
  /** Cases made out of this one. */
  readonly children: readonly { readonly id: string; readonly caseNo: string | null; readonly title: string | null }[];
  /** Numbered letters, oldest first. */
  readonly documents: readonly DocumentNumberRow[];
  /** Every day that was the due day, oldest first. */
  readonly dueHistory: readonly DueMove[];
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

export type Verification =
  | { readonly ok: true; readonly entries: number; readonly headHash: string; readonly letters?: readonly CheckedLetter[] }
  | { readonly ok: false; readonly version: number; readonly reason: Bilingual; readonly letters?: readonly CheckedLetter[] };

export interface WebEngine {
  open(
    input: NewEvent & { readonly organId: number; readonly caseId?: string; readonly also?: RecordOptions['also'] },
    actor: Actor,
  ): Promise<Recorded>;
  record(caseId: string, event: NewEvent, options: RecordOptions): Promise<Recorded>;
  /** Throws NotFoundError. */
  casePage(caseId: string, actor: Actor): Promise<CasePageData>;
  verify(caseId: string): Promise<Verification>;
  queue(query: QueueQuery): Promise<QueuePageData>;
  /** The person's own views of the queue, by name. */
  savedViews(userId: string): Promise<readonly SavedViewRow[]>;
  /** With whom a case lies; undefined when there is no such case. */
  placeOf(caseId: string): Promise<CasePlace | undefined>;
}

export interface StaffUser {
  readonly id: string;
  readonly name: string;
  /** Argon2 hash in PHC form. */
  readonly passwordHash: string;
  readonly roles: readonly StaffRole[];
  /** Null: not bound to one organ (auditors of a higher level). */
  readonly organId: number | null;
  /** 承办科室; null when assigned to none. */
  readonly unit: string | null;
  readonly disabledAt: string | null;
  /** Set when a program calls with an API key: `personal` acts for its owner, `program` for itself. */
  readonly apiKey?: { readonly id: string; readonly kind: 'personal' | 'program' };
}

/** Everything the web front end needs; it opens nothing itself. */
export interface WebDeps {
  now(): Date;
  today(): CivilDate;
  /** In force now: it changes when a notice is imported. */
  calendar(): WorkingDayCalendar;
  readonly db: Database;
  /** Where uploaded files live. */
  readonly vault: FileVault;
  /** Makes letters; undefined where none are made. */
  readonly press?: LetterPress | undefined;
  /** Reads pages of files that people uploaded, away from the rest of the program. */
  readonly pages: PageWorkshop;
  /** Undefined: files are not scanned for viruses. */
  readonly scan?: VirusScan | undefined;
  readonly engine: WebEngine;
  readonly desk: CaseDesk;
  /** Other applications of an applicant. */
  readonly hints: ApplicantHintService;
  readonly users: {
    findByLogin(login: string): Promise<StaffUser | undefined>;
    findById(id: string): Promise<StaffUser | undefined>;
  };
  /** The event catalogue. */
  findEvent(type: string): EventDefinition | undefined;
  readonly machines: Readonly<Partial<Record<MachineId, AnyStateMachine>>>;
  /** Signing in, and what keeps an account to its owner. */
  readonly access: Access;
  readonly sessionStore: Store;
  readonly sessionSecret: string;
  /** Set when people reach the server by HTTPS: cookies are then sent over HTTPS only. */
  readonly secureCookies: boolean;
  /** Proxies in front of the server whose X-Forwarded-For is believed; 0 for none. */
  readonly trustedProxies: number;
  /** Set when mail is sent; otherwise nothing is put into the outbox. */
  readonly mailEnabled?: boolean;
  /** How letters are sent by fax; undefined: they are not. */
  readonly faxWay?: 'mail' | 'command' | undefined;
  /** Set when mail is fetched from a mailbox. */
  readonly inboxEnabled?: boolean;
  /** Address under which people reach the server, without a slash at its end; undefined: calendars have no links to cases. */
  readonly publicUrl?: string | undefined;
  /** How what we depend on (mail servers, our own clock worker) answered last. */
  services(): Promise<readonly ServiceState[]>;
  /** True when the database answers. */
  ready(): Promise<boolean>;
  /** Where people sign in who have an account there; undefined: with login and password only. */
  readonly identityProvider?: IdentityProvider | undefined;
  /** Counts for Prometheus; undefined where nobody counts. */
  readonly metrics?: Metrics | undefined;
  /** Whoever asks for them has to have it; undefined: asked for from this machine only. */
  readonly metricsToken?: string | undefined;
  /** What administrators try and look at of the server itself. */
  readonly server?: ServerDesk | undefined;
  /** True while nobody has an account: the first start is still to come. */
  isUnset?(): Promise<boolean>;
  /** The calendar as administrators change it; undefined where nobody does. */
  readonly calendars?: CalendarService | undefined;
  /** Aborted when the server stops: answers that have no end of their own end then. */
  readonly stopping?: AbortSignal | undefined;
  /** Unexpected failures, for the log. The context holds ids only. */
  reportError(error: unknown, context: { readonly requestId: string; readonly method: string; readonly path: string }): void;
}
