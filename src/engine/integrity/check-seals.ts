import type { Bilingual } from '../../law/errors.ts';
import { createAuditStore } from '../../store/audit-store.ts';
import type { Database } from '../../store/database.ts';
import { createHistoryStore } from '../../store/history-store.ts';
import type { HistoryRow } from '../../store/rows.ts';
import { createSealStore, type SealedCase, type SealedHeads, sealedCasesOf } from '../../store/seal-store.ts';
import { findChainFault, sha256 } from '../hash-chain.ts';
import { digestOfList, hashOfRecord } from './seal-heads.ts';

/** What does not stand any more as it was sealed. */
export interface SealFault {
  readonly text: Bilingual;
  readonly caseId?: string;
  /** The entry of the case, or of the audit log, that was sealed. */
  readonly entry?: number;
  /** The day of the record. */
  readonly on?: string;
}

const PAGE = 200;

/**
 * Whether a history still holds what was sealed of it: an entry with that number and that hash, and before it a chain that leads to it. Whoever
 * rewrites an entry and computes all hashes after it anew ends at another hash.
 */
export function sealFaultOf(entries: readonly HistoryRow[], sealed: readonly SealedCase[]): SealFault | undefined {
  const broken = sealed.find(({ version, hash }) => entries[version - 1]?.hash !== hash);
  if (broken === undefined) return undefined;
  const text = entries.length === 0 ? SEAL_TEXTS.gone : entries.length < broken.version ? SEAL_TEXTS.cut : SEAL_TEXTS.rewritten;
  return { text, caseId: broken.caseId, entry: broken.version };
}

/** The cases of a list, from the database or from a file, that do not hold what was sealed. */
export async function* sealFaults(db: Database, list: AsyncIterable<SealedCase>): AsyncGenerator<SealFault> {
  let page: SealedCase[] = [];
  for await (const one of list) {
    page.push(one);
    if (page.length < PAGE) continue;
    yield* faultsOfPage(db, page);
    page = [];
  }
  yield* faultsOfPage(db, page);
}

async function* faultsOfPage(db: Database, page: readonly SealedCase[]): AsyncGenerator<SealFault> {
  const histories = await createHistoryStore(db.read).listMany(page.map(({ caseId }) => caseId));
  for (const sealed of page) {
    const entries = histories.get(sealed.caseId) ?? [];
    const fault = sealFaultOf(entries, [sealed]) ?? chainFaultBefore(entries, sealed);
    if (fault !== undefined) yield fault;
  }
}

function chainFaultBefore(entries: readonly HistoryRow[], { caseId, version }: SealedCase): SealFault | undefined {
  const fault = findChainFault(entries.slice(0, version), sha256);
  return fault === undefined ? undefined : { text: SEAL_TEXTS.altered, caseId, entry: fault.version };
}

/** Whether the audit log still holds its sealed head. */
export async function logSealFault(db: Database, { logSeq, logHash, sealedOn }: SealedHeads): Promise<SealFault | undefined> {
  if (logSeq === 0) return undefined;
  const [row] = await createAuditStore(db.read).page({ after: logSeq - 1, limit: 1 });
  return row?.seq === logSeq && row.hash === logHash ? undefined : { text: SEAL_TEXTS.log, entry: logSeq, on: sealedOn };
}

/** The records themselves: each follows from the one before, each is what its hash says, and the newest list has its digest. */
export async function recordFaults(db: Database): Promise<readonly SealFault[]> {
  const store = createSealStore(db.read);
  const faults: SealFault[] = [];
  let previous: string | null = null;
  let after = '';
  for (let page = await store.page({ after, limit: PAGE }); page.length > 0; page = await store.page({ after, limit: PAGE })) {
    for (const { hash, ...record } of page) {
      const sound = record.prevHash === previous && hashOfRecord(record) === hash;
      if (!sound) faults.push({ text: SEAL_TEXTS.record, on: record.sealedOn });
      const log = await logSealFault(db, { ...record, hash });
      if (log !== undefined) faults.push(log);
      previous = hash;
      after = record.sealedOn;
    }
  }
  return [...faults, ...(await newestListFault(db))];
}

async function newestListFault(db: Database): Promise<readonly SealFault[]> {
  const newest = await createSealStore(db.read).latest();
  if (newest === undefined) return [];
  const { cases, digest } = await digestOfList(sealedCasesOf(db.read, newest.sealedOn));
  return cases === newest.cases && digest === newest.digest ? [] : [{ text: SEAL_TEXTS.list, on: newest.sealedOn }];
}

export const SEAL_TEXTS = {
  gone: { zh: '封存时有此案件，现在没有它的历史', en: 'the case was sealed, and its history is gone' },
  cut: { zh: '封存时已有此条历史，现在没有：末尾的条目被删除过', en: 'this entry was sealed and is gone: entries at the end were removed' },
  rewritten: {
    zh: '此条或者此前的条目与封存时不同：历史被改写，散列值也被重新计算过',
    en: 'this entry, or one before it, is not the one that was sealed: the history was rewritten and its hashes computed anew',
  },
  altered: { zh: '内容与其散列值不符，条目被改动过', en: 'its content does not match its hash: the entry was altered' },
  log: { zh: '审计日志与封存时不同：日志被改写过', en: 'the audit log is not the one that was sealed: it was rewritten' },
  record: { zh: '封存记录被改动，或者之前的记录被删除过', en: 'the record was altered, or one before it was removed' },
  list: { zh: '链首清单与封存的摘要不符，清单被改动过', en: 'the list of heads does not match its sealed digest: it was altered' },
  other: {
    zh: '数据库中这一天的封存记录与所给的不同：封存记录被改写过',
    en: 'the database has another record of that day than the one given: what was sealed was rewritten',
  },
  missing: { zh: '数据库中没有这一天的封存记录：记录被删除过', en: 'the database has no record of that day: it was removed' },
} as const satisfies Record<string, Bilingual>;
