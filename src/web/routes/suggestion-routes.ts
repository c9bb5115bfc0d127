import { Router } from 'express';
import { SuggestionsView } from '../../../views/pages/suggestions.tsx';
import type { StaffRole } from '../../law/roles.ts';
import { createSuggestionStore, type SuggestionRow } from '../../store/suggestion-store.ts';
import { currentUser, hasRole } from '../auth.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { handleSuggestion } from '../handle-suggestion.ts';
import { HttpProblem } from '../http-problem.ts';
import { inEachLanguage } from '../language.ts';
import { suggestionsPage } from '../pages/suggestions-page.ts';
import { requirePlace } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { feedbackTexts } from '../texts/feedback.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

const HANDLERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead'];
export const MAX_OUTCOME = 1000;

/** Suggestions of the public, read and handled by the disclosure office of the organ they were made to. */
export function suggestionRoutes(deps: Pick<WebDeps, 'db' | 'now'>): Router {
  const router = Router();
  router.get('/suggestions', requirePlace('suggestions'), async (req, res) => {
    await sendList(deps, { req, res }, { open: req.query.handled !== '1', attempt: null });
  });
  router.post('/suggestions/:id', requirePlace('suggestions'), async (req, res) => {
    const user = currentUser(res);
    const id = String(req.params.id);
    if (!mayHandleSuggestions(user)) throw new HttpProblem(403, 'forbidden');
    const row = await ownSuggestion(deps, user, id);
    const outcome = firstValue(rawForm(req.body), 'outcome');
    if (outcome === '' || [...outcome].length > MAX_OUTCOME) {
      const words = () => (outcome === '' ? feedbackTexts.staff.missing : feedbackTexts.staff.tooLong(MAX_OUTCOME));
      const problem = { field: 'outcome', ...inEachLanguage(words) };
      return sendList(deps, { req, res }, { open: true, attempt: { id, typed: outcome, problem } });
    }
    const done = await handleSuggestion(deps, user, { row, outcome });
    req.session.notice = done ? feedbackTexts.staff.done : feedbackTexts.staff.gone;
    res.redirect(303, '/suggestions');
  });
  return router;
}

export function mayHandleSuggestions(user: Pick<StaffUser, 'roles'>): boolean {
  return hasRole(user, HANDLERS);
}

/** One made to another organ is not found. */
export async function ownSuggestion({ db }: Pick<WebDeps, 'db'>, user: StaffUser, id: string): Promise<SuggestionRow> {
  const row = await createSuggestionStore(db.write).findById(id);
  if (row === undefined || (user.organId !== null && row.organId !== user.organId)) throw new HttpProblem(404, 'notFound');
  return row;
}

interface ListAsk {
  readonly open: boolean;
  readonly attempt: Parameters<typeof suggestionsPage>[1]['attempt'];
}

async function sendList(deps: Pick<WebDeps, 'db'>, http: Http, { open, attempt }: ListAsk): Promise<void> {
  const user = currentUser(http.res);
  const rows = await createSuggestionStore(deps.db.read).list({ organId: user.organId, open });
  const frame = frameOf(http, { title: feedbackTexts.staff.title, current: 'suggestions', failed: attempt !== null });
  const model = suggestionsPage(frame, { rows, open, mayHandle: mayHandleSuggestions(user), attempt });
  sendPage(http.res, { view: SuggestionsView, model, status: attempt === null ? 200 : 422 });
}
