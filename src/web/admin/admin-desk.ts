import type { RequestHandler } from 'express';
import type { Administrator, Change } from '../../engine/administration/administrator.ts';
import { change } from '../../engine/administration/administrator.ts';
import { administeredOrgans } from '../../law/access/organ-tree.ts';
import { InvalidInputError, NotFoundError } from '../../law/errors.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { currentUser } from '../auth.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { sayLabel } from '../language.ts';
import { saveSession } from '../session.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

export type AdminDeps = WebDeps;

/** What was wrong, by field, in the language of the page. */
export type Problems = Readonly<Record<string, string>>;

export function administratorOf({ id, name, organId }: Pick<StaffUser, 'id' | 'name' | 'organId'>): Administrator {
  return { actor: { kind: 'staff', id, name }, organId };
}

/** The organs that the signed-in person administers, the topmost first, each followed by those below it. */
export async function administered(
  { db }: Pick<WebDeps, 'db'>,
  { res }: Http,
): Promise<readonly (OrganRow & { readonly depth: number })[]> {
  const all = await createOrganStore(db.read).list();
  const own = administeredOrgans(all, currentUser(res).organId);
  return inTree(all.filter(({ id }) => own.has(id)));
}

/** Depth first; what stands below none of the others is at the top. */
export function inTree<T extends { readonly id: number; readonly parentId?: number | null }>(
  rows: readonly T[],
): readonly (T & { readonly depth: number })[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parent: number | null, depth: number): (T & { depth: number })[] =>
    rows
      .filter((row) => (row.parentId != null && known.has(row.parentId) ? row.parentId === parent : parent === null))
      .flatMap((row) => [{ ...row, depth }, ...below(row.id, depth + 1)]);
  return below(null, 0);
}

/** Names in a list to choose from show how deep they stand. */
export function indented({ name, depth }: { readonly name: string; readonly depth: number }): string {
  return `${'　'.repeat(depth)}${name}`;
}

/** A number in an address or a form; 0, which nothing has, for anything else. */
export function idFrom(typed: unknown): number {
  return typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

/**
 * Makes a change of the signed-in administrator.
 *
 * @returns what is wrong with the input, when it was refused.
 * @throws {HttpProblem} 404 for what the person does not administer.
 */
export async function changeAs<T>(
  deps: AdminDeps,
  { res }: Http,
  work: (step: Change) => Promise<T>,
): Promise<{ readonly done: T } | { readonly problems: Problems }> {
  try {
    return { done: await change(deps, administratorOf(currentUser(res)), work) };
  } catch (error) {
    if (error instanceof NotFoundError) throw new HttpProblem(404, 'notFound');
    if (!(error instanceof InvalidInputError)) throw error;
    return { problems: problemsOf(error) };
  }
}

export function problemsOf({ problems }: InvalidInputError): Problems {
  return Object.fromEntries(problems.map((problem) => [problem.field, sayLabel(problem)]));
}

/** Says something once on the next page. */
export async function leave({ req, res }: Http, notice: string, href: string): Promise<void> {
  req.session.notice = notice;
  await saveSession(req);
  res.redirect(303, href);
}

/** A button without a form: what was refused is said on the page it came from. */
export function press(
  deps: AdminDeps,
  { work, notice, href }: { work(step: Change, http: Http): Promise<unknown>; notice(): string; href(http: Http): string },
): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const changed = await changeAs(deps, http, (step) => work(step, http));
    const text = 'problems' in changed ? Object.values(changed.problems).join(' ') : notice();
    await leave(http, text, href(http));
  };
}
