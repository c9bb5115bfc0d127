import type { Router } from 'express';
import { RedactionSearchView } from '../../../views/pages/redaction-search.tsx';
import { type Hit, marksOfRanges, pagesWithoutText, searchWord, suggestMarks } from '../../engine/redactions/find-marks.ts';
import { isRedactionGround } from '../../law/redaction-grounds.ts';
import { currentUser } from '../auth.ts';
import { parseHits } from '../forms/mark-form.ts';
import { firstValue, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { redactionSearchPage } from '../pages/redaction-search-page.ts';
import { loadRedaction, mayRedact, type RedactionDesk, redactionHref } from '../redaction-desk.ts';
import { sendPage } from '../send-page.ts';
import { redactionTexts } from '../texts/redaction.ts';
import { refusalText, revisionOf, statusOf } from './redaction-mark-routes.ts';

const MAX_WORD = 100;

/** Finds text in the whole document. Words are posted: they may be names, which no address should hold. */
export function addSearchRoutes(router: Router, desk: RedactionDesk): void {
  const base = '/cases/:id/redactions/:rid';
  router.get(`${base}/search`, async (req, res) => {
    await sendSearch({ req, res }, desk, { word: null, problem: null });
  });
  router.post(`${base}/search`, async (req, res) => {
    const word = firstValue(rawForm(req.body), 'word').slice(0, MAX_WORD);
    const problem = word === '' ? { text: redactionTexts.search.empty, status: 422 } : null;
    await sendSearch({ req, res }, desk, { word: word === '' ? null : word, problem });
  });
  router.post(`${base}/hits`, async (req, res) => {
    await markHits({ req, res }, desk);
  });
}

interface SearchAsk {
  /** Null when nothing is searched. */
  readonly word: string | null;
  readonly problem: { readonly text: string; readonly status: number } | null;
}

async function sendSearch(http: Http, desk: RedactionDesk, { word, problem }: SearchAsk): Promise<void> {
  if (!mayRedact(currentUser(http.res))) throw new HttpProblem(403, 'forbidden');
  const loaded = await loadRedaction(desk, http);
  const { row, marks, mayDraw } = loaded;
  if (!mayDraw) return http.res.redirect(303, redactionHref(row));
  await desk.deps.desk.recordRead(currentUser(http.res), { caseId: row.caseId, what: 'file', detail: row.file.id });
  const { reader } = desk.redactions;
  const hits: readonly Hit[] | null = word === null ? null : await searchWord(reader, { row, marks, word });
  const model = redactionSearchPage(frameOf(http, { title: redactionTexts.search.title, failed: problem !== null }), {
    loaded,
    word: word ?? '',
    ground: http.req.session.redactionGround ?? '',
    hits,
    suggestions: await suggestMarks(reader, { row, marks }),
    withoutText: await pagesWithoutText(reader, row),
    problem: problem?.text ?? null,
  });
  sendPage(http.res, { view: RedactionSearchView, model, status: problem?.status ?? 200 });
}

/** Marks what was ticked, by one act. The places are found again in the text: nothing is taken from the form but where to look. */
async function markHits(http: Http, desk: RedactionDesk): Promise<void> {
  const { req, res } = http;
  const user = currentUser(res);
  if (!mayRedact(user)) throw new HttpProblem(403, 'forbidden');
  const raw = rawForm(req.body);
  const { row, mayDraw } = await loadRedaction(desk, http);
  const chosen = firstValue(raw, 'ground');
  const hits = parseHits(raw);
  const refuse = (text: string, status: number) => sendSearch(http, desk, { word: null, problem: { text, status } });
  if (!mayDraw) return refuse(refusalText('closed'), 409);
  if (hits.length === 0) return refuse(redactionTexts.search.markNothing, 422);
  const ranges = hits.flatMap((hit) => {
    const ground = hit.ground ?? chosen;
    return isRedactionGround(ground) ? [{ ...hit, ground }] : [];
  });
  if (ranges.length < hits.length) return refuse(refusalText('ground'), 422);
  if (isRedactionGround(chosen)) req.session.redactionGround = chosen;
  const marks = await marksOfRanges(desk.redactions.reader, { row, ranges, note: '' });
  const result = await desk.redactions.edit({ row, revision: revisionOf(raw), byName: user.name, change: { type: 'add', marks } });
  if (result !== 'done') return refuse(refusalText(result), statusOf(result));
  req.session.notice = redactionTexts.search.marked(hits.length);
  res.redirect(303, `${redactionHref(row)}?page=${(hits[0]?.page ?? 0) + 1}`);
}
