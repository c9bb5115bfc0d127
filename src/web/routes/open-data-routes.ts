import { type RequestHandler, type Response, Router } from 'express';
import { AdminPageView } from '../../../views/pages/admin-page.tsx';
import { settingIn } from '../../engine/administration/settings.ts';
import { editionsOf } from '../../engine/annual-report/document-editions.ts';
import { groupSize, type OpenCases, openCases, openFigures, openYears } from '../../engine/open-data/open-data.ts';
import {
  casesCsv,
  casesJson,
  csvDescription,
  figuresCsv,
  figuresJson,
  type OpenFile,
  readmeOf,
  schemaOf,
} from '../../engine/open-data/open-data-files.ts';
import { createReportActStore } from '../../store/report-act-store.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { openDataPage } from '../pages/open-data-page.ts';
import { sendPage } from '../send-page.ts';
import { openDataTexts } from '../texts/open-data.ts';
import type { WebDeps } from '../web-deps.ts';

const AT = '/open-data';

/** The files of one year of an organ. */
const CASE_FILES: Readonly<Record<string, (cases: OpenCases) => OpenFile>> = {
  'cases.csv': casesCsv,
  'cases.json': casesJson,
  'cases.csv-metadata.json': () => csvDescription('cases', 'cases.csv'),
};

/** Data for everybody: figures of published reports, anonymised cases, and what they mean. */
export function openDataRoutes(deps: WebDeps): Router {
  const router = Router();
  const casesOf = rememberedCases(deps);
  router.get(AT, async (req, res) => {
    const [years, k, terms] = await Promise.all([openYears(deps.db), groupSize(deps.db), settingIn(deps.db.read, 'openDataTerms')]);
    const frame = frameOf({ req, res }, { title: openDataTexts.title, area: 'public' });
    sendPage(res, { view: AdminPageView, model: openDataPage(frame, { years, k, terms }) });
  });
  const whole = (name: string, make: () => OpenFile | Promise<OpenFile>) =>
    router.get(`${AT}/${name}`, async (_req, res) => send(res, name, await make()));
  whole('figures.csv', async () => figuresCsv(await openFigures(deps.db)));
  whole('figures.json', async () => figuresJson(await openFigures(deps.db)));
  whole('figures.csv-metadata.json', () => csvDescription('figures', 'figures.csv'));
  whole('figures.schema.json', () => schemaOf('figures'));
  whole('cases.schema.json', () => schemaOf('cases'));
  whole('readme.txt', async () => readmeOf({ k: await groupSize(deps.db), terms: await settingIn(deps.db.read, 'openDataTerms') }));
  for (const [name, make] of Object.entries(CASE_FILES)) router.get(`${AT}/:organId/:year/${name}`, yearFile(name, make, casesOf));
  return router;
}

type CasesOf = (organId: number, year: number) => Promise<OpenCases | undefined>;

function yearFile(name: string, make: (cases: OpenCases) => OpenFile, casesOf: CasesOf): RequestHandler {
  return async (req, res) => {
    const [organId, year] = [String(req.params.organId), String(req.params.year)];
    const cases = /^\d{1,9}$/.test(organId) && /^2[01]\d\d$/.test(year) ? await casesOf(Number(organId), Number(year)) : undefined;
    if (cases === undefined) throw new HttpProblem(404, 'notFound');
    send(res, `${organId}-${year}-${name}`, make(cases));
  };
}

function send(res: Response, name: string, { mediaType, content }: OpenFile): void {
  res
    .set({
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Access-Control-Allow-Origin': '*',
      // Kept, but asked for again each time: what administrators decide holds at once.
      'Cache-Control': 'public, no-cache',
    })
    .send(content);
}

/**
 * A list reads every case of its year: what was made stands for a while, and asks at the same time wait for one answer. It is made anew at
 * once where settings or the calendar change, and where another edition is published.
 */
const KEPT_MS = 600_000;
const MOST_KEPT = 6;

interface Kept {
  readonly until: number;
  /** What it was made by. */
  readonly decided: string;
  readonly calendar: ReturnType<WebDeps['calendar']>;
  readonly cases: Promise<OpenCases | undefined>;
}

/** 0 where none is published. */
async function lastEdition({ db }: WebDeps, key: { readonly organId: number; readonly year: number }): Promise<number> {
  return editionsOf(await createReportActStore(db.read).list(key)).length;
}

function rememberedCases(deps: WebDeps): CasesOf {
  const kept = new Map<string, Kept>();
  return async (organId, year) => {
    const key = `${organId}/${year}`;
    const [size, lists] = [await groupSize(deps.db), await settingIn(deps.db.read, 'openDataCases', organId)];
    const [edition, calendar] = [await lastEdition(deps, { organId, year }), deps.calendar()];
    const decided = `${size}/${lists}/${edition}`;
    const known = kept.get(key);
    const now = deps.now().getTime();
    if (known !== undefined && known.until > now && known.decided === decided && known.calendar === calendar) return known.cases;
    const cases = openCases(deps.db, { organId, year, calendar });
    kept.delete(key);
    kept.set(key, { until: now + KEPT_MS, decided, calendar, cases });
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old);
    const found = await cases.catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
    // A report that is published a moment later is to be seen at once.
    if (found === undefined) kept.delete(key);
    return found;
  };
}
