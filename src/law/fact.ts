import type { CivilDate } from './civil-date.ts';

/**
 * An event of a case as the law sees it: what happened, and the civil date in Asia/Shanghai on which it took effect. Facts stand in the
 * order in which they took effect.
 */
export interface Fact {
  readonly type: string;
  readonly on: CivilDate;
  readonly data: Readonly<Record<string, unknown>>;
  /** Tells proceedings (and the like) of one case apart. */
  readonly instance?: string;
  /** Filled in on import because a later stated fact presupposes it: starts no limit, produces no letter. */
  readonly inferred?: boolean;
  /** Fields that are not on record but supplied to make the history complete. */
  readonly assumed?: readonly string[];
}
