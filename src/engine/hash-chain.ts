import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';
import type { HistoryRow } from '../store/rows.ts';

/** The package is CommonJS and exports the function itself; its types describe a default export. */
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** Computes a digest as lower-case hex. SHA-256 by default; an operator may plug in SM3. */
export type Digest = (text: string) => string;

export const sha256: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Everything of an entry but its hash. */
export type UnsealedEntry = Omit<HistoryRow, 'hash'>;

/**
 * The hash of an entry over all its fields and its predecessor's hash, in the canonical JSON of RFC 8785, so that anyone can recompute it
 * with any implementation of that standard.
 */
export function entryHash(entry: UnsealedEntry, digest: Digest): string {
  return digest(canonicalText(entry));
}

/** @throws {TypeError} when the value has no canonical JSON. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The value has no canonical form');
  return text;
}

/** What is wrong with a stored chain: the first entry that is not what its hash says. */
export interface ChainFault {
  readonly version: number;
  readonly kind: 'hash' | 'previous' | 'gap';
}

/** Where a chain stands. */
export interface ChainEnd {
  readonly version: number;
  readonly hash: string | null;
}

export const CHAIN_START: ChainEnd = { version: 0, hash: null };

/** What is wrong with the entry that comes after `end`; undefined when nothing is. */
export function faultOfNext(end: ChainEnd, entry: HistoryRow, digest: Digest): ChainFault | undefined {
  const version = end.version + 1;
  if (entry.version !== version) return { version, kind: 'gap' };
  if (entry.prevHash !== end.hash) return { version, kind: 'previous' };
  const { hash, ...unsealed } = entry;
  return entryHash(unsealed, digest) === hash ? undefined : { version, kind: 'hash' };
}

/** Recomputes a case's chain from its first entry; undefined when it holds. */
export function findChainFault(entries: readonly HistoryRow[], digest: Digest): ChainFault | undefined {
  let end = CHAIN_START;
  for (const entry of entries) {
    const fault = faultOfNext(end, entry, digest);
    if (fault !== undefined) return fault;
    end = entry;
  }
  return undefined;
}
