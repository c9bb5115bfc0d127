import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import type { Bilingual } from '../../law/errors.ts';
import { inEachLanguage } from '../language.ts';
import { apiTexts } from '../texts/api.ts';
import { ApiProblem, type ApiProblemItem, type ProblemPlace } from './api-problem.ts';
import { findJsonFault } from './json-position.ts';
import type { ApiInput, ApiOperation } from './operation.ts';

/** A long reply of Chinese characters and much besides. Files go another way. */
export const MAX_JSON_BYTES = 1_048_576;
/** No body of ours is deeper. */
const MAX_DEPTH = 20;
const ID = /^[\w.~-]{1,100}$/;

const readText = express.text({ type: () => true, limit: MAX_JSON_BYTES });

/** What a call brings, understood. Everything that is wrong with it is told at once. */
export async function readInput(
  operation: ApiOperation,
  { req, res }: { readonly req: Request; readonly res: Response },
): Promise<ApiInput<unknown, unknown, unknown>> {
  const params = readParams(operation, req);
  const version = operation.ifMatch === true ? versionOf(req) : 0;
  const json = operation.body === undefined ? undefined : await readJson(req, res);
  const query = parse(operation.query ?? z.strictObject({}), req.query, 'query');
  const body = operation.body === undefined ? { value: undefined, problems: [] } : parse(operation.body, json, 'body');
  const problems = [...query.problems, ...body.problems];
  if (problems.length > 0) throw new ApiProblem('INVALID_INPUT', { problems });
  return { params, query: query.value, body: body.value, version };
}

/** An id that cannot be one names nothing. */
function readParams({ params }: ApiOperation, req: Request): unknown {
  if (Object.values(req.params).some((value) => typeof value !== 'string' || !ID.test(value))) throw new ApiProblem('NOT_FOUND');
  if (params === undefined) return req.params;
  const parsed = params.safeParse(req.params);
  if (!parsed.success) throw new ApiProblem('NOT_FOUND');
  return parsed.data;
}

/** RFC 9110: a strong entity tag, of which ours are the version in quotes. `*` would protect nobody. */
function versionOf(req: Request): number {
  const given = req.get('if-match');
  const version = Number(/^\s*"(\d{1,9})"\s*$/.exec(given ?? '')?.[1] ?? 0);
  if (version > 0) return version;
  if (given === undefined || given.trim() === '*') throw new ApiProblem('IF_MATCH_MISSING');
  throw new ApiProblem('STALE_VERSION');
}

async function readJson(req: Request, res: Response): Promise<unknown> {
  const type = req.get('content-type') ?? '';
  if (!/^application\/(?:json|[\w.+-]+\+json)\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type.trim())) {
    throw new ApiProblem('UNSUPPORTED_MEDIA_TYPE', { headers: { Accept: 'application/json' } });
  }
  await new Promise<void>((resolve, reject) => {
    readText(req, res, (error?: unknown) => (error === undefined || error === null ? resolve() : reject(error)));
  });
  const text: unknown = req.body;
  return parseJson(typeof text === 'string' ? text : '');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { offset, line, column } = findJsonFault(text);
    const detail = inEachLanguage(() => apiTexts.json.fault(offset, line, column));
    throw new ApiProblem('MALFORMED_JSON', { detail });
  }
}

interface Understood {
  readonly value: unknown;
  readonly problems: readonly ApiProblemItem[];
}

function parse(schema: z.ZodType, value: unknown, place: ProblemPlace): Understood {
  const text = textProblems(value, { place });
  if (text.length > 0) return { value: undefined, problems: text };
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: undefined, problems: zodProblems(parsed.error, place) };
}

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** What zod says, in both languages, at the place it says it of. */
export function zodProblems(error: z.ZodError, place: ProblemPlace = 'body', under = ''): readonly ApiProblemItem[] {
  return error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const at = under + issue.path.map((name) => `/${escaped(String(name))}`).join('');
    if (names.length > 0)
      return names.slice(0, 20).map((name) => ({ in: place, pointer: `${at}/${escaped(name)}`, detail: unknownName() }));
    return [{ in: place, pointer: at, detail: wordsOf(issue) }];
  });
}

function wordsOf(issue: z.core.$ZodIssue): Bilingual {
  if (issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined) return inEachLanguage(() => apiTexts.json.missing);
  if (issue.code === 'too_big' && issue.origin === 'string') return inEachLanguage(() => apiTexts.json.tooLong(Number(issue.maximum)));
  const say = (locale: (issue: z.core.$ZodRawIssue) => unknown): string => {
    const said = locale(issue as z.core.$ZodRawIssue);
    const text = typeof said === 'string' ? said : (said as { message?: string } | null | undefined)?.message;
    return text ?? issue.message;
  };
  return { zh: say(locales.zh), en: say(locales.en) };
}

function unknownName(): Bilingual {
  return inEachLanguage(() => apiTexts.json.unknown);
}

function escaped(name: string): string {
  return name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Control characters other than tab and line ends, which no database and no paper takes, and halves of characters. */
const UNSTORABLE = /(?![\t\n\r])\p{Control}|\p{Surrogate}/u;

/** Text that cannot be stored, and what is nested too deep: found before anything else looks at it. */
function textProblems(
  value: unknown,
  at: { readonly place: ProblemPlace; readonly path?: string; readonly depth?: number },
): ApiProblemItem[] {
  const { place, path = '', depth = 0 } = at;
  if (typeof value === 'string') {
    return UNSTORABLE.test(value) ? [{ in: place, pointer: path, detail: inEachLanguage(() => apiTexts.json.control) }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (depth >= MAX_DEPTH) return [{ in: place, pointer: path, detail: inEachLanguage(() => apiTexts.json.deep(MAX_DEPTH)) }];
  const problems: ApiProblemItem[] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (UNSTORABLE.test(name)) problems.push({ in: place, pointer: path, detail: inEachLanguage(() => apiTexts.json.control) });
    problems.push(...textProblems(inner, { place, path: `${path}/${escaped(name)}`, depth: depth + 1 }));
    if (problems.length >= 20) break;
  }
  return problems;
}
