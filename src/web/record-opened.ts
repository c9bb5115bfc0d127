import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { DomainError } from '../law/errors.ts';
import { applicantActorOf } from './applicant-access.ts';
import type { ApplicantCase } from './applicant-case.ts';
import type { WebDeps } from './web-deps.ts';

/** States of the handling in which it matters that a reply was opened: later the case is in the archive. */
const REPLY_IS_OUT: readonly unknown[] = ['delivering', 'answered'];

/**
 * Puts on record that the applicant opened the reply of the current round, the first time only. What they asked for is sent in any case: two
 * requests at once, or an entry by staff meanwhile, leave it to the next opening.
 */
export async function recordOpened(
  req: Request,
  deps: Pick<WebDeps, 'engine' | 'today' | 'reportError'>,
  { found, document }: { readonly found: ApplicantCase; readonly document: string },
): Promise<void> {
  if (!isOpening(req) || !isNews(found)) return;
  const { row } = found.view;
  const event = { type: 'reply.opened', on: deps.today(), data: { document: document.slice(0, 200) } };
  try {
    await deps.engine.record(row.id, event, { actor: applicantActorOf(row), expectedVersion: row.version });
  } catch (error) {
    if (error instanceof DomainError) return;
    deps.reportError(error, { requestId: randomUUID(), method: req.method, path: req.path });
  }
}

/** A browser that fetches ahead shows nothing to anybody. */
function isOpening(req: Request): boolean {
  return req.method === 'GET' && !(req.get('sec-purpose') ?? req.get('purpose') ?? '').includes('prefetch');
}

function isNews({ view, current }: ApplicantCase): boolean {
  const { value } = view.instances[0] ?? {};
  const handling = typeof value === 'object' && value !== null ? (value as { readonly handling?: unknown }).handling : value;
  if (current.reply === null || current.reply.onTheSpot || !REPLY_IS_OUT.includes(handling)) return false;
  return !current.lines.some(({ type }) => type === 'reply.opened');
}
