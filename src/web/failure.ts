import type { Request } from 'express';
import { DomainError, type FieldProblem, InvalidInputError, StepRefusedError } from '../law/errors.ts';
import { cite } from './cite.ts';
import { HttpProblem, type ProblemId } from './http-problem.ts';
import { sayLabel } from './language.ts';
import { texts } from './texts.ts';

/** What people and programs are told about a failed request. */
export interface Failure {
  readonly status: number;
  readonly problem: ProblemId;
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly basis?: string;
  readonly fields?: readonly FieldProblem[];
}

const DOMAIN_FAILURES: Readonly<Record<string, { readonly status: number; readonly problem: ProblemId }>> = {
  INVALID_INPUT: { status: 422, problem: 'invalid' },
  STEP_REFUSED: { status: 409, problem: 'refused' },
  STALE_VERSION: { status: 409, problem: 'stale' },
  REPORT_CHANGED: { status: 409, problem: 'reportChanged' },
  BUNDLE_TOO_LARGE: { status: 409, problem: 'refused' },
  NOT_FOUND: { status: 404, problem: 'notFound' },
  SCHEMA_MISMATCH: { status: 503, problem: 'unavailable' },
};

/** The only place where an error's code becomes a status. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DomainError) return domainFailure(error);
  if (error instanceof HttpProblem) return webFailure(error.status, error.problem);
  const status = statusOf(error);
  if (status === 403 && (error as { code?: unknown }).code === 'EBADCSRFTOKEN') return webFailure(403, 'csrf');
  if (status === 404) return webFailure(404, 'notFound');
  return status >= 400 && status < 500 ? webFailure(status, 'badRequest') : webFailure(500, 'internal');
}

function domainFailure(error: DomainError): Failure {
  const personal = error instanceof StepRefusedError && (error.rule === 'role' || error.rule === 'fourEyes');
  const known = personal ? { status: 403, problem: 'forbidden' as const } : DOMAIN_FAILURES[error.code];
  const { status, problem } = known ?? { status: 500, problem: 'internal' as const };
  return {
    status,
    problem,
    code: error.code,
    title: texts.errors[problem].title,
    body: sayLabel(error.text),
    ...(error instanceof StepRefusedError ? { basis: cite(error.basis) } : {}),
    ...(error instanceof InvalidInputError ? { fields: error.problems } : {}),
  };
}

function webFailure(status: number, problem: ProblemId): Failure {
  const { title, body } = texts.errors[problem];
  return { status, problem, code: problem.replace(/[A-Z]/g, '_$&').toUpperCase(), title, body };
}

/** The status that Express and its parsers put on their errors. */
function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status <= 599 ? status : 500;
}

/** Browsers ask for HTML; whoever asks for JSON, or for anything else, is a program. */
export function wantsHtml(req: Request): boolean {
  return req.accepts(['html', 'json', 'application/problem+json']) === 'html';
}
