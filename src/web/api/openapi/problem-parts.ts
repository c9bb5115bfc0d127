import { API_PROBLEMS, type ApiProblemCode, PROBLEM_CODES, wordsOfProblem } from '../api-problem.ts';
import { needsIdempotencyKey } from '../once.ts';
import type { ApiOperation } from '../operation.ts';
import type { JsonSchema } from './json-schema.ts';

const text: JsonSchema = { type: 'string' };

/** RFC 9457 with members of our own. */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: text,
    status: { type: 'integer' },
    detail: text,
    code: { enum: PROBLEM_CODES },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: { in: { enum: ['body', 'query', 'path', 'header'] }, pointer: text, detail: text },
        required: ['in', 'pointer', 'detail'],
        additionalProperties: false,
      },
    },
    basis: text,
    requiredScopes: { type: 'array', items: text },
    instance: text,
  },
  required: ['type', 'title', 'status', 'detail', 'code'],
  additionalProperties: false,
};

/** One response for each status that a problem has. */
export function problemResponses(): Record<string, JsonSchema> {
  const statuses = [...new Set(Object.values(API_PROBLEMS))];
  return Object.fromEntries(statuses.map((status) => [`Problem${status}`, responseOf(status)]));
}

function responseOf(status: number): JsonSchema {
  const codes = PROBLEM_CODES.filter((code) => API_PROBLEMS[code] === status);
  return {
    description: codes.map((code) => `${code}: ${wordsOfProblem(code).title}`).join('; '),
    headers: headersOf(status),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function headersOf(status: number): JsonSchema {
  const language = { 'Content-Language': { $ref: '#/components/headers/Content-Language' } };
  const needed = (name: string) => ({ ...language, [name]: { schema: text, required: true } });
  if (status === 401) return needed('WWW-Authenticate');
  if (status === 405) return needed('Allow');
  return status === 429 ? needed('Retry-After') : language;
}

/** What an operation may be refused with. */
export function errorStatusesOf(operation: ApiOperation): readonly number[] {
  const { body, upload, method, safe, ifMatch, path, query, answer } = operation;
  const write = method !== 'get' && safe !== true;
  const codes: ApiProblemCode[] = [
    'BAD_REQUEST',
    'UNAUTHORIZED',
    'FORBIDDEN',
    'INVALID_INPUT',
    'RATE_LIMITED',
    'INTERNAL',
    'UNAVAILABLE',
    ...(path.includes(':') || write || query !== undefined || (answer !== null && 'mediaType' in answer) ? (['NOT_FOUND'] as const) : []),
    ...(body !== undefined || upload === true ? (['TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    ...(write || ifMatch === true || needsIdempotencyKey(operation) ? (['CONFLICT'] as const) : []),
    ...(ifMatch === true ? (['STALE_VERSION', 'IF_MATCH_MISSING'] as const) : []),
  ];
  return [...new Set(codes.map((code) => API_PROBLEMS[code]))].sort((a, b) => a - b);
}
