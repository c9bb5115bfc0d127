import { DomainError, type FieldProblem, InvalidInputError, StepRefusedError } from '../../law/errors.ts';
import { cite } from '../cite.ts';
import { failureOf } from '../failure.ts';
import { sayLabel } from '../language.ts';
import { ApiProblem, type ApiProblemCode, type ApiProblemItem, wordsOfProblem } from './api-problem.ts';

/** RFC 9457, with members of our own: `code`, `problems`, `basis`, `requiredScopes`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly problems?: readonly { readonly in: string; readonly pointer: string; readonly detail: string }[];
  readonly basis?: string;
  readonly requiredScopes?: readonly string[];
  readonly instance?: string;
}

export interface Told {
  readonly status: number;
  readonly body: ProblemBody;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is told of an error, whatever it is, in the language of the call. Nothing of what is unexpected is told but a number to ask about. */
export function problemOf(error: unknown, { publicUrl = '' }: { readonly publicUrl?: string | undefined } = {}): Told {
  const { code, status, parts } = error instanceof ApiProblem ? error : refusalOf(error);
  const { title, detail } = wordsOfProblem(code);
  const { problems, basis, requiredScopes, headers = {} } = parts;
  const body = {
    type: `${publicUrl}/api#problem-${code}`,
    title,
    status,
    detail: parts.detail === undefined ? detail : sayLabel(parts.detail),
    code,
    ...(problems === undefined ? {} : { problems: problems.map((item) => ({ ...item, detail: sayLabel(item.detail) })) }),
    ...(basis === undefined ? {} : { basis: cite(basis) }),
    ...(requiredScopes === undefined ? {} : { requiredScopes }),
  };
  return { status, body, headers };
}

const BY_STATUS: Readonly<Record<number, ApiProblemCode>> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'INVALID_INPUT',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

/** What the rest of the program refuses with. */
function refusalOf(error: unknown): ApiProblem {
  const { status, basis } = failureOf(error);
  if (error instanceof InvalidInputError) return new ApiProblem('INVALID_INPUT', { problems: itemsOf(error.problems) });
  if (error instanceof DomainError) {
    const code =
      error.code === 'STALE_VERSION'
        ? 'STALE_VERSION'
        : error instanceof StepRefusedError && status === 409
          ? 'STEP_REFUSED'
          : codeOf(status);
    const told = status >= 500 ? undefined : error.text;
    return new ApiProblem(code, { detail: told, basis: basis === undefined ? undefined : (error as StepRefusedError).basis });
  }
  return new ApiProblem(codeOf(status));
}

function codeOf(status: number): ApiProblemCode {
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  return status >= 500 ? 'INTERNAL' : 'BAD_REQUEST';
}

/** Fields of events as forms name them (`applicant.name`, `events[3].on`) as pointers below `under`. */
export function itemsOf(problems: readonly FieldProblem[], under = ''): readonly ApiProblemItem[] {
  return problems.map(({ field, zh, en }) => ({ in: 'body', pointer: under + pointerOf(field), detail: { zh, en } }));
}

export function pointerOf(field: string): string {
  const names = field.split(/\.|\[|\]/).filter((name) => name !== '');
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
