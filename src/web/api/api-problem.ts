import type { Bilingual } from '../../law/errors.ts';
import { apiTexts } from '../texts/api.ts';

/** What a program is told apart by; the reference has a chapter of them. */
export const API_PROBLEMS = {
  BAD_REQUEST: 400,
  MALFORMED_JSON: 400,
  IDEMPOTENCY_KEY_MISSING: 400,
  UNAUTHORIZED: 401,
  MISSING_SCOPE: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  STEP_REFUSED: 409,
  IN_PROGRESS: 409,
  OUTCOME_UNKNOWN: 409,
  FILES_NOT_CLEARED: 409,
  CONFLICT: 409,
  STALE_VERSION: 412,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_INPUT: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  IF_MATCH_MISSING: 428,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;
export type ApiProblemCode = keyof typeof API_PROBLEMS;
export const PROBLEM_CODES = Object.keys(API_PROBLEMS) as readonly ApiProblemCode[];

/** Where something wrong stands. */
export type ProblemPlace = 'body' | 'query' | 'path' | 'header';

/** One thing that is wrong with a call. */
export interface ApiProblemItem {
  readonly in: ProblemPlace;
  /** JSON pointer (RFC 6901) into the body; of a query or a header, a slash and the name. */
  readonly pointer: string;
  readonly detail: Bilingual;
}

interface ProblemParts {
  /** Instead of what is said of every problem of this code. */
  readonly detail?: Bilingual | undefined;
  readonly problems?: readonly ApiProblemItem[] | undefined;
  /** The article that forbids it. */
  readonly basis?: string | undefined;
  readonly requiredScopes?: readonly string[] | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A refusal of the API, which becomes an RFC 9457 problem. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: ApiProblemCode;
  readonly parts: ProblemParts;

  constructor(code: ApiProblemCode, parts: ProblemParts = {}) {
    super(`${API_PROBLEMS[code]} ${code}`);
    this.name = 'ApiProblem';
    this.status = API_PROBLEMS[code];
    this.code = code;
    this.parts = parts;
  }
}

/** Title and text of a code, in the language of the call. */
export function wordsOfProblem(code: ApiProblemCode): { readonly title: string; readonly detail: string } {
  const [title = code, detail = ''] = apiTexts.problems[code];
  return { title, detail };
}
