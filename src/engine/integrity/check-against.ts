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
 * @param isWhole - False for the lines of one organ: of the other cases the list of the database tells, as for a record that came alone.
 */
export async function* checkAgainst(
  db: Database,
  { record, list, isWhole = true }: { readonly record: SealedHeads; readonly list: SealedList; readonly isWhole?: boolean },
): AsyncGenerator<SealFault> {
  const kept = await sealOfSameDay(db, record);
  if (kept === undefined) yield { text: SEAL_TEXTS.missing, on: record.sealedOn };
  else if (kept.hash !== record.hash) yield { text: SEAL_TEXTS.other, on: record.sealedOn };
  const hasWhole = list !== undefined && isWhole;
  if (!hasWhole && !(await hasListOf(db, record))) yield { text: SEAL_TEXTS.list, on: record.sealedOn };
  yield* once(caseFaults(db, { record, list, hasWhole }));
  yield* logFaults(db, record);
}

type SealedList = AsyncIterable<SealedCase> | undefined;

async function* caseFaults(
  db: Database,
  { record, list, hasWhole }: { readonly record: SealedHeads; readonly list: SealedList; readonly hasWhole: boolean },
): AsyncGenerator<SealFault> {
  if (list !== undefined) yield* sealFaults(db, list);
  if (!hasWhole) yield* sealFaults(db, sealedCasesOf(db.read, record.sealedOn));
}

/** The first fault of each case. */
async function* once(faults: AsyncIterable<SealFault>): AsyncGenerator<SealFault> {
  const told = new Set<string | undefined>();
  for await (const fault of faults) {
    if (told.has(fault.caseId)) continue;
    told.add(fault.caseId);
    yield fault;
  }
}

async function* logFaults(db: Database, record: SealedHeads): AsyncGenerator<SealFault> {
  const sealed = await logSealFault(db, record);
  if (sealed !== undefined) yield sealed;
  const { fault } = await verifyAuditLog(db);
  if (fault !== undefined && fault.seq <= record.logSeq) yield { text: fault.text, entry: fault.seq, on: record.sealedOn };
}
