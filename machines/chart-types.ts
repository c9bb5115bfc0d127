import type { Bilingual } from '../src/law/errors.ts';

/** What every state node says about itself to people. */
export type StateMeta = {
  readonly label: Bilingual;
  /** Legal source of the state, or the project's rule. */
  readonly article?: string;
};

/** Why a guard forbids a step, and what to do instead. */
export interface GuardText {
  /** The article, or the project's rule where the law is silent. */
  readonly basis: string;
  readonly text: Bilingual;
}

/** A case part is open until its outcome is final; only open ones keep a case from the archive. */
export type ProceedingTag = 'open' | 'closed';

/** A text field of an event, or null where an imported history lacks it. */
export function textOf(data: Readonly<Record<string, unknown>>, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' ? value : null;
}
