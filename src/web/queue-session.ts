import { randomBytes } from 'node:crypto';
import type { Request } from 'express';

interface Search {
  readonly key: string;
  readonly text: string;
}

/** What became of a bulk assignment, until its page is left. */
export interface AssignmentResult {
  readonly name: string;
  readonly undone: boolean;
  readonly done: readonly AssignedCase[];
  readonly refused: readonly { readonly label: string; readonly href: string | null; readonly why: string }[];
}

export interface AssignedCase {
  readonly caseId: string;
  readonly label: string;
  /** After the assignment. */
  readonly version: number;
  /** Who handled it before; null when nobody did. */
  readonly before: string | null;
}

declare module 'express-session' {
  interface SessionData {
    /** Words searched for in the queue, newest last. They may be names, which must not stand in addresses. */
    queueSearches?: readonly Search[];
    queueAssignment?: AssignmentResult;
  }
}

/** Searches remembered in a session: enough for the pages that somebody has open. */
const MAX_SEARCHES = 20;
const MAX_TEXT = 100;

/** The key under which the session keeps the words; null for none. */
export function keepSearch(req: Request, words: unknown): string | null {
  const text = typeof words === 'string' ? words.trim().slice(0, MAX_TEXT) : '';
  if (text === '') return null;
  const known = req.session.queueSearches ?? [];
  const same = known.find((search) => search.text === text);
  const search = same ?? { key: randomBytes(5).toString('hex'), text };
  req.session.queueSearches = [...known.filter(({ key }) => key !== search.key), search].slice(-MAX_SEARCHES);
  return search.key;
}

/** Undefined when the session no longer has them. */
export function findSearch(req: Request, key: string): string | undefined {
  return req.session.queueSearches?.find((search) => search.key === key)?.text;
}
