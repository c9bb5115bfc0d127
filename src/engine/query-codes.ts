import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { readCaseNumber } from '../law/read-case-number.ts';
import type { Database } from '../store/database.ts';
import { createQueryCodeStore, type QueryCodeRow } from '../store/query-code-store.ts';

/** 32 characters without I, O, 0 and 1: ten of them hold 50 bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 10;
const GROUP = 4;

const MAX_TRIES = 5;
const LOCK_MS = 30 * 60_000;

const HASH_BYTES = 32;
/** About 20 ms: nothing to one applicant, but a stolen table cannot be searched for the codes. */
const COST = { N: 8192, r: 8, p: 1 };
const NO_ROW = { salt: '00'.repeat(16), hash: '00'.repeat(HASH_BYTES) };

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

export type CheckedCode =
  | { readonly result: 'ok'; readonly caseId: string }
  /** `triesLeft` is 1 or more. */
  | { readonly result: 'wrong'; readonly triesLeft: number }
  | { readonly result: 'locked'; readonly until: Date };

export type QueryCodes = ReturnType<typeof createQueryCodes>;

/** The codes by which applicants follow their cases without an account: domain 5.2. */
export function createQueryCodes({ db, now }: { readonly db: Database; readonly now: () => Date }) {
  const store = createQueryCodeStore(db.write);
  const put = async (caseId: string, code: string): Promise<QueryCodeRow> => {
    const salt = randomBytes(16).toString('hex');
    return { caseId, salt, hash: await hashOf(code, salt), issuedAt: now().toISOString() };
  };
  return {
    /** A new code in place of the old one, to be told to the applicant now: it cannot be read again. It also ends a lock. */
    async issue(caseId: string): Promise<string> {
      const code = codeOf(randomBytes(LENGTH));
      await store.replace(await put(caseId, code));
      const number = await store.caseNoOf(caseId);
      if (number !== undefined) await store.forgetTries(keyOf(number));
      return grouped(code);
    },
    /**
     * The first code of a case, made from a secret that only its sender has: sent twice, it is the same code.
     *
     * @returns undefined when the case has got another code since.
     */
    async issueFirst(caseId: string, secret: string): Promise<string | undefined> {
      const code = codeOf(createHmac('sha256', secret).update(caseId).digest());
      if (await store.add(await put(caseId, code))) return grouped(code);
      const row = await store.find(caseId);
      return row !== undefined && (await matches(code, row)) ? grouped(code) : undefined;
    },
    /** Numbers that no case has are answered like wrong codes, and locked like them. */
    async check({ number, code }: { readonly number: string; readonly code: string }): Promise<CheckedCode> {
      const [caseNo, time] = [readCaseNumber(number), now()];
      const since = new Date(time.getTime() - LOCK_MS).toISOString();
      const numberKey = keyOf(caseNo);
      const { tries, lastAt } = await store.countTry({ numberKey, now: time.toISOString(), since, maxTries: MAX_TRIES });
      const locked: CheckedCode = { result: 'locked', until: new Date(Date.parse(lastAt) + LOCK_MS) };
      if (tries > MAX_TRIES) return locked;
      const caseId = await findMatch(readCode(code), await store.listByNumber(caseNo));
      if (caseId === undefined) return tries === MAX_TRIES ? locked : { result: 'wrong', triesLeft: MAX_TRIES - tries };
      await store.forgetTries(numberKey);
      await store.forgetTriesBefore(since);
      return { result: 'ok', caseId };
    },
  };
}

/** Takes as long for a number without a case as for one with. */
async function findMatch(code: string, rows: readonly QueryCodeRow[]): Promise<string | undefined> {
  const candidates = rows.length === 0 ? [{ ...NO_ROW, caseId: undefined }] : rows;
  let found: string | undefined;
  for (const row of candidates) if (await matches(code, row)) found = row.caseId;
  return found;
}

async function matches(code: string, { salt, hash }: Pick<QueryCodeRow, 'salt' | 'hash'>): Promise<boolean> {
  return timingSafeEqual(Buffer.from(await hashOf(code, salt), 'hex'), Buffer.from(hash, 'hex'));
}

async function hashOf(code: string, salt: string): Promise<string> {
  return (await derive(code, Buffer.from(salt, 'hex'), HASH_BYTES, COST)).toString('hex');
}

/** One character for the low five bits of each byte. */
function codeOf(bytes: Buffer): string {
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** ABCDEFGHJK as ABCD-EFGH-JK */
function grouped(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code;
}

/** A code as typed, in any width and case, with or without hyphens and blanks. What is far too long is cut: it is wrong anyway. */
function readCode(typed: string): string {
  return typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 2 * LENGTH);
}

function keyOf(caseNo: string): string {
  return createHash('sha256').update(caseNo).digest('hex');
}
