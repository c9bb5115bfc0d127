import { entryHash, sha256 } from '../../src/engine/hash-chain.ts';
import type { Database } from '../../src/store/database.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import type { HistoryRow } from '../../src/store/rows.ts';
import { historyTable } from '../../src/store/tables.ts';

const GUARDED = ['history', 'audit_entries', 'sealed_heads', 'sealed_cases'];

/** Takes the triggers away, as somebody may who has the password of the database. */
export async function disarm(db: Database): Promise<void> {
  for (const table of GUARDED) {
    if (db.dialect === 'postgres') await db.write.raw(`alter table ${table} disable trigger all`);
    else for (const verb of ['update', 'delete', 'replace']) await db.write.raw(`drop trigger if exists ${table}_refuse_${verb}`);
  }
}

/** Changes every entry of a case and computes all hashes anew, that of the case included: by itself the chain holds afterwards. */
export async function rewriteHistory(db: Database, caseId: string, change: (entry: HistoryRow) => HistoryRow): Promise<void> {
  await disarm(db);
  let prevHash: string | null = null;
  for (const entry of await createHistoryStore(db.write).list(caseId)) {
    const { hash: _hash, ...unsealed } = { ...change(entry), prevHash };
    prevHash = entryHash(unsealed, sha256);
    await db
      .write('history')
      .where({ case_id: caseId, version: entry.version })
      .update(historyTable.toRow({ ...unsealed, hash: prevHash }));
  }
  await db.write('cases').where({ id: caseId }).update({ head_hash: prevHash });
}
