import type { Bilingual } from '../../law/errors.ts';
import { LETTERS } from '../../law/letters.ts';
import { createCaseStore } from '../../store/case-store.ts';
import type { Database } from '../../store/database.ts';
import type { FileVault } from '../../store/file-vault.ts';
import type { Checked, FinishedLog, FoundFault, IntegrityFaultKind } from '../../store/integrity-store.ts';
import { createSealStore } from '../../store/seal-store.ts';
import { verifyAuditLog } from '../audit/verify-audit-log.ts';
import { firstBadLetter, type Verified, verifyById } from '../verify-histories.ts';
import { recordFaults, SEAL_TEXTS } from './check-seals.ts';

export interface CheckDeps {
  readonly db: Database;
  /** Where the letters lie. */
  readonly vault: FileVault;
}

const MAX_GONE = 1_000;

/** Recomputes some cases: their histories, their letters, and what was sealed of them. */
export async function checkCases({ db, vault }: CheckDeps, caseIds: readonly string[]): Promise<Checked> {
  const verified: Verified[] = [];
  for (const caseId of caseIds) {
    const one = await verifyById(db, caseId, { vault });
    if (one !== undefined) verified.push(one);
  }
  const unsealed = await createSealStore(db.read).rewritten(caseIds);
  const broken = new Set(verified.filter(({ fault }) => fault !== undefined).map(({ caseId }) => caseId));
  const faults = [
    ...verified.flatMap(faultsOf),
    // A history that does not hold by itself has been told of.
    ...firstOfEach(unsealed)
      .filter(({ caseId }) => !broken.has(caseId))
      .map(({ caseId, version }) => ({
        caseId,
        caseName: null,
        kind: 'seal' as const,
        entry: version,
        letter: null,
        text: SEAL_TEXTS.rewritten,
      })),
  ];
  return {
    cases: verified.length,
    entries: verified.reduce((sum, { entries }) => sum + entries, 0),
    letters: verified.reduce((sum, { letters }) => sum + letters.length, 0),
    faults: await Promise.all(faults.map((fault) => withCase(db, fault))),
  };
}

/** What is no case: the audit log, the records of sealed heads, and cases that are gone altogether. */
export async function checkTheRest({ db }: Pick<CheckDeps, 'db'>): Promise<FinishedLog> {
  const log = await verifyAuditLog(db);
  const faults: FoundFault[] = [];
  if (log.fault !== undefined) faults.push(ofNoCase('log', { entry: log.fault.seq, text: log.fault.text }));
  for (const { text, entry, on } of await recordFaults(db)) {
    faults.push(ofNoCase('heads', { entry: entry ?? null, text: { zh: `${on}：${text.zh}`, en: `${on}: ${text.en}` } }));
  }
  for (const caseId of await createSealStore(db.read).gone(MAX_GONE)) {
    faults.push({ ...ofNoCase('seal', { entry: 1, text: SEAL_TEXTS.gone }), caseId, caseName: caseId });
  }
  return { entries: log.entries, hash: log.headHash, faults };
}

interface CaseFault {
  readonly kind: IntegrityFaultKind;
  readonly caseId: string;
  readonly caseName: string | null;
  readonly entry: number;
  readonly letter: string | null;
  readonly text: Bilingual;
}

function faultsOf(verified: Verified): readonly CaseFault[] {
  const { caseId, name, fault } = verified;
  const bad = firstBadLetter(verified);
  const about = { caseId, caseName: name };
  const ofHistory =
    fault === undefined ? [] : [{ ...about, kind: 'history' as const, entry: fault.version, letter: null, text: fault.text }];
  if (bad === undefined) return ofHistory;
  const title = LETTERS[bad.letter].title;
  const text = {
    zh: `文书《${title.zh}》${bad.number ?? ''}：${bad.fault.zh}`,
    en: `letter '${title.en}' ${bad.number ?? ''}: ${bad.fault.en}`,
  };
  return [...ofHistory, { ...about, kind: 'letter', entry: bad.version, letter: bad.letter, text }];
}

function firstOfEach<T extends { readonly caseId: string }>(rows: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return rows.filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId));
}

async function withCase(db: Database, { text, ...fault }: CaseFault): Promise<FoundFault> {
  const row = await createCaseStore(db.read).findById(fault.caseId);
  const caseName = fault.caseName ?? row?.caseNo ?? row?.ref ?? fault.caseId;
  return { ...fault, caseName, organId: row?.organId ?? null, textZh: text.zh, textEn: text.en };
}

function ofNoCase(kind: IntegrityFaultKind, { entry, text }: { readonly entry: number | null; readonly text: Bilingual }): FoundFault {
  return { kind, caseId: null, caseName: null, organId: null, entry, letter: null, textZh: text.zh, textEn: text.en };
}
