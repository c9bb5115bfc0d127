import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ApiScope } from '../../law/access/api-scopes.ts';
import type { Bilingual } from '../../law/errors.ts';
import type { Actor } from '../../law/roles.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** Chapters of the reference. */
export const API_TAGS = [
  'cases',
  'applications',
  'files',
  'letters',
  'publications',
  'correspondence',
  'figures',
  'audit',
  'settings',
  'service',
] as const;
export type ApiTag = (typeof API_TAGS)[number];

/** Whoever holds the key of a call. */
export interface ApiCaller {
  readonly keyId: string;
  readonly scopes: readonly ApiScope[];
  /** As pages know people: `id`, `name`, `roles`, `organId`, `unit`. Of a program's key its own id and name, and the roles it was given. */
  readonly user: StaffUser;
  readonly actor: Actor;
}

export interface ApiContext {
  readonly deps: WebDeps;
  readonly caller: ApiCaller;
  readonly req: Request;
  readonly res: Response;
}

/** A file instead of JSON. */
export interface FileAnswer {
  readonly mediaType: string;
  /** For Content-Disposition. */
  readonly name: string;
  readonly content: Readable | Uint8Array;
}

/** What a call brings, understood. */
export interface ApiInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Of `If-Match`; 0 where the operation asks for none. */
  readonly version: number;
}

/**
 * One operation of the API, said once: routing, validation, permission, the OpenAPI document and the reference page are derived from it.
 * What comes in is validated by `params`, `query` and `body`; what goes out conforms to `answer`, which the tests check.
 */
export interface ApiOperation<P = unknown, Q = unknown, B = unknown, A = unknown> {
  /** operationId, such as `recordEvent`. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express has it, below /api/v1: `/cases/:id/events`. */
  readonly path: string;
  readonly tag: ApiTag;
  readonly summary: Bilingual;
  readonly description?: Bilingual;
  /** One of them is enough; empty: any key will do. */
  readonly scopes: readonly ApiScope[];
  /** Whether the roles of the caller allow it, as for the page that does the same. The case of `/cases/:id` is checked besides. */
  mayCall?(user: StaffUser): boolean;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Of the JSON that goes out; `null` for no content (204); a media type for files. */
  readonly answer: z.ZodType<A> | { readonly mediaType: string } | null;
  /** 200 unless given. */
  readonly status?: 200 | 201 | 202 | 204;
  /** `If-Match` with the version of the case is needed: 428 without, 412 when the case has moved on. */
  readonly ifMatch?: true;
  /** Throws DomainError, HttpProblem; they become RFC 9457. For headers such as `ETag` and `Location` use `context.res.set`. */
  handle(input: ApiInput<P, Q, B>, context: ApiContext): Promise<A | FileAnswer>;
}

/** Keeps the types of the parts together; the list of all operations does not need them. */
export function defineOperation<P, Q, B, A>(operation: ApiOperation<P, Q, B, A>): ApiOperation {
  return operation as unknown as ApiOperation;
}
