import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { RecordOptions } from '../../engine/engine-types.ts';
import { type ApiRequestId, type ApiRequestRow, createApiRequestStore, type KeptAnswer } from '../../store/api-request-store.ts';
import type { WebDeps } from '../web-deps.ts';
import { ApiProblem } from './api-problem.ts';
import type { ApiOperation } from './operation.ts';

/** As long as an answer is kept. */
const KEEP_MS = 7 * 24 * 3_600_000;
/** Longer than any call takes; a node that dies keeps the next sending waiting for no longer. */
const LEASE_MS = 120_000;
const RETRY_AFTER_SECONDS = 2;
/** RFC 8941 strings and what people send instead of them: visible characters of ASCII. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

type Transaction = Parameters<NonNullable<RecordOptions['also']>>[0];

export type Done = NonNullable<ApiRequestRow['done']>;

/**
 * What makes a write happen once. Where the process dies in the middle, the next sending finds in `done` what was recorded, because that is
 * written in the very transaction that recorded it.
 */
export interface Once {
  /** Stands for the key and its Idempotency-Key, the same at every sending, not to be guessed; null when none was given. */
  readonly token: string | null;
  /** What an earlier sending recorded before it broke off; null when nothing is known to be recorded. */
  readonly done: Done | null;
  /** To be called in the transaction of the work; does nothing when there is no Idempotency-Key. */
  keep(trx: Transaction, done: Done): Promise<void>;
}

const NO_KEY: Once = { token: null, done: null, keep: async () => {} };

export interface Call {
  readonly operation: ApiOperation;
  readonly req: Request;
  readonly keyId: string;
  /** Known to this server alone: whatever is made from a client's Idempotency-Key cannot be guessed with it. */
  readonly salt: string;
  /** The body as it was understood; of uploads nothing. */
  readonly body: unknown;
}

/** Runs a write once for its Idempotency-Key, whichever node it reaches. */
export async function runOnce(
  deps: Pick<WebDeps, 'db' | 'now'>,
  call: Call,
  run: (once: Once) => Promise<KeptAnswer>,
): Promise<KeptAnswer> {
  const { operation, req, keyId, salt } = call;
  if (operation.method === 'get' || operation.safe === true) return run(NO_KEY);
  const given = idempotencyKeyOf(req, operation);
  if (given === undefined) return run(NO_KEY);
  const store = createApiRequestStore(deps.db.write);
  const now = deps.now();
  await store.forgetBefore(new Date(now.getTime() - KEEP_MS).toISOString());
  const id = { keyId, requestHash: digest(given) };
  const claimed = await claim(deps, { id, fingerprint: fingerprintOf(call), operation });
  if (claimed.answer !== null && operation.repeatable !== true) return replayed(claimed.answer);
  const once: Once = {
    token: digest(`${salt} ${given}`),
    done: claimed.done,
    keep: async (trx, done) => createApiRequestStore(trx).setDone(id, done),
  };
  try {
    const answer = await run(once);
    await store.setAnswer(id, operation.repeatable === true ? { ...answer, body: null } : answer);
    return claimed.again ? replayed(answer) : answer;
  } catch (error) {
    // The next sending finds out what became of this one; what recorded nothing leaves the key free.
    if (isRefusal(error)) await store.forget(id);
    else await store.endLease(id, deps.now().toISOString());
    throw error;
  }
}

interface Claim {
  readonly id: ApiRequestId;
  readonly fingerprint: string;
  readonly operation: ApiOperation;
}

interface Claimed extends Pick<ApiRequestRow, 'done' | 'answer'> {
  /** Sent before. */
  readonly again: boolean;
}

async function claim(deps: Pick<WebDeps, 'db' | 'now'>, { id, fingerprint, operation }: Claim): Promise<Claimed> {
  const store = createApiRequestStore(deps.db.write);
  const now = deps.now();
  const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
  const fresh = { ...id, fingerprint, done: null, answer: null, leaseUntil, createdAt: now.toISOString() };
  if (await store.add(fresh)) return { done: null, answer: null, again: false };
  const row = await store.find(id);
  if (row === undefined) throw inProgress();
  if (row.fingerprint !== fingerprint) throw new ApiProblem('IDEMPOTENCY_KEY_REUSED');
  if (row.answer !== null) return { ...row, again: true };
  if (row.leaseUntil > now.toISOString() || !(await store.takeOver(row, leaseUntil))) throw inProgress();
  if (row.done === null && operation.repeatable !== true && operation.ifMatch !== true) {
    await store.endLease(id, now.toISOString());
    throw new ApiProblem('OUTCOME_UNKNOWN');
  }
  return { done: row.done, answer: null, again: row.done !== null };
}

function inProgress(): ApiProblem {
  return new ApiProblem('IN_PROGRESS', { headers: { 'Retry-After': String(RETRY_AFTER_SECONDS) } });
}

function replayed(answer: KeptAnswer): KeptAnswer {
  return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } };
}

/** Needed wherever a second sending would do the work twice: a POST that no version protects. */
export function needsIdempotencyKey({ method, ifMatch, safe }: Pick<ApiOperation, 'method' | 'ifMatch' | 'safe'>): boolean {
  return method === 'post' && ifMatch !== true && safe !== true;
}

function idempotencyKeyOf(req: Request, operation: ApiOperation): string | undefined {
  const given = req.get('idempotency-key');
  if (given === undefined) {
    if (needsIdempotencyKey(operation)) throw new ApiProblem('IDEMPOTENCY_KEY_MISSING');
    return undefined;
  }
  if (!IDEMPOTENCY_KEY.test(given)) throw new ApiProblem('IDEMPOTENCY_KEY_MISSING');
  return given;
}

/** What must be the same when a call is sent again. The contents of a file are not read for it: their length and name must do. */
function fingerprintOf({ req, body, operation }: Call): string {
  const upload =
    operation.upload === true ? ['content-length', 'content-type', 'content-disposition'].map((name) => req.get(name) ?? '') : [];
  return digest(JSON.stringify([req.method, req.originalUrl, req.get('if-match') ?? '', upload, body ?? null]));
}

/** What the caller did wrong or the law forbids: nothing was recorded. */
function isRefusal(error: unknown): boolean {
  const status = (error as { status?: unknown } | null)?.status;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof status === 'number') return status < 500;
  return typeof code === 'string' && REFUSALS.has(code);
}

const REFUSALS: ReadonlySet<string> = new Set(['INVALID_INPUT', 'STEP_REFUSED', 'STALE_VERSION', 'REPORT_CHANGED', 'NOT_FOUND']);

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
