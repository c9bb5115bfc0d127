import type { Router } from 'express';
import type { EditResult, MarkChange, NewMark } from '../../engine/redactions/edit-marks.ts';
import { marksOfRanges } from '../../engine/redactions/find-marks.ts';
import { currentUser } from '../auth.ts';
import { type PostedMark, parseMark } from '../forms/mark-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { loadRedaction, mayRedact, type RedactionDesk, redactionHref } from '../redaction-desk.ts';
import { pageIn, sendRedaction } from '../send-redaction.ts';
import { redactionTexts } from '../texts/redaction.ts';

/** Each act of drawing is saved at once. Forms and scripts post the same. */
export function addMarkRoutes(router: Router, desk: RedactionDesk): void {
  const base = '/cases/:id/redactions/:rid';
  router.post(`${base}/marks`, async (req, res) => {
    await act({ req, res }, desk, async (raw) => {
      const marks = await newMarks({ req, res }, desk, raw);
      return typeof marks === 'string' ? marks : { type: 'add', marks };
    });
  });
  router.post(`${base}/marks/:mark`, async (req, res) => {
    await act({ req, res }, desk, async (raw) => {
      const marks = await newMarks({ req, res }, desk, raw);
      if (typeof marks === 'string') return marks;
      const [mark] = marks;
      const before = (await desk.redactions.marks(String(req.params.rid))).find(({ id }) => id === req.params.mark);
      return mark === undefined || before === undefined ? 'gone' : { type: 'replace', id: before.id, mark: { ...mark, kind: before.kind } };
    });
  });
  router.post(`${base}/marks/:mark/remove`, async (req, res) => {
    await act({ req, res }, desk, async () => ({ type: 'remove', id: String(req.params.mark) }));
  });
  router.post(`${base}/undo`, async (req, res) => {
    await act({ req, res }, desk, async () => ({ type: 'undo' }));
  });
}

type Refusal = Exclude<EditResult, 'done'> | 'ground' | 'note' | 'gone';

/** Posted, saved, back to the page; what is refused comes back with the page as it is now. */
async function act(http: Http, desk: RedactionDesk, changeOf: (raw: RawForm) => Promise<MarkChange | Refusal>): Promise<void> {
  const { req, res } = http;
  const user = currentUser(res);
  if (!mayRedact(user)) throw new HttpProblem(403, 'forbidden');
  const raw = rawForm(req.body);
  const page = pageIn(firstValue(raw, 'page'));
  const { row, mayDraw } = await loadRedaction(desk, http);
  const change = mayDraw ? await changeOf(raw) : 'closed';
  const result =
    typeof change === 'string' ? change : await desk.redactions.edit({ row, revision: revisionOf(raw), byName: user.name, change });
  if (result !== 'done') return sendRedaction(http, desk, { page, problem: { text: refusalText(result), status: statusOf(result) } });
  res.redirect(303, `${redactionHref(row)}?page=${page + 1}#marks`);
}

/** The marks of a posted one: text that runs over several lines has a mark on each. */
async function newMarks({ req }: Http, desk: RedactionDesk, raw: RawForm): Promise<readonly NewMark[] | Refusal> {
  const posted = parseMark(raw);
  if (typeof posted === 'string') return posted;
  req.session.redactionGround = posted.ground;
  if (posted.place.kind === 'area')
    return [{ ...posted.place.box, kind: 'area', page: posted.page, ground: posted.ground, note: posted.note }];
  const marks = await textMarks({ req }, desk, { posted, range: posted.place.range });
  return marks.length === 0 ? 'wrong' : marks;
}

async function textMarks(
  { req }: Pick<Http, 'req'>,
  { redactions }: RedactionDesk,
  { posted, range }: { readonly posted: PostedMark; readonly range: { readonly start: number; readonly end: number } },
): Promise<readonly NewMark[]> {
  const row = await redactions.find(String(req.params.id), String(req.params.rid));
  if (row === undefined) return [];
  const { page, ground, note } = posted;
  return marksOfRanges(redactions.reader, { row, note, ranges: [{ ...range, page, ground }] });
}

/** That the page showed; one that is none matches no redaction. */
export function revisionOf(raw: RawForm): number {
  const text = firstValue(raw, 'revision');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

export function refusalText(refusal: Refusal): string {
  return redactionTexts.errors[refusal];
}

export function statusOf(refusal: Refusal): number {
  return refusal === 'stale' || refusal === 'closed' || refusal === 'gone' ? 409 : 422;
}
