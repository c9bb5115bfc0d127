import type { KeptMark } from '../engine/redactions/redaction-rows.ts';
import { isOpen, type RedactionStanding, standingOf } from '../engine/redactions/redaction-state.ts';
import { mayBeRedacted, type Redactions } from '../engine/redactions/redactions.ts';
import { BURN_DEAD_AFTER_MS } from '../engine/redactions/release-copy.ts';
import { type FiledFile, filesIn } from '../law/events/files-field.ts';
import type { RegimeId } from '../law/step-facts.ts';
import type { RedactionRow } from '../store/redaction-store.ts';
import { actorOf, currentUser, hasRole } from './auth.ts';
import type { Http } from './frame.ts';
import { HttpProblem } from './http-problem.ts';
import type { CasePageData, StaffUser, WebDeps } from './web-deps.ts';

export interface RedactionDesk {
  readonly deps: WebDeps;
  readonly redactions: Redactions;
}

/** A redaction as a page needs it. */
export interface LoadedRedaction {
  readonly data: CasePageData;
  readonly row: RedactionRow;
  readonly standing: RedactionStanding;
  readonly marks: readonly KeptMark[];
  readonly regime: RegimeId;
  /** A sign of life of a burning is newer than the time after which it counts as dead. */
  readonly burning: boolean;
  readonly mayDraw: boolean;
  readonly mayCheck: boolean;
}

/** A redaction of the case in the address; one of another case is not found. */
export async function loadRedaction({ deps, redactions }: RedactionDesk, { req, res }: Http): Promise<LoadedRedaction> {
  const user = currentUser(res);
  const data = await requestCase(deps, { req, res });
  const row = await redactions.find(data.id, String(req.params.rid));
  if (row === undefined) throw new HttpProblem(404, 'notFound');
  const standing = standingOf(row.id, data.history);
  const dead = new Date(deps.now().getTime() - BURN_DEAD_AFTER_MS).toISOString();
  return {
    data,
    row,
    standing,
    marks: await redactions.marks(row.id),
    regime: data.clock.regime ?? 'R2019',
    burning: row.burnTicket !== null && row.burnAt !== null && row.burnAt >= dead,
    mayDraw: isOpen(standing) && mayRedact(user) && !isArchived(data),
    mayCheck: checks(user, standing) && !isArchived(data),
  };
}

/** Only applications are answered with copies. */
export async function requestCase(deps: WebDeps, { req, res }: Http): Promise<CasePageData> {
  const data = await deps.engine.casePage(String(req.params.id), actorOf(currentUser(res)));
  if (data.kind !== 'request') throw new HttpProblem(404, 'notFound');
  return data;
}

export function mayRedact(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, ['officer']);
}

function checks(user: Pick<StaffUser, 'id' | 'roles'>, { state, proposal }: RedactionStanding): boolean {
  return state === 'proposed' && proposal?.byId !== user.id && hasCheckRole(user);
}

/** Whether somebody of these roles may be the second person. */
export function hasCheckRole(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, ['officer', 'secrecyReviewer', 'legalReviewer']);
}

export function isArchived({ instances }: CasePageData): boolean {
  const value = instances[0]?.value;
  return typeof value === 'object' && value !== null && (value as { readonly handling?: unknown }).handling === 'archived';
}

/** Files of the case with pages, once each, in the order in which they came; released copies are done. */
export function redactableFiles({ history }: Pick<CasePageData, 'history'>): readonly FiledFile[] {
  const files = new Map<string, FiledFile>();
  for (const { data } of history) {
    for (const { field, file } of filesIn(data)) if (field !== 'released' && mayBeRedacted(file)) files.set(file.id, file);
  }
  return [...files.values()];
}

export function redactionsHref(caseId: string): string {
  return `/cases/${encodeURIComponent(caseId)}/redactions`;
}

export function redactionHref({ caseId, id }: Pick<RedactionRow, 'caseId' | 'id'>): string {
  return `${redactionsHref(caseId)}/${encodeURIComponent(id)}`;
}
