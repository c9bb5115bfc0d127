import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ApiScope } from '../../law/access/api-scopes.ts';
import type { Bilingual } from '../../law/errors.ts';
import type { Actor } from '../../law/roles.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';
import type { Once } from './once.ts';
import type { JsonSchema } from './openapi/json-schema.ts';

/** Chapters of the reference. */
export const API_TAGS = [
  'cases',
  'applications',
  'files',
  'redactions',
  'letters',
  'publications',
  'correspondence',
  'figures',
  'audit',
  'settings',
  'webhooks',
  'administration',
  'service',
] as const;
export type ApiTag = (typeof API_TAGS)[number];

/** Whoever holds the key of a call. */
export interface ApiCaller {
  readonly keyId: string;
  readonly keyName: string;
  readonly keyKind: 'personal' | 'program';
  /** UTC instant. */
  readonly expiresAt: string;
  /** Hash of the secret; told to nobody. */
  readonly salt: string;
  readonly scopes: readonly ApiScope[];
  /** As pages know people: `id`, `name`, `roles`, `organId`, `unit`. Of a program's key its own id and name, and the roles it was given. */
  readonly user: StaffUser;
  readonly actor: Actor;
}

export interface ApiContext {
  readonly deps: WebDeps;
  readonly caller: ApiCaller;
  /** `res.locals.user` is the caller's user: helpers of pages that take `{req, res}` work here too. */
  readonly req: Request;
  readonly res: Response;
  /** Of `Idempotency-Key`: see `Once`. */
  readonly once: Once;
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
  /** Changes nothing although it is a POST, such as a computation or a search by words that belong in no address: needs no `Idempotency-Key`. */
  readonly safe?: true;
  /**
   * May run again for the same `Idempotency-Key` and then gives the same answer, by `context.once.token` or by its nature (a PUT). Its answer is
   * not kept. Without it an answer is kept, and a call that broke off in the middle is not run again unless `ifMatch` protects it: it is
   * answered 409 OUTCOME_UNKNOWN.
   */
  readonly repeatable?: true;
  /** Answers carry the version of the case as `ETag`: set it with `setVersion`; GET then knows `If-None-Match`. */
  readonly etag?: true;
  /** Lists: `answer` is made by `pageOf`, the handler returns what `sendPageOf` gives; answers carry `Link`. */
  readonly paged?: true;
  /** The body is the contents of one file of any media type: the handler reads `context.req` as a stream. */
  readonly upload?: true;
  /** What the document says of the body instead of what zod says of `body`, with the components it refers to. */
  readonly bodySchema?: () => { readonly schema: JsonSchema; readonly components: Readonly<Record<string, JsonSchema>> };
  /** Shown in the document and the reference. */
  readonly example?: { readonly body?: unknown; readonly answer?: unknown };
  /** Throws DomainError, HttpProblem; they become RFC 9457. For headers such as `ETag` and `Location` use `context.res.set`. */
  handle(input: ApiInput<P, Q, B>, context: ApiContext): Promise<A | FileAnswer>;
}

/** Keeps the types of the parts together; the list of all operations does not need them. */
export function defineOperation<P, Q, B, A>(operation: ApiOperation<P, Q, B, A>): ApiOperation {
  return operation as unknown as ApiOperation;
}
