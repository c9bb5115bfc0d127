import { type Request, type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { doReportDeed } from '../../../engine/annual-report/report-desk.ts';
import { requireSeen } from '../../../engine/annual-report/report-stream.ts';
import { InvalidInputError, ReportChangedError, StepRefusedError } from '../../../law/errors.ts';
import { REPORT_ACT_TYPES, REPORT_ACTS } from '../../../law/report/report-acts.ts';
import { currentUser, hasRole } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { sayLabel } from '../../language.ts';
import { type ActValues, type AskedAct, actForm } from '../../pages/reports/act-form.ts';
import { requirePlace } from '../../places.ts';
import { type OpenReport, openReport, reportActorOf } from '../../reports/own-report.ts';
import { actsOf, hasBodiesBelow } from '../../reports/report-data.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { reportTexts } from '../../texts/reports.ts';
import type { WebDeps } from '../../web-deps.ts';

const FIELDS = ['basis', 'covers', 'check', 'text', 'reason', 'on', 'link'] as const;

/** What people do with a report besides figures and words: each act is asked for on a page that says what follows. */
export function reportActRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/reports/:year/acts/:act', requirePlace('reports'), ask(deps));
  router.post('/reports/:year/acts/:act', requirePlace('reports'), act(deps));
  return router;
}

type Params = { readonly year: string; readonly act: string };

function ask(deps: WebDeps): RequestHandler<Params> {
  return async (req, res) => {
    const asked = await askedAct(deps, { req, res } as Http, req.params);
    const values = { on: deps.today(), ...given(req.query) };
    await sendForm({ req, res } as Http, deps, { ...asked, values, problems: {} });
  };
}

function act(deps: WebDeps): RequestHandler<Params> {
  return async (req, res) => {
    const http = { req, res } as Http;
    const seen = seenIn(req);
    const asked = await askedAct(deps, http, { ...req.params, seen });
    const { type, open } = asked;
    const values = given(req.body ?? {});
    try {
      await doReportDeed(deps.db, {
        ...{ organ: open.organ, year: open.year, type, expected: seen, at: deps.now(), today: deps.today() },
        given: type === 'report.opened' && values.basis === undefined ? { basis: 'computed', ...values } : values,
        actor: reportActorOf(currentUser(res)),
      });
    } catch (error) {
      // What was typed is given back, with what the others did; whoever sends it again has been told.
      const now = error instanceof ReportChangedError ? await askedAct(deps, http, { ...req.params, seen }, error) : asked;
      return sendForm(http, deps, { ...now, values, problems: problemsOf(error), status: error instanceof ReportChangedError ? 409 : 422 });
    }
    req.session.notice = reportTexts.act.done[type];
    await saveSession(http.req);
    res.redirect(303, `/reports/${open.year}${backIn(req) === 'text' ? '/text' : ''}`);
  };
}

interface Asked {
  readonly type: AskedAct;
  readonly open: OpenReport;
}

/** An explanation asked for on the page of the text leads back there. */
function backIn({ query }: Pick<Request, 'query'>): 'text' | undefined {
  return query.back === 'text' ? 'text' : undefined;
}

/** Number of the newest act on the page from which a form was sent. */
export function seenIn({ query }: Pick<Request, 'query'>): number | undefined {
  return /^\d{1,6}$/.test(String(query.seen)) ? Number(query.seen) : undefined;
}

/**
 * @throws {HttpProblem} 404 for what is no act, 403 where it is not this person's to do.
 * @throws {ReportChangedError} where it was theirs, before somebody else acted.
 */
async function askedAct(
  deps: WebDeps,
  { req, res }: Http,
  params: Params & { readonly seen?: number | undefined },
  changed?: ReportChangedError,
): Promise<Asked> {
  const type = REPORT_ACT_TYPES.find((known) => known === `report.${params.act}`);
  if (type === undefined || type === 'report.figuresStated' || type === 'report.textWritten') throw new HttpProblem(404, 'notFound');
  const open = await openReport(deps, currentUser(res), { year: params.year, organ: req.query.organ });
  if (actsOf(open).includes(type)) return { type, open };
  if (changed !== undefined) throw changed;
  if (hasRole(open.user, REPORT_ACTS[type].recordedBy)) requireSeen(open.working.acts, { expected: params.seen });
  throw new HttpProblem(403, 'forbidden');
}

function given(from: unknown): ActValues {
  const values = typeof from === 'object' && from !== null ? new Map(Object.entries(from)) : new Map<string, unknown>();
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = values.get(name);
      return typeof value === 'string' ? [[name, value.trim().slice(0, 2000)]] : [];
    }),
  );
}

/** By field, in the language of the page. @throws whatever is no refusal. */
export function problemsOf(error: unknown): Readonly<Record<string, string>> {
  if (error instanceof InvalidInputError) {
    return Object.fromEntries(error.problems.map((problem) => [problem.field, messageOf(problem.field, sayLabel(problem))]));
  }
  if (error instanceof StepRefusedError || error instanceof ReportChangedError) return { refused: sayLabel(error.text) };
  throw error;
}

/** What is wrong with a text that has to be there is that it is not. */
function messageOf(field: string, said: string): string {
  return field === 'reason' || field === 'text' ? reportTexts.act.need : said;
}

interface Answer {
  readonly values: ActValues;
  readonly problems: Readonly<Record<string, string>>;
  readonly status?: number;
}

async function sendForm(http: Http, deps: WebDeps, { type, open, values, problems, status = 200 }: Asked & Answer): Promise<void> {
  const failed = Object.keys(problems).length > 0;
  const frame = frameOf(http, { title: reportTexts.act.confirm[type], current: 'reports', failed });
  const hasBodies = await hasBodiesBelow(deps, open.organ.id);
  const model = actForm(frame, open, type, { values, problems, hasBodies, back: backIn(http.req) });
  sendPage(http.res, { view: AdminFormView, model, status });
}
