import type { Bilingual } from '../law/errors.ts';
import { createCaseStore } from '../store/case-store.ts';
import type { Database } from '../store/database.ts';
import type { FileVault } from '../store/file-vault.ts';
import { createHistoryStore, listAllCaseIds } from '../store/history-store.ts';
import type { CaseRow, HistoryRow } from '../store/rows.ts';
import { getCaseByName, nameOf } from './case-name.ts';
import { type ChainFault, type Digest, findChainFault, sha256 } from './hash-chain.ts';
import { type CheckedLetter, checkLetters } from './letters/check-letters.ts';

/** Result of recomputing one case's hash chain. */
export interface Verified {
  readonly caseId: string;
  readonly name: string;
  readonly entries: number;
  readonly headHash: string;
  /** The first entry that is not what its hash says. */
  readonly fault?: { readonly version: number; readonly text: Bilingual };
  /** Letters on file against the digests in the history; none are looked at without a vault. */
  readonly letters: readonly CheckedLetter[];
}

export interface VerifyOptions {
  /** Where the letters lie. */
  readonly vault?: FileVault | undefined;
  readonly digest?: Digest;
}

/** The first letter that is not what the history says. */
export function firstBadLetter({ letters }: Pick<Verified, 'letters'>): (CheckedLetter & { readonly fault: Bilingual }) | undefined {
  return letters.flatMap((letter) => (letter.fault === null ? [] : [{ ...letter, fault: letter.fault }]))[0];
}

export const FAULT_TEXTS: Readonly<Record<ChainFault['kind'], Bilingual>> = {
  hash: { zh: '内容与其散列值不符，条目被改动过', en: 'its content does not match its hash: the entry was altered' },
  previous: {
    zh: '所记前一条的散列值不符，此前的条目被替换或删除过',
    en: 'it does not follow from the entry before it: an entry was replaced or removed',
  },
  gap: { zh: '条目缺失', en: 'the entry is missing' },
};

/** @throws {NotFoundError} when there is no such case. */
export async function verifyCase(db: Database, name: string, options: VerifyOptions = {}): Promise<Verified> {
  return verifyRow(db, await getCaseByName(db, name), options);
}

/** By its id; a history without a case is a fault of its own. @returns undefined when there is neither. */
export async function verifyById(db: Database, caseId: string, options: VerifyOptions = {}): Promise<Verified | undefined> {
  const row = await createCaseStore(db.read).findById(caseId);
  if (row !== undefined) return verifyRow(db, row, options);
  const entries = await createHistoryStore(db.read).list(caseId);
  return entries.length === 0 ? undefined : orphan(caseId, entries);
}

/** An event recorded between the two reads is no fault: a verdict counts only when the case did not move on meanwhile. */
async function verifyRow(db: Database, row: CaseRow, options: VerifyOptions): Promise<Verified> {
  const { vault, digest = sha256 } = options;
  const entries = await createHistoryStore(db.read).list(row.id);
  const verified = verifyEntries(row, entries, digest);
  if (verified.fault !== undefined) {
    const again = await createCaseStore(db.read).findById(row.id);
    if (again !== undefined && again.version !== row.version) return verifyRow(db, again, options);
  }
  const letters = vault === undefined ? [] : await checkLetters(db.read, { vault, caseId: row.id, entries });
  return { ...verified, letters };
}

/** Every case, one after the other; a case whose row is gone, or that has a row and no history, is a fault of its own. */
export async function* verifyAll(db: Database, options: VerifyOptions = {}): AsyncGenerator<Verified> {
  const cases = createCaseStore(db.read);
  const history = createHistoryStore(db.read);
  for await (const caseId of listAllCaseIds(db.read)) {
    const row = await cases.findById(caseId);
    yield row === undefined ? orphan(caseId, await history.list(caseId)) : await verifyRow(db, row, options);
  }
  for (let page = await cases.page({ limit: 500 }); page.length > 0; page = await cases.page({ after: page.at(-1)?.id, limit: 500 })) {
    const histories = await history.listMany(page.map((row) => row.id));
    for (const row of page) if ((histories.get(row.id) ?? []).length === 0) yield await verifyRow(db, row, options);
  }
}

function verifyEntries(row: CaseRow, entries: readonly HistoryRow[], digest: Digest): Omit<Verified, 'letters'> {
  const base = { caseId: row.id, name: nameOf(row), entries: entries.length, headHash: row.headHash };
  const fault = findChainFault(entries, digest);
  if (fault !== undefined) return { ...base, fault: { version: fault.version, text: FAULT_TEXTS[fault.kind] } };
  const last = entries.at(-1);
  if (last?.version === row.version && last.hash === row.headHash) return base;
  const version = Math.min(entries.length, row.version) + 1;
  return {
    ...base,
    fault: {
      version,
      text: {
        zh: '历史的末端与案件记录不符，末尾条目被增删过',
        en: 'the history does not end where the case says: entries at its end were removed or added',
      },
    },
  };
}

function orphan(caseId: string, entries: readonly HistoryRow[]): Verified {
  const text = { zh: '有历史而无案件记录', en: 'there is a history but no case' };
  return { caseId, name: caseId, entries: entries.length, headHash: entries.at(-1)?.hash ?? '', fault: { version: 1, text }, letters: [] };
}
