import { randomUUID } from 'node:crypto';
import { machineOfEvent } from '../../machines/proceedings.ts';
import type { WorkingDayCalendar } from '../law/calendar.ts';
import { civilDateOfInstant } from '../law/civil-date.ts';
import type { Actor } from '../law/roles.ts';
import type { Database } from '../store/database.ts';
import { createBatcher } from './batcher.ts';
import { kindOfStream } from './case-draft.ts';
import { commitBatch, type PreparedRequest } from './commit-batch.ts';
import type { NewEvent, Recorded, RecordOptions } from './engine-types.ts';
import { type Digest, sha256 } from './hash-chain.ts';
import type { LetterPress } from './letters/letter-press.ts';
import { parseFact } from './plan-record.ts';

/** Events recorded at one moment that may share a commit. */
const BATCH_ITEMS = 64;
/** SQLite has one writer; PostgreSQL commits side by side. */
const LANES = { sqlite: 1, postgres: 4 } as const;

export interface EngineDeps {
  readonly db: Database;
  readonly now: () => Date;
  /** The calendar in force: it changes when a notice is imported. */
  readonly calendar: () => WorkingDayCalendar;
  readonly digest?: Digest;
  /** Makes the letters of events; without it none are made. */
  readonly press?: LetterPress | undefined;
}

/** A new case: its first event, and where it belongs. */
export interface OpenRequest extends NewEvent {
  readonly organId: number;
  readonly parentCaseId?: string;
  /** Of a case that does not exist yet; made unless given. */
  readonly caseId?: string;
  /** Stored with the event or not at all. */
  readonly also?: RecordOptions['also'];
}

export type Engine = ReturnType<typeof createEngine>;

/**
 * Records events. Each is parsed, checked against role, four-eyes rule, chart and law, and stored with projection, chained history and due
 * days in one transaction; events of one moment may share a commit. A promise resolves when the commit is durable.
 */
export function createEngine(deps: EngineDeps) {
  const { db, now, calendar, digest = sha256, press } = deps;
  const submit = createBatcher<PreparedRequest, Recorded>({
    run: (requests) => commitBatch(db, requests, { calendar: calendar(), recordedAt: now().toISOString(), digest, press }),
    keyOf: (request) => request.caseId,
    lanes: LANES[db.dialect],
    maxItems: BATCH_ITEMS,
  });
  const today = () => civilDateOfInstant(now());
  return {
    today,
    calendar,
    /**
     * Opens a case with its first event.
     *
     * @throws {InvalidInputError | StepRefusedError} and nothing is stored.
     */
    async open(request: OpenRequest, actor: Actor): Promise<Recorded> {
      const fact = parseFact(request, actor, today());
      const { organId, parentCaseId = null, caseId = randomUUID() } = request;
      const birth = { organId, parentCaseId, kind: kindOfStream(machineOfEvent(fact.type)) };
      return submit({ caseId, fact, actor, expectedVersion: 0, birth, also: request.also });
    },
    /**
     * Records one event of a case.
     *
     * @throws {InvalidInputError} naming every wrong field.
     * @throws {StaleVersionError} when the case has moved on from `expectedVersion`.
     * @throws {StepRefusedError} naming the rule and article that forbids the step.
     * @throws {NotFoundError} when there is no such case.
     */
    async record(caseId: string, event: NewEvent, options: RecordOptions): Promise<Recorded> {
      const fact = parseFact(event, options.actor, today());
      const { actor, expectedVersion, also } = options;
      return submit({ caseId, fact, actor, expectedVersion, also });
    },
  };
}
