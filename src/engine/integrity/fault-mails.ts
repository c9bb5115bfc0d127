import type { Knex } from 'knex';
import { organsAbove } from '../../law/access/organ-tree.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { createIntegrityStore, type IntegrityFault, type IntegrityFaultKind, type IntegrityRun } from '../../store/integrity-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { NewMail } from '../../store/outbox-store.ts';
import type { OrganRow, UserRow } from '../../store/rows.ts';
import { createUserStore } from '../../store/user-store.ts';

/** Kept with an `integrityFaults`: what a check found that the one before had not. Numbers and ids only. */
export interface IntegrityFaultsFacts {
  readonly on: CivilDate;
  readonly organName: string;
  readonly readerName: string;
  readonly total: number;
  /** The first of them. */
  readonly faults: readonly FaultInMail[];
  /** Auditors have a page with all of them. */
  readonly isAuditor: boolean;
}

export interface FaultInMail {
  readonly kind: IntegrityFaultKind;
  /** Number or id of the case; null when it is no fault of a case. */
  readonly caseName: string | null;
  readonly entry: number | null;
}

/** More of them nobody reads in a mail. */
const MAX_IN_MAIL = 20;
const MAX_FAULTS = 10_000;

/**
 * One mail for each auditor and administrator who has a new fault in their organ, in one below it, or outside of all cases. A fault that the
 * check before found too has been told of.
 *
 * @param trx - The transaction in which the run was finished.
 * @param before - The run that was finished last; undefined for none.
 */
export async function faultMails(trx: Knex, run: IntegrityRun, before: IntegrityRun | undefined): Promise<readonly NewMail[]> {
  const store = createIntegrityStore(trx);
  const all = { organId: null, limit: MAX_FAULTS };
  const told = new Set(before === undefined ? [] : (await store.faults(before.id, all)).map(keyOf));
  const found = (await store.faults(run.id, all)).filter((fault) => !told.has(keyOf(fault)));
  if (found.length === 0) return [];
  const organs = await createOrganStore(trx).list();
  const readers = (await createUserStore(trx).list()).filter(isReader);
  return readers.flatMap((reader) => {
    const own = found.filter(({ organId }) => organId === null || organsAbove(organs, organId).has(reader.organId));
    return own.length === 0 ? [] : [mailTo(reader, { run, own, organs })];
  });
}

/** Of the sealed heads only its words say which it is. */
function keyOf({ kind, caseId, entry, letter, textEn }: IntegrityFault): string {
  return JSON.stringify([kind, caseId, entry, letter, kind === 'heads' ? textEn : null]);
}

function isReader({ roles, disabledAt, email }: UserRow): boolean {
  return disabledAt === null && typeof email === 'string' && email !== '' && (roles.includes('auditor') || roles.includes('admin'));
}

interface Told {
  readonly run: IntegrityRun;
  readonly own: readonly IntegrityFault[];
  readonly organs: readonly OrganRow[];
}

function mailTo({ id, name, organId, roles }: UserRow, { run, own, organs }: Told): NewMail {
  const facts: IntegrityFaultsFacts = {
    on: run.runOn,
    organName: organs.find((organ) => organ.id === organId)?.name ?? '',
    readerName: name,
    total: own.length,
    faults: own.slice(0, MAX_IN_MAIL).map(({ kind, caseName, entry }) => ({ kind, caseName, entry })),
    isAuditor: roles.includes('auditor'),
  };
  return {
    messageKey: `integrityFaults:${run.runOn}:${id}`,
    caseId: null,
    organId,
    kind: 'integrityFaults',
    recipient: { kind: 'user', userId: id },
    language: null,
    data: { ...facts },
  };
}
