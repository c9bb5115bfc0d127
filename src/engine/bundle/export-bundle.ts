import { type Database, withTransaction } from '../../store/database.ts';
import { type AuditActor, keepAct } from '../audit/audit-log.ts';
import { type BundleAsk, type BundleDeps, type PreparedBundle, prepareBundle } from './prepare-bundle.ts';

export interface ExportAsk extends Omit<BundleAsk, 'by'> {
  readonly organId: number;
  readonly actor: AuditActor & { readonly kind: 'staff' | 'machine' | 'command' };
}

/**
 * Prepares a bundle and keeps in the audit log that it leaves, with the digest of its manifest: years later the log proves that a bundle is the
 * one that was exported. What cannot be kept is not exported.
 *
 * @throws {NotFoundError} when there is no such case.
 * @throws {BundleTooLargeError}
 */
export async function exportBundle(deps: BundleDeps, { actor, organId, ...ask }: ExportAsk): Promise<PreparedBundle> {
  const bundle = await prepareBundle(deps, { ...ask, by: { kind: actor.kind, id: actor.id, name: actor.name } });
  await keepExport(deps.db, { bundle, actor, organId, at: ask.now });
  return bundle;
}

interface Kept {
  readonly bundle: PreparedBundle;
  readonly actor: AuditActor;
  readonly organId: number;
  readonly at: Date;
}

async function keepExport(db: Database, { bundle, actor, organId, at }: Kept): Promise<void> {
  const { id, name } = bundle.manifest.case;
  const data = { case: name, digest: bundle.digest, version: bundle.manifest.head.version };
  await withTransaction(db, (trx) => keepAct(trx, { kind: 'bundle.exported', actor, organId, subject: id, data }, { at }));
}
