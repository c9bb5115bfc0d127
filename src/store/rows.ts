import type { CivilDate } from '../law/civil-date.ts';
import type { ActorKind, StaffRole } from '../law/roles.ts';
import type { RegimeId } from '../law/step-facts.ts';

/** A UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ. Comparable as a string. */
export type Instant = string;

/** Anything that survives JSON.stringify and JSON.parse. Stored as text; its shape is the engine's, which narrows it when reading. */
export type JsonObject = object;

/** Complaints and record corrections that no request gave rise to are streams of their own, as publications are. */
export const CASE_KINDS = ['request', 'publication', 'complaint', 'recordCorrection'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Of the applicant, for mail about the case. */
export interface Contact {
  readonly email: string;
  readonly language: 'zh' | 'en';
}

/**
 * A case as projected from its history: where its charts stand, its clock, its figures, and the columns of the queue. All of it can be
 * rebuilt from the history.
 */
export interface CaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly organId: number;
  /** Import reference, unique within the organ; null for the organ's own cases. */
  readonly ref: string | null;
  /** Unique within the organ; null for what has no number, and in imports without an arrival. */
  readonly caseNo: string | null;
  /** Number of the newest history entry; 1 or more. */
  readonly version: number;
  /** Hash of the newest history entry. */
  readonly headHash: string;
  /** Snapshots of the charts. */
  readonly state: JsonObject;
  /** State of the clock's fold. */
  readonly clock: JsonObject;
  /** Projection for statistics. */
  readonly figures: JsonObject;

  readonly title: string | null;
  readonly channel: string | null;
  readonly applicantName: string | null;
  readonly applicantClass: string | null;
  /** Where mail to the applicant goes; null when no address is known. */
  readonly contact: Contact | null;
  readonly arrivedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  /** Day of the confirmation of receipt if it came later than the next working day after arrival; null otherwise. */
  readonly confirmedLateOn: CivilDate | null;
  readonly regime: RegimeId | null;
  readonly handlingState: string;
  /** notStarted, running, paused, suspended or stopped. */
  readonly clockState: string;
  readonly dueOn: CivilDate | null;
  readonly baseDueOn: CivilDate | null;
  /** First day counted that no holiday notice covers: the due day may still move. Null when none. */
  readonly provisionalFrom: CivilDate | null;
  /** Whom the case waits for; null when it waits for the officer. */
  readonly waitingFor: string | null;
  readonly round: number;
  readonly decisionCode: string | null;
  readonly repliedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly breachCount: number;
  /** Reviews, suits, complaints and corrections of the case that are not over. */
  readonly openProceedings: number;
  /** Id of the user who handles it. */
  readonly assignedTo: string | null;
  /** The section (承办科室) that handles it. */
  readonly unit: string | null;
  /** What the full-text search finds the case by: words of title, description and names, cut by `searchWords`. */
  readonly searchText: string;
  readonly parentCaseId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** Fields of the case that are not on record but supplied. */
  readonly assumed: readonly string[];
  /** Version of the working-day calendar by which the days were computed. */
  readonly calendarVersion: string;
  /** How the due day came about, oldest first. */
  readonly dueHistory: readonly JsonObject[];
}

/** A case as the queue shows it. */
export type QueueItem = Pick<
  CaseRow,
  | 'id'
  | 'kind'
  | 'organId'
  | 'ref'
  | 'caseNo'
  | 'version'
  | 'title'
  | 'channel'
  | 'applicantName'
  | 'applicantClass'
  | 'arrivedOn'
  | 'receivedOn'
  | 'confirmedLateOn'
  | 'regime'
  | 'handlingState'
  | 'clockState'
  | 'dueOn'
  | 'baseDueOn'
  | 'provisionalFrom'
  | 'waitingFor'
  | 'round'
  | 'decisionCode'
  | 'repliedOn'
  | 'closedOn'
  | 'breachCount'
  | 'openProceedings'
  | 'assignedTo'
  | 'unit'
  | 'updatedAt'
  | 'clock'
  | 'dueHistory'
>;

/** One entry of a case's history: never changed, never removed. */
export interface HistoryRow {
  readonly caseId: string;
  /** 1, 2, 3, … within the case. */
  readonly version: number;
  readonly type: string;
  readonly effectiveOn: CivilDate;
  readonly recordedAt: Instant;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly actorName: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly instance: string | null;
  readonly provenance: 'recorded' | 'inferred';
  readonly assumed: readonly string[];
  readonly machine: string;
  readonly machineVersion: string;
  /** What the law said of the event when it was recorded, as far as out of the ordinary: replays use it, whatever a later calendar says. */
  readonly judged: JsonObject;
  /** Imported fields that no definition knows, kept as they came; `apiKey`, the key by which somebody acted; null when none. */
  readonly extra: Readonly<Record<string, unknown>> | null;
  /** Null in the first entry. */
  readonly prevHash: string | null;
  readonly hash: string;
}

/** Something that the clock will do. Its key within the case is kind, instance and runOn. */
export interface JobRow {
  readonly caseId: string;
  /** Type of the event to record, such as correction.lapsed, or 'alarm'. */
  readonly kind: string;
  readonly instance: string | null;
  /** The first day on which it acts. */
  readonly runOn: CivilDate;
  /** The day on which the event takes effect, whenever it is recorded. */
  readonly effectiveOn: CivilDate;
  readonly data: JsonObject;
}

/** A job not yet done, as stored. */
export interface PendingJob extends JobRow {
  readonly id: number;
}

/** A fact that the law does not allow, flagged on the case. Its key is case, version and rule. */
export interface BreachRow {
  readonly caseId: string;
  /** The history entry that breaks the rule. */
  readonly version: number;
  readonly rule: string;
  readonly event: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

/** What a step starts from: the case, and what the clock had still to do. */
export interface StoredCase {
  readonly caseRow: CaseRow;
  readonly jobs: readonly PendingJob[];
}

/** Everything that recording an event changes, to be committed together or not at all. */
export interface CaseStep {
  /** The complete new projection; its version is expectedVersion + entries.length. */
  readonly caseRow: CaseRow;
  /** 0: a new case. */
  readonly expectedVersion: number;
  /** In order, numbered from expectedVersion + 1. */
  readonly entries: readonly HistoryRow[];
  /** All jobs that are pending after the step. */
  readonly jobs: readonly JobRow[];
  /** What `load` returned as pending. It saves statements that would change nothing; without it, commit reads the jobs itself. */
  readonly jobsBefore?: readonly PendingJob[];
  /** The breaches that the new entries add. */
  readonly breaches: readonly BreachRow[];
}

export interface OrganRow {
  readonly id: number;
  readonly name: string;
  readonly shortName: string;
  /** The organ above it; null at the top. */
  readonly parentId?: number | null;
  /** Null while it works. */
  readonly closedAt?: Instant | null;
}

export interface UserRow {
  /** Stands as actor id in the history. */
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly roles: readonly StaffRole[];
  readonly organId: number;
  /** 承办科室; null when not assigned to one. */
  readonly unit: string | null;
  readonly disabledAt: Instant | null;
  /** Where mail to this member of staff goes; null for none. */
  readonly email?: string | null;
  /** Of that mail; Chinese unless set. */
  readonly language?: 'zh' | 'en' | null;
  /** 1 when the daily digest is not wanted. */
  readonly digestOff?: number | null;
}

/** A claimed job: `ticket` proves the claim until `leasedUntil`. */
export interface ClaimedJob extends PendingJob {
  readonly ticket: string;
  readonly leasedUntil: Instant;
  /** Claims so far, this one included. */
  readonly attempts: number;
}

export interface DocumentNumberRow {
  readonly organId: number;
  readonly year: number;
  readonly kind: string;
  readonly number: number;
  /** As printed. */
  readonly text: string;
  readonly caseId: string;
  readonly version: number;
  readonly voidedAt: Instant | null;
}

export interface CalendarNoticeRow {
  readonly id: number;
  readonly noticeYear: number;
  /** Where the notice was published. */
  readonly source: JsonObject;
  readonly daysOff: readonly CivilDate[];
  readonly extraWorkdays: readonly CivilDate[];
  readonly importedAt: Instant;
  readonly importedBy: string;
}
