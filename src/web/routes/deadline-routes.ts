import { type Request, Router } from 'express';
import { DeadlineView } from '../../../views/pages/deadline.tsx';
import { frameOf } from '../frame.ts';
import { type DeadlineForm, deadlinePage } from '../pages/deadline-page.ts';
import { sendPage } from '../send-page.ts';
import { deadlineTexts } from '../texts/deadline.ts';
import type { WebDeps } from '../web-deps.ts';

const MAX_LENGTH = 40;

/** The public calculator: no session, nothing stored, nothing personal in the address. */
export function deadlineRoutes(deps: Pick<WebDeps, 'calendar'>): Router {
  const router = Router();
  router.get('/deadline', (req, res) => {
    const form = readQuery(req);
    const draft = deadlinePage(frameOf({ req, res }, { title: deadlineTexts.title, current: 'deadline', area: 'public' }), {
      form,
      calendar: deps.calendar(),
    });
    const failed = draft.errors.length > 0;
    const frame = failed ? frameOf({ req, res }, { title: deadlineTexts.title, current: 'deadline', area: 'public', failed }) : draft.frame;
    sendPage(res, { view: DeadlineView, model: { ...draft, frame }, status: failed ? 422 : 200 });
  });
  return router;
}

/** Null when nothing was asked yet. */
function readQuery({ query }: Request): DeadlineForm | null {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim().slice(0, MAX_LENGTH) : '';
  };
  if (query.channel === undefined && query.arrivedOn === undefined) return null;
  return { channel: text('channel'), arrivedOn: text('arrivedOn'), confirmedOn: text('confirmedOn'), extended: query.extended === 'yes' };
}
