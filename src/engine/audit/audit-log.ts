import type { Knex } from 'knex';
import type { AuditKind } from '../../law/access/audit-kinds.ts';
import { type AuditRow, createAuditStore } from '../../store/audit-store.ts';
import { canonicalText, type Digest, sha256 } from '../hash-chain.ts';

/** Who did it: somebody of the staff, a program with a key, the command line, the clock, or somebody who is not signed in. */
export interface AuditActor {
  readonly kind: AuditRow['actorKind'];
  readonly id: string | null;
  readonly name: string | null;
}

export const COMMAND_LINE: AuditActor = { kind: 'command', id: null, name: null };
export const CLOCK: AuditActor = { kind: 'clock', id: null, name: null };
export const NOBODY: AuditActor = { kind: 'nobody', id: null, name: null };

export interface Act {
  readonly kind: AuditKind;
  readonly actor: AuditActor;
  /** Null for what concerns the whole installation. */
  readonly organId: number | null;
  /** Id of what it was done to. */
  readonly subject?: string | undefined;
  /** What the sentence of its kind needs. No secrets; of people nothing but names and logins of staff. */
  readonly data?: AuditRow['data'] | undefined;
}

/**
 * Keeps an act in the audit log.
 *
 * @param trx - The transaction of the change itself: what cannot be kept does not happen (domain 5.4).
 */
export async function keepAct(
  trx: Knex,
  act: Act,
  { at, digest = sha256 }: { readonly at: Date; readonly digest?: Digest },
): Promise<void> {
  const store = createAuditStore(trx);
  const head = await store.lockHead();
  const unsealed = {
    seq: head.seq + 1,
    recordedAt: at.toISOString(),
    kind: act.kind,
    actorKind: act.actor.kind,
    actorId: act.actor.id,
    actorName: act.actor.name,
    organId: act.organId,
    subject: act.subject ?? null,
    data: act.data ?? {},
    prevHash: head.hash,
  };
  await store.append({ ...unsealed, hash: digest(canonicalText(unsealed)) });
}
