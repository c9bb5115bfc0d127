import { z } from 'zod';
import { civilDate, findCivilDate } from '../../law/civil-date.ts';
import type { Database } from '../../store/database.ts';
import { createSealStore, type SealedCase, type SealedHeads, sealedCasesOf } from '../../store/seal-store.ts';
import { canonicalText } from '../hash-chain.ts';
import { digestOfList, hashOfRecord, lineOfList, recordJson, SEAL_FORMAT, SEAL_VERSION } from './seal-heads.ts';

/** The record alone, as canonical JSON on one line: small enough to print and to sign. */
export function sealRecordText(record: SealedHeads): string {
  return `${canonicalText(recordJson(record))}\n`;
}

/** The record and, after it, a line for each case: what tells which case was rewritten. */
export async function* sealListText(db: Database, record: SealedHeads): AsyncGenerator<string> {
  yield sealRecordText(record);
  for await (const one of sealedCasesOf(db.read, record.sealedOn)) yield lineOfList(one);
}

/** The lines of one organ's cases, and a digest over them: those of the others are not for its auditors to see. */
export interface SealPart {
  readonly cases: number;
  readonly digest: string;
}

/** The record, what this part of the list is, and the lines of the organ's cases. */
export async function* sealPartText(db: Database, record: SealedHeads, organId: number): AsyncGenerator<string> {
  const lines = () => sealedCasesOf(db.read, record.sealedOn, organId);
  yield sealRecordText(record);
  yield `${canonicalText({ format: PART_FORMAT, formatVersion: SEAL_VERSION, ...(await digestOfList(lines())) })}\n`;
  for await (const one of lines()) yield lineOfList(one);
}

const PART_FORMAT = 'yishen-heads-part';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const recordSchema = z.strictObject({
  format: z.literal(SEAL_FORMAT),
  formatVersion: z.literal(SEAL_VERSION),
  on: z.string().refine((text) => findCivilDate(text) !== undefined),
  sealedAt: z.string().max(40),
  cases: z.number().int().min(0),
  digest,
  auditLog: z.strictObject({ entries: z.number().int().min(0), hash: digest.nullable() }),
  previous: digest.nullable(),
  hash: digest,
});
const partSchema = z.strictObject({
  format: z.literal(PART_FORMAT),
  formatVersion: z.literal(SEAL_VERSION),
  cases: z.number().int().min(0),
  digest,
});
const lineSchema = z.tuple([z.string().min(1).max(100), z.number().int().min(1), digest]);

/** @returns undefined when it is no record of sealed heads, or one that was altered by somebody who did not compute its hash. */
export function parseSealRecord(line: string): SealedHeads | undefined {
  const { data } = recordSchema.safeParse(jsonOf(line));
  if (data === undefined) return undefined;
  const { on, sealedAt, cases, auditLog, previous, hash } = data;
  const unsealed = {
    sealedOn: civilDate(on),
    sealedAt,
    cases,
    digest: data.digest,
    logSeq: auditLog.entries,
    logHash: auditLog.hash,
    prevHash: previous,
  };
  return hashOfRecord(unsealed) === hash ? { ...unsealed, hash } : undefined;
}

/** @returns undefined when the line does not begin a part of a list. */
export function parseSealPart(line: string): SealPart | undefined {
  const { data } = partSchema.safeParse(jsonOf(line));
  return data === undefined ? undefined : { cases: data.cases, digest: data.digest };
}

/** @returns undefined when it is no line of a list. */
export function parseSealLine(line: string): SealedCase | undefined {
  const { data } = lineSchema.safeParse(jsonOf(line));
  return data === undefined ? undefined : { caseId: data[0], version: data[1], hash: data[2] };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Whether the list that the database keeps of a day is the one of which the record speaks. */
export async function hasListOf(db: Database, record: SealedHeads): Promise<boolean> {
  const found = await digestOfList(sealedCasesOf(db.read, record.sealedOn));
  return found.cases === record.cases && found.digest === record.digest;
}

/** The record that the database keeps of the same day; undefined when there is none. */
export function sealOfSameDay(db: Database, { sealedOn }: SealedHeads): Promise<SealedHeads | undefined> {
  return createSealStore(db.read).find(sealedOn);
}
