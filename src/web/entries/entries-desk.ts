import type { EntryStep, recordEntry } from '../../engine/annual-report/entries.ts';
import type { ReportActor } from '../../engine/annual-report/report-stream.ts';
import { InvalidInputError, NotFoundError, StepRefusedError } from '../../law/errors.ts';
import { keepsLedger, recordsEntries } from '../../law/report/entry-roles.ts';
import { withTransaction } from '../../store/database.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { currentUser } from '../auth.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { sayLabel } from '../language.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

export type EntryDeps = Pick<WebDeps, 'db' | 'now' | 'today'>;

type Transaction = Parameters<typeof recordEntry>[0];

/** What was wrong, by field, in the language of the page. */
export type Problems = Readonly<Record<string, string>>;

/** Whoever acts on the ledger, as the engine judges them. */
export function ledgerActor({ id, name, roles, apiKey }: StaffUser): ReportActor {
  return { kind: apiKey?.kind === 'program' ? 'machine' : 'staff', id, name, roles };
}

/** The year that is asked for; this one otherwise. */
export function yearAsked(asked: unknown, today: string): number {
  return typeof asked === 'string' && /^20\d\d$/.test(asked) ? Number(asked) : Number(today.slice(0, 4));
}

/** Whose ledger: the own organ's. Those who belong to none choose one. */
export async function ledgerOrgan({ db }: Pick<WebDeps, 'db'>, { res, req }: Http): Promise<OrganRow> {
  const own = currentUser(res).organId;
  const organs = createOrganStore(db.read);
  const asked = typeof req.query.organ === 'string' && /^\d{1,9}$/.test(req.query.organ) ? Number(req.query.organ) : null;
  const organ = await (own === null && asked === null ? organs.list().then(([first]) => first) : organs.findById(own ?? asked ?? 0));
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  return organ;
}

/** The organ whose ledger the person may write. @throws {HttpProblem} 403 */
export function writersOrgan({ organId, roles }: StaffUser, who: 'recorder' | 'keeper'): number {
  const may = who === 'recorder' ? recordsEntries({ roles }) : keepsLedger({ roles });
  if (organId === null || !may) throw new HttpProblem(403, 'forbidden');
  return organId;
}

export function stepOf(deps: EntryDeps, user: StaffUser, organId: number): EntryStep {
  return { organId, actor: ledgerActor(user), at: deps.now(), today: deps.today() };
}

/** Makes a change of the signed-in person. @returns what is wrong with the input, when it was refused. */
export async function changeLedger<T>(
  deps: EntryDeps,
  work: (trx: Transaction) => Promise<T>,
): Promise<{ readonly done: T } | { readonly problems: Problems }> {
  try {
    return { done: await withTransaction(deps.db, work) };
  } catch (error) {
    if (error instanceof NotFoundError) throw new HttpProblem(404, 'notFound');
    if (error instanceof StepRefusedError) throw new HttpProblem(403, 'forbidden');
    if (!(error instanceof InvalidInputError)) throw error;
    return { problems: problemsOf(error) };
  }
}

export function problemsOf({ problems }: InvalidInputError): Problems {
  return Object.fromEntries(problems.map((problem) => [problem.field, sayLabel(problem)]));
}
