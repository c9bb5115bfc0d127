import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { CivilDate } from '../../law/civil-date.ts';
import { createAuditStore } from '../../store/audit-store.ts';
import { type Database, withTransaction } from '../../store/database.ts';
import { createSealStore, type SealedCase, type SealedHeads, sealedCasesOf } from '../../store/seal-store.ts';
import { CLOCK, keepAct } from '../audit/audit-log.ts';
import { canonicalText, sha256 } from '../hash-chain.ts';

/**
 * Seals the newest entry of every case and of the audit log (domain 5.4), once a day. A list of all cases stands behind the digest; of it only
 * what moved since the last time is stored.
 *
 * The list is stored first and read for its digest while others record and keep acts; the audit log is locked for the record alone. Should
 * another node have added to the list meanwhile, the digest is taken again. A node that died before the record leaves a list that the next one
 * completes.
 *
 * @param digestOf - For tests: what happens while the digest is taken.
 * @returns the record of the day, whoever made it.
 */
export async function sealHeads(
  db: Database,
  { on, now, digestOf = digestOfList }: { readonly on: CivilDate; readonly now: Date; readonly digestOf?: typeof digestOfList },
): Promise<SealedHeads> {
  const known = await createSealStore(db.read).find(on);
  if (known !== undefined) return known;
  await withTransaction(db, (trx) => createSealStore(trx).addMoved(on));
  for (;;) {
    const stamp = await createSealStore(db.read).stamp();
    const list = await digestOf(sealedCasesOf(db.read, on));
    const record = await withTransaction(db, (trx) => addRecord(trx, { on, now, list, stamp }));
    if (record !== undefined) return record;
  }
}

interface Sealing {
  readonly on: CivilDate;
  readonly now: Date;
  readonly list: ListDigest;
  /** Of the lists when the digest was begun. */
  readonly stamp: string;
}

/**
 * Whoever else seals, or keeps an act, waits here: for a few statements.
 *
 * @returns undefined when the list has grown since its digest was begun.
 */
async function addRecord(trx: Knex, { on, now, list, stamp }: Sealing): Promise<SealedHeads | undefined> {
  const store = createSealStore(trx);
  await store.lockLists();
  const known = await store.find(on);
  if (known !== undefined) return known;
  if ((await store.stamp()) !== stamp) return undefined;
  const log = await createAuditStore(trx).lockHead();
  const before = await store.latest();
  const unsealed = {
    sealedOn: on,
    sealedAt: now.toISOString(),
    cases: list.cases,
    digest: list.digest,
    logSeq: log.seq,
    logHash: log.hash,
    prevHash: before?.hash ?? null,
  };
  const record = { ...unsealed, hash: hashOfRecord(unsealed) };
  await store.add(record);
  await keepSealing(trx, record, now);
  return record;
}

async function keepSealing(trx: Knex, { sealedOn, cases, hash }: SealedHeads, at: Date): Promise<void> {
  await keepAct(trx, { kind: 'heads.sealed', actor: CLOCK, organId: null, subject: sealedOn, data: { on: sealedOn, cases, hash } }, { at });
}

/** A line of the list: a canonical array and a newline. */
export function lineOfList({ caseId, version, hash }: SealedCase): string {
  return `${JSON.stringify([caseId, version, hash])}\n`;
}

export interface ListDigest {
  readonly cases: number;
  readonly digest: string;
}

export async function digestOfList(list: AsyncIterable<SealedCase>): Promise<ListDigest> {
  const hash = createHash('sha256');
  let cases = 0;
  for await (const one of list) {
    hash.update(lineOfList(one));
    cases += 1;
  }
  return { cases, digest: hash.digest('hex') };
}

/** Over the record as it leaves: all its fields but the hash. */
export function hashOfRecord(record: Omit<SealedHeads, 'hash'>): string {
  return sha256(canonicalText(recordJson(record)));
}

/** As it is kept outside: what a person signs or prints. */
export function recordJson(record: Omit<SealedHeads, 'hash'> & { readonly hash?: string }) {
  const { sealedOn, sealedAt, cases, digest, logSeq, logHash, prevHash, hash } = record;
  return {
    format: SEAL_FORMAT,
    formatVersion: SEAL_VERSION,
    on: sealedOn,
    sealedAt,
    cases,
    digest,
    auditLog: { entries: logSeq, hash: logHash },
    previous: prevHash,
    ...(hash === undefined ? {} : { hash }),
  };
}

export const SEAL_FORMAT = 'yishen-heads';
export const SEAL_VERSION = 1;
