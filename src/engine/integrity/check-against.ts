import type { Database } from '../../store/database.ts';
import { type SealedCase, type SealedHeads, sealedCasesOf } from '../../store/seal-store.ts';
import { verifyAuditLog } from '../audit/verify-audit-log.ts';
import { logSealFault, SEAL_TEXTS, type SealFault, sealFaults } from './check-seals.ts';
import { hasListOf, sealOfSameDay } from './seal-file.ts';

/**
 * Holds the database against a record of sealed heads that was kept elsewhere: whoever could write to the database could not write to that.
 *
 * @param list - The lines that came with the record; undefined: the record came alone, and the list of the database serves if it has the
 *   record's digest.
 */
export async function* checkAgainst(
  db: Database,
  { record, list }: { readonly record: SealedHeads; readonly list: AsyncIterable<SealedCase> | undefined },
): AsyncGenerator<SealFault> {
  const kept = await sealOfSameDay(db, record);
  if (kept === undefined) yield { text: SEAL_TEXTS.missing, on: record.sealedOn };
  else if (kept.hash !== record.hash) yield { text: SEAL_TEXTS.other, on: record.sealedOn };
  if (list === undefined && !(await hasListOf(db, record))) yield { text: SEAL_TEXTS.list, on: record.sealedOn };
  yield* sealFaults(db, list ?? sealedCasesOf(db.read, record.sealedOn));
  yield* logFaults(db, record);
}

async function* logFaults(db: Database, record: SealedHeads): AsyncGenerator<SealFault> {
  const sealed = await logSealFault(db, record);
  if (sealed !== undefined) yield sealed;
  const { fault } = await verifyAuditLog(db);
  if (fault !== undefined && fault.seq <= record.logSeq) yield { text: fault.text, entry: fault.seq, on: record.sealedOn };
}
