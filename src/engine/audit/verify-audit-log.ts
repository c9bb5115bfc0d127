import type { Bilingual } from '../../law/errors.ts';
import { type AuditRow, createAuditStore } from '../../store/audit-store.ts';
import type { Database } from '../../store/database.ts';
import { canonicalText, type Digest, sha256 } from '../hash-chain.ts';

/** Result of recomputing the audit log's chain. */
export interface VerifiedLog {
  readonly entries: number;
  readonly headHash: string | null;
  /** The first entry that is not what its hash says. */
  readonly fault?: { readonly seq: number; readonly text: Bilingual };
}

const PAGE = 1_000;

/** Entries that are added meanwhile are left to the next time. */
export async function verifyAuditLog(db: Database, digest: Digest = sha256): Promise<VerifiedLog> {
  const store = createAuditStore(db.read);
  const head = await store.head();
  let previous: string | null = null;
  let seq = 0;
  for (let page = await store.page({ after: 0, limit: PAGE }); page.length > 0; page = await store.page({ after: seq, limit: PAGE })) {
    for (const row of page) {
      if (seq === head.seq) return { entries: seq, headHash: previous, ...faultAtEnd(head, { seq, hash: previous }) };
      const text = faultOf(row, { seq: seq + 1, previous, digest });
      if (text !== undefined) return { entries: seq, headHash: head.hash, fault: { seq: seq + 1, text } };
      previous = row.hash;
      seq = row.seq;
    }
  }
  return { entries: seq, headHash: previous, ...faultAtEnd(head, { seq, hash: previous }) };
}

function faultOf(row: AuditRow, want: { seq: number; previous: string | null; digest: Digest }): Bilingual | undefined {
  if (row.seq !== want.seq) return { zh: '条目缺失', en: 'the entry is missing' };
  if (row.prevHash !== want.previous) return { zh: '此前的条目被替换或删除过', en: 'an entry before it was replaced or removed' };
  const { hash, ...unsealed } = row;
  if (want.digest(canonicalText(unsealed)) !== hash) return { zh: '内容与其散列值不符', en: 'its content does not match its hash' };
  return undefined;
}

function faultAtEnd(head: { seq: number; hash: string | null }, end: { seq: number; hash: string | null }): Pick<VerifiedLog, 'fault'> {
  if (head.seq === end.seq && head.hash === end.hash) return {};
  return { fault: { seq: end.seq + 1, text: { zh: '日志的末端被增删过', en: 'entries at the end of the log were removed or added' } } };
}
