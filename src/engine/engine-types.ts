import type { Knex } from 'knex';
import type { CivilDate } from '../law/civil-date.ts';
import type { Bilingual } from '../law/errors.ts';
import type { EventDefinition, MachineId } from '../law/events/define-event.ts';
import type { Actor } from '../law/roles.ts';

/** An event to be recorded. `on` is the civil date on which the fact took effect; today unless given. */
export interface NewEvent {
  readonly type: string;
  readonly on: CivilDate;
  readonly data: Readonly<Record<string, unknown>>;
  /** Id of the proceeding the event belongs to; needed only where a case has several of that kind. */
  readonly instance?: string;
}

export interface RecordOptions {
  readonly actor: Actor;
  /** The version the page showed; the record is refused with StaleVersionError when the case has moved on. */
  readonly expectedVersion: number;
  /** Stored with the event or not at all. It may run more than once, of which one commits. */
  readonly also?: ((trx: Knex, recorded: Recorded) => Promise<void>) | undefined;
}

export interface Recorded {
  readonly caseId: string;
  readonly version: number;
}

/** What a person may do now: the chart allows it, the role allows it, the four-eyes rule allows it. */
export interface PossibleStep {
  readonly definition: EventDefinition;
  /** The proceeding it belongs to, if any. */
  readonly instance?: string;
  /** Set when the law forbids it today although the chart knows it; shown with its article instead of a form. */
  /** Field values with which the step is possible: what a form proposes. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  readonly refusal?: { readonly basis: string; readonly text: Bilingual };
}

/** One line of a case's history. */
export interface HistoryLine {
  readonly version: number;
  readonly type: string;
  readonly on: CivilDate;
  /** UTC instant. */
  readonly recordedAt: string;
  /** `apiKey`: id of the key by which somebody of the staff acted. */
  readonly actor: { readonly id: string; readonly name: string; readonly kind: Actor['kind']; readonly apiKey?: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly instance?: string;
  readonly inferred: boolean;
  readonly assumed: readonly string[];
  readonly hash: string;
}

/** A chart instance of a case and where it stands. */
export interface InstanceView {
  readonly id: string;
  readonly machine: MachineId;
  /** XState state value as stored. */
  readonly value: unknown;
  readonly context: Readonly<Record<string, unknown>>;
}
