import type { Request, RequestHandler } from 'express';
import { type Actor, applicantActor, ROLE_LABELS } from '../law/roles.ts';
import { wantsHtml } from './failure.ts';
import { HttpProblem } from './http-problem.ts';
import { renewSession } from './session.ts';

declare module 'express-session' {
  interface SessionData {
    /** Ids of the cases that this browser proved to be its user's, oldest proof first. */
    tracked?: string[];
  }
}

/** Cases one session may hold: a session is sent to the database as a whole. */
const MAX_TRACKED = 50;

/** Lets this session see and act on a case, under a fresh session id: one planted before is worth nothing after. */
export async function grantAccess(req: Request, caseId: string): Promise<void> {
  const { signInId, provenAt, accountId, accountSince, notice, receipt } = req.session;
  const tracked = [...(req.session.tracked ?? []).filter((id) => id !== caseId), caseId].slice(-MAX_TRACKED);
  await renewSession(req, { signInId, provenAt, accountId, accountSince, notice, receipt, tracked });
}

export function hasAccess(req: Request, caseId: string): boolean {
  return req.session.tracked?.includes(caseId) === true;
}

/** Whoever has not given the code of the case named in the address is asked for it; whether there is such a case is not told. */
export function requireApplicantOf(param: string): RequestHandler {
  return (req, res, next) => {
    const caseId = req.params[param];
    if (typeof caseId === 'string' && hasAccess(req, caseId)) return next();
    if (!wantsHtml(req)) throw new HttpProblem(401, 'signIn');
    res.redirect(303, req.method === 'GET' ? `/track?next=${encodeURIComponent(req.originalUrl)}` : '/track');
  };
}

/** The applicant of a case, as the history names who acted. */
export function applicantActorOf(found: { readonly applicantName: string | null }): Actor {
  return applicantActor(found.applicantName ?? ROLE_LABELS.applicant.zh);
}
