import { z } from 'zod';
import { inEachLanguage } from '../language.ts';
import { apiTexts } from '../texts/api.ts';
import { ApiProblem } from './api-problem.ts';
import { inBoth } from './in-both.ts';
import type { ApiContext } from './operation.ts';

export const MAX_LIMIT = 100;
export const DEFAULT_LIMIT = 50;
/** The largest number of a row: a cursor beyond it is none of ours, and PostgreSQL takes none for an integer. */
export const MAX_ID = 2_147_483_647;

/** The part of a list's query that leads from page to page. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT).describe(inBoth('1 至 100', '1–100')),
  after: z
    .string()
    .regex(/^[\w-]{1,400}$/)
    .optional()
    .describe(inBoth('上一页给出的位置', 'cursor')),
};

/** The answer of a list: `next` is the address of the next page, null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A cursor means nothing to whoever gets it. It names a place, not a number: what is put in before it meanwhile shifts nothing. */
export function cursorText(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @throws {ApiProblem} when it is none of ours. Null for none: the first page. */
export function readCursor<T>(text: string | undefined, schema: z.ZodType<T>): T | null {
  if (text === undefined) return null;
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const detail = inEachLanguage(() => apiTexts.json.cursor);
  throw new ApiProblem('INVALID_INPUT', { problems: [{ in: 'query', pointer: '/after', detail }] });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The page as it is answered, with its `Link` (RFC 8288). `next`: the place after which the next page begins; null on the last. */
export function sendPageOf<T>(
  { req, res }: Pick<ApiContext, 'req' | 'res'>,
  { items, next }: { readonly items: readonly T[]; readonly next: unknown },
): { items: T[]; next: string | null } {
  if (next === null || next === undefined) return { items: [...items], next: null };
  const { pathname, searchParams } = new URL(req.originalUrl, 'http://local');
  searchParams.set('after', cursorText(next));
  const address = `${pathname}?${searchParams}`;
  res.set('Link', `<${address}>; rel="next"`);
  return { items: [...items], next: address };
}
