import type { Login } from '../../support/running-office.ts';
import type { AccessOffice } from './access-office.ts';

/**
 * The table of routes and visitors.
 *
 * ONE row for each route of the program (`every-route.test.ts` walks the Express app: a route without a row fails, and a row without a route).
 * Rows stand in `rows-<topic>.ts` beside this file, each of which exports `ROWS: readonly AccessRow[]` and has one line in `all-rows.ts`.
 * Every route is called as every visitor on a running office, and its answer compared with the row. The same rows make `docs/access.md`
 * (`UPDATE_DOCS=1 npx vitest run --project program test/web/access/access-table.test.ts`).
 *
 * A row is made by one of these, which fill in what all routes of a kind have in common:
 *
 *     everybody('GET /guide/:organId')                            open to all
 *     nobody('GET /uploads/:id', 404)                             the same answer to all: it hangs on a secret or on what one did before
 *     staff('GET /mail', [...CASE_READERS, 'admin'])              these roles; other staff 403; nobody signed in: to the sign-in
 *     ofCase('GET /cases/:id/reads', ['officeHead', 'auditor'])   the same for what hangs on a case: 404 for other units and organs,
 *                                                                 403 for those who read no cases
 *     ofApplicant('GET /track/:caseId/appeal')                    whoever gave the query code of the case; all others to /track
 *     ofAccount('GET /account')                                   applicants signed in to an account; all others to /account/login
 *
 * and, where the route differs, more about it:
 *
 *     ofCase('POST /cases/:id/notes', WRITERS, {
 *       body: { text: 'a note' },        // a well-formed call, or (office, visitor) => body; `multipart: true` sends it as files are sent
 *       params: { fileId: 'file' },      // names of things in access-office.ts (office.things.file); a value or (office, visitor) => value
 *       query: '?page=1',
 *       otherwise: { otherOrgan: 404 },  // answers of single visitors that differ from what the kind of route says
 *       why: 'Said in docs/access.md, where the answers are unusual',
 *     })
 *
 * "Allowed" is a 2xx, 3xx that leads to no sign-in, 409 or 422: a form that comes back was let in. Never 401, 403, 404, 429 or 5xx.
 * Give a body that is refused as incomplete (422) where recording it would change what the visitors after it find, and let `params` make
 * something of its own for each visitor where a call cannot be harmless (deleting, revoking).
 */
export interface AccessRow {
  /** Method and path as Express has them: `GET /cases/:id`. */
  readonly route: string;
  readonly answers: Readonly<Record<VisitorName, ExpectedAnswer>>;
  readonly call: CallOptions;
  /** Reasons in words, in English; null where there is nothing unusual. */
  readonly why: string | null;
}

/** Everybody who comes by. Those named by a role have this one alone and belong to the unit with which the case lies. */
export const VISITORS = [
  'registrar',
  'officer',
  'secrecyReviewer',
  'legalReviewer',
  'officeHead',
  'leader',
  'statistician',
  'auditor',
  'admin',
  /** An officer of another unit of the same organ. */
  'otherUnit',
  /** Staff of another organ, with all roles there are. */
  'otherOrgan',
  /** Staff whose password was right and whose one-time code is still to come. */
  'halfway',
  /** Signed in to an account that has the case, and gave its query code. */
  'applicant',
  /** The same with another case. */
  'otherApplicant',
  'stranger',
] as const;
export type VisitorName = (typeof VISITORS)[number];

/** `ok`: allowed; a number: this status; a path: sent there by a redirect. */
export type ExpectedAnswer = 'ok' | number | `/${string}`;

type Given<T> = T | ((office: AccessOffice, visitor: VisitorName) => T | Promise<T>);
export type Body = Readonly<Record<string, string | readonly string[]>>;

export interface CallOptions {
  /** What stands for each `:name` of the path: the name of a thing of the office, or its value. `:id` is the case, `:organId` the organ. */
  readonly params?: Readonly<Record<string, Given<string>>>;
  readonly query?: Given<string>;
  /** Of a POST; `_csrf` is added. */
  readonly body?: Given<Body>;
  readonly multipart?: boolean;
  readonly accept?: string;
  /** The answer has no end: only its head is read. */
  readonly endless?: boolean;
  /** The call ends or changes the visitor's own session: nobody else is to come with it. */
  readonly fresh?: boolean;
  /** Readied before each call: things it changes, made again. */
  readonly before?: (office: AccessOffice, visitor: VisitorName) => Promise<void>;
}

export interface RowOptions extends CallOptions {
  readonly otherwise?: Partial<Record<VisitorName, ExpectedAnswer>>;
  readonly why?: string;
}

export const STAFF_VISITORS = VISITORS.slice(0, 9) as readonly RoleName[];
export type RoleName = Exclude<VisitorName, 'otherUnit' | 'otherOrgan' | 'halfway' | 'applicant' | 'otherApplicant' | 'stranger'>;
/** Those who may know what cases are about (domain 5.4). */
export const CASE_READERS: readonly RoleName[] = STAFF_VISITORS.filter((name) => name !== 'admin' && name !== 'statistician');
/** Those who are signed in, whatever they may. */
export const ALL_STAFF = STAFF_VISITORS;

const LOGIN_OF_ROLE: Partial<Record<RoleName, Login>> = { secrecyReviewer: 'secrecy', legalReviewer: 'legal', officeHead: 'head' };

/** The account of the running office that has this role alone. */
export function loginOf(role: RoleName): Login {
  return LOGIN_OF_ROLE[role] ?? (role as Login);
}

/** Open to all, signed in or not. */
export function everybody(route: string, options: RowOptions = {}): AccessRow {
  return rowOf(route, () => 'ok', options);
}

/** Answered in one way to whoever comes without more than a session. */
export function nobody(route: string, answer: ExpectedAnswer, options: RowOptions = {}): AccessRow {
  return rowOf(route, () => answer, options);
}

/** For staff with one of the roles. People of other units and organs have their own: what they may depends on the role alone. */
export function staff(route: string, roles: readonly RoleName[], options: RowOptions = {}): AccessRow {
  const byRole = (name: RoleName): ExpectedAnswer => (roles.includes(name) ? 'ok' : 403);
  return rowOf(
    route,
    (name) => {
      if (isRole(name)) return byRole(name);
      if (name === 'otherUnit') return byRole('officer');
      return name === 'otherOrgan' ? 'ok' : '/login';
    },
    options,
  );
}

/** For staff with one of the roles who may see the case: it is not found by people of other units and organs, whatever their roles. */
export function ofCase(route: string, roles: readonly RoleName[], options: RowOptions = {}): AccessRow {
  return rowOf(
    route,
    (name) => {
      if (isRole(name)) return roles.includes(name) ? 'ok' : 403;
      return name === 'otherUnit' || name === 'otherOrgan' ? 404 : '/login';
    },
    options,
  );
}

/** For whoever has given the query code of the case, staff or not. */
export function ofApplicant(route: string, options: RowOptions = {}): AccessRow {
  return rowOf(route, (name) => (name === 'applicant' ? 'ok' : '/track'), options);
}

/** For applicants who are signed in to an account. */
export function ofAccount(route: string, options: RowOptions = {}): AccessRow {
  return rowOf(route, (name) => (name === 'applicant' || name === 'otherApplicant' ? 'ok' : '/account/login'), options);
}

export function isRole(name: VisitorName): name is RoleName {
  return (STAFF_VISITORS as readonly VisitorName[]).includes(name);
}

function rowOf(route: string, answerOf: (name: VisitorName) => ExpectedAnswer, { otherwise = {}, why, ...call }: RowOptions): AccessRow {
  const answers = Object.fromEntries(VISITORS.map((name) => [name, otherwise[name] ?? answerOf(name)]));
  return { route, answers: answers as AccessRow['answers'], call, why: why ?? null };
}
