import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { KeptAnswer } from '../../store/api-request-store.ts';
import { mayReadCases } from '../auth.ts';
import { seesCase } from '../case-sight.ts';
import { HttpProblem } from '../http-problem.ts';
import { fileNameParameters } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';
import { ApiProblem } from './api-problem.ts';
import { callerOf } from './authenticate.ts';
import { hasVersion } from './etag.ts';
import { runOnce } from './once.ts';
import type { ApiCaller, ApiOperation, FileAnswer } from './operation.ts';
import { readInput } from './read-input.ts';

/** Headers of an answer that are told again when the call is sent again. */
const KEPT_HEADERS = ['ETag', 'Location', 'Link'] as const;

/** One operation as a route: scope, role, the case, the input, then the work, once. */
export function runOperation(deps: WebDeps, operation: ApiOperation): RequestHandler {
  return async (req, res) => {
    const caller = callerOf(res);
    requireScope(operation, caller);
    if (operation.mayCall?.(caller.user) === false) throw new ApiProblem('FORBIDDEN');
    if (operation.path.startsWith('/cases/:id')) await requireCase(deps, caller, String(req.params.id));
    const input = await readInput(operation, { req, res });
    let file: FileAnswer | undefined;
    const call = { operation, req, keyId: caller.keyId, salt: caller.salt, body: input.body };
    const answer = await runOnce(deps, call, async (once): Promise<KeptAnswer> => {
      const value = await operation.handle(input, { deps, caller, req, res, once });
      if (isFile(operation)) file = value as FileAnswer;
      const body = operation.answer === null || isFile(operation) ? null : JSON.stringify(value);
      return { status: operation.answer === null ? 204 : (operation.status ?? 200), headers: headersOf(res), body };
    });
    if (res.headersSent) return;
    if (file !== undefined) return sendFile(res, file);
    send({ req, res }, operation, answer);
  };
}

function requireScope({ scopes }: ApiOperation, caller: ApiCaller): void {
  if (scopes.length === 0 || scopes.some((scope) => caller.scopes.includes(scope))) return;
  throw new ApiProblem('MISSING_SCOPE', { requiredScopes: scopes });
}

/** As the pages: whoever reads no cases is told so; a case that is not theirs is not there. */
async function requireCase(deps: WebDeps, { user }: ApiCaller, caseId: string): Promise<void> {
  if (!mayReadCases(user)) throw new HttpProblem(403, 'noCases');
  if (!/^[\w.~-]{1,100}$/.test(caseId) || !(await seesCase(deps, user, caseId))) throw new ApiProblem('NOT_FOUND');
}

function isFile({ answer }: ApiOperation): boolean {
  return answer !== null && 'mediaType' in answer;
}

function headersOf(res: Response): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = res.getHeader(name);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}

function send({ req, res }: { readonly req: Request; readonly res: Response }, operation: ApiOperation, answer: KeptAnswer): void {
  res.status(answer.status).set(answer.headers);
  const { ETag } = answer.headers;
  if (operation.etag === true && req.method !== 'POST' && ETag !== undefined && hasVersion(req, ETag)) {
    res.status(304).end();
    return;
  }
  if (answer.body === null) {
    res.end();
    return;
  }
  res.set('Content-Type', 'application/json; charset=utf-8');
  res.end(req.method === 'HEAD' ? undefined : answer.body);
}

async function sendFile(res: Response, { mediaType, name, content }: FileAnswer): Promise<void> {
  res.set({ 'Content-Type': mediaType, 'Content-Disposition': `attachment; ${fileNameParameters(name)}` });
  if (content instanceof Uint8Array) {
    res.end(Buffer.from(content));
    return;
  }
  await pipeline(content, res);
}
