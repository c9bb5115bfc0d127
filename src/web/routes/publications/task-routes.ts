import { Router } from 'express';
import { ConversionsView } from '../../../../views/pages/publication-conversions.tsx';
import { ReassessmentsView } from '../../../../views/pages/publication-reassessments.tsx';
import { acceptConversion, type ConversionTask, conversionTasks, refuseConversion } from '../../../engine/publications/conversion.ts';
import { dueReassessments, reassessmentMonths } from '../../../engine/publications/reassessments.ts';
import { InvalidInputError } from '../../../law/errors.ts';
import { createConversionStore } from '../../../store/conversion-store.ts';
import { actorOf, currentUser, requireCaseRole } from '../../auth.ts';
import { sightOfUser } from '../../case-sight.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { say } from '../../language.ts';
import { type ConversionAttempt, conversionsPage } from '../../pages/publications/conversions-page.ts';
import { reassessmentsPage } from '../../pages/publications/reassessments-page.ts';
import { STAFF_PLACES } from '../../places.ts';
import { decidesConversions } from '../../publications/publication-roles.ts';
import { sendPage } from '../../send-page.ts';
import { publicationTaskTexts } from '../../texts/publication-tasks.ts';
import type { StaffUser, WebDeps } from '../../web-deps.ts';

const DECIDED_SHOWN = 20;
/** Calendar days ahead that the list of reassessments tells. */
const AHEAD = 30;
const MAX_TITLE = 200;
const MAX_REASON = 500;

/** What asks for a decision: often-requested information (art. 44), and exemptions to be looked at again (art. 18). */
export function publicationTaskRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/publications/conversions', requireCaseRole, (req, res) => sendConversions({ req, res }, deps, null));
  router.post('/publications/conversions', requireCaseRole, (req, res) => decide({ req, res }, deps));
  router.get('/publications/reassessments', requireCaseRole, (req, res) => sendReassessments({ req, res }, deps));
  return router;
}

async function sendConversions(http: Http, deps: WebDeps, attempt: ConversionAttempt | null): Promise<void> {
  const user = currentUser(http.res);
  const organId = decidersOrgan(user);
  const tasks = await conversionTasks(deps.db.read, organId, await sightOfUser(deps, user));
  const decided = await createConversionStore(deps.db.read).decisions(organId, DECIDED_SHOWN);
  const failed = attempt !== null;
  const frame = frameOf(http, { title: publicationTaskTexts.conversions.title, current: 'publications', failed });
  const model = conversionsPage(frame, { tasks, decided, attempt, maySuggest: STAFF_PLACES.suggestions.mayGo(user) });
  sendPage(http.res, { view: ConversionsView, model, status: failed ? 422 : 200 });
}

async function decide(http: Http, deps: WebDeps): Promise<void> {
  const { req, res } = http;
  const words = publicationTaskTexts.conversions;
  const user = currentUser(res);
  const organId = decidersOrgan(user);
  const raw = rawForm(req.body);
  const typed = {
    key: firstValue(raw, 'key'),
    title: cut(firstValue(raw, 'title'), MAX_TITLE),
    reason: cut(firstValue(raw, 'reason'), MAX_REASON),
  };
  const task = (await conversionTasks(deps.db.write, organId, await sightOfUser(deps, user))).find(({ infoKey }) => infoKey === typed.key);
  const accepts = firstValue(raw, 'decision') === 'accepted';
  if (task === undefined) return leave(http, words.gone);
  if (accepts && typed.title === '') return sendConversions(http, deps, { ...typed, field: 'title', text: words.titleMissing });
  try {
    await record(deps, { user, organId, task, accepts, ...typed });
    leave(http, accepts ? words.accepted : words.refused);
  } catch (error) {
    const [problem] = error instanceof InvalidInputError ? error.problems : [];
    if (problem === undefined) throw error;
    if (problem.field === 'key') return leave(http, words.gone);
    await sendConversions(http, deps, { ...typed, field: accepts ? 'title' : 'reason', text: say(problem) });
  }
}

interface Decided {
  readonly user: StaffUser;
  readonly organId: number;
  readonly task: ConversionTask;
  readonly accepts: boolean;
  readonly title: string;
  readonly reason: string;
}

async function record(deps: WebDeps, { user, organId, task, accepts, title, reason }: Decided): Promise<void> {
  const decision = { organId, actor: actorOf(user), task };
  if (accepts) await acceptConversion(deps, decision, title);
  else await refuseConversion(deps, decision, reason);
}

async function sendReassessments(http: Http, deps: WebDeps): Promise<void> {
  const user = currentUser(http.res);
  const today = deps.today();
  const { organId } = user;
  const sight = await sightOfUser(deps, user);
  const due = organId === null ? [] : await dueReassessments(deps.db.read, { organId, sight, today, ahead: AHEAD });
  const months = await reassessmentMonths(deps.db.read, organId ?? 0);
  const frame = frameOf(http, { title: publicationTaskTexts.reassessments.title, current: 'publications' });
  sendPage(http.res, { view: ReassessmentsView, model: reassessmentsPage(frame, { due, months, today, findEvent: deps.findEvent }) });
}

function decidersOrgan(user: StaffUser): number {
  if (!decidesConversions(user) || user.organId === null) throw new HttpProblem(403, 'forbidden');
  return user.organId;
}

function leave({ req, res }: Http, notice: string): void {
  req.session.notice = notice;
  res.redirect(303, '/publications/conversions');
}

function cut(text: string, max: number): string {
  return [...text].slice(0, max).join('');
}
