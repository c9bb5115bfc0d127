import type { Bilingual } from '../errors.ts';
import type { LetterId } from '../letter-ids.ts';
import type { LegalActor, StaffRole } from '../roles.ts';
import type { Field, Requirement } from './field.ts';

/** The charts a case may hold. `disclosureRequest` is the one every request case has; `publication` is a stream of its own. */
export type MachineId = 'disclosureRequest' | 'reviewCase' | 'litigationCase' | 'complaint' | 'recordCorrection' | 'publication';

export type Fields = Readonly<Record<string, Field>>;

/**
 * One definition an event: fields, who may record it, its sentence, the letter it produces, its article. Validation, the officer's form,
 * the API operation, the line in the history and the docs table are derived from it.
 */
export interface EventDefinition<T extends string = string, F extends Fields = Fields> {
  readonly type: T;
  readonly machine: MachineId;
  /** The officer's button: what happened, as a short noun phrase or verb. */
  readonly label: Bilingual;
  /** The line in the history; `{field}` is replaced by the field's value. */
  readonly sentence: Bilingual;
  /** Legal source, or the project's rule where the law is silent. */
  readonly article: string;
  /** Who acts in law. */
  readonly actor: LegalActor;
  /** Staff roles that may record it. Empty: only the clock. */
  readonly recordedBy: readonly StaffRole[];
  readonly fields: F;
  /** Documents of the case file that the event produces (domain 2.5); a reply has the one of its decision code. */
  readonly letters?: readonly LetterId[];
  /** May be filled in when a history is imported and a later stated fact presupposes it. */
  readonly inferrable?: true;
  /** Recorded only by the clock when a limit has passed. */
  readonly byClock?: true;
  /** Applicants may record it themselves on the portal, of their own case. */
  readonly byApplicant?: true;
  /** What comes by mail is recorded so, before anybody has looked at it. */
  readonly byMailbox?: true;
  /** Cannot be undone by a later event; pages ask to confirm. */
  readonly irreversible?: true;
}

/** Keeps literal types of the definition. */
export function defineEvent<const T extends string, F extends Fields>(definition: EventDefinition<T, F>): EventDefinition<T, F> {
  return definition;
}

type ValueOf<D> = D extends Field<infer V, Requirement> ? V : never;
type AlwaysKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<unknown, infer R> ? ('always' extends R ? K : never) : never;
}[keyof F];

/** The data of an event with these fields: `always` fields are there, the others may be missing. */
export type DataOf<F extends Fields> = { readonly [K in AlwaysKeys<F>]: ValueOf<F[K]> } & {
  readonly [K in Exclude<keyof F, AlwaysKeys<F>>]?: ValueOf<F[K]>;
};
