import { type Request, type RequestHandler, Router } from 'express';
import { LetterSampleView } from '../../../views/pages/letter-sample.tsx';
import { LetterSamplesView } from '../../../views/pages/letter-samples.tsx';
import { fillTemplate } from '../../documents/letters/fill-template.ts';
import type { LetterContent } from '../../documents/letters/letter-content.ts';
import { LETTER_SAMPLES, type LetterSample, sampleFacts } from '../../documents/letters/sample-facts.ts';
import { writeLetter } from '../../documents/letters/write-letter.ts';
import { currentUser, hasRole, mayReadCases } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { letterheadInForce } from '../letters/letterhead-desk.ts';
import { type LetterDeps, templateInForce, typeset } from '../letters/template-desk.ts';
import { LETTER_SAMPLES_PATH, letterSamplePage, letterSamplesPage, sampleName } from '../pages/letter-samples-page.ts';
import { sendPage } from '../send-page.ts';
import { letterSampleTexts } from '../texts/letter-samples.ts';
import { sendPdf } from '../uploads/send-pdf.ts';
import type { StaffUser } from '../web-deps.ts';

/** Every letter, to be looked at. Samples tell of nobody: whoever works here may see them. */
export function letterSampleRoutes(deps: LetterDeps): Router {
  const router = Router();
  router.get(LETTER_SAMPLES_PATH, requireReader, (req, res) => {
    sendPage(res, {
      view: LetterSamplesView,
      model: letterSamplesPage(frameOf({ req, res }, { title: letterSampleTexts.title, current: 'templates' })),
    });
  });
  router.get(`${LETTER_SAMPLES_PATH}/:letter.pdf`, requireReader, async (req, res) => {
    sendPdf(res, await samplePaper(deps, { organId: currentUser(res).organId, sample: sampleOf(req) }));
  });
  router.get(`${LETTER_SAMPLES_PATH}/:letter`, requireReader, async (req, res) => {
    const sample = sampleOf(req);
    const { content } = await contentFor(deps, { organId: currentUser(res).organId, sample });
    const frame = frameOf({ req, res }, { title: letterSampleTexts.pageTitle(sampleName(sample)), current: 'templates' });
    sendPage(res, { view: LetterSampleView, model: letterSamplePage(frame, { sample, content }) });
  });
  return router;
}

const requireReader: RequestHandler<Record<string, string>> = (_req, res, next) => {
  if (!maySeeSamples(currentUser(res))) throw new HttpProblem(403, 'forbidden');
  next();
};

export function maySeeSamples(user: Pick<StaffUser, 'roles'>): boolean {
  return mayReadCases(user) || hasRole(user, ['admin']);
}

interface WantedSample {
  readonly organId: number | null;
  readonly sample: LetterSample;
}

/** On paper, by the template in force. @throws {HttpProblem} 404 where no letters are made. */
export async function samplePaper(deps: LetterDeps, wanted: WantedSample): Promise<{ readonly pdf: Uint8Array; readonly name: string }> {
  if (deps.press === undefined) throw new HttpProblem(404, 'notFound');
  const { content, organId, organName } = await contentFor(deps, wanted);
  const { bytes } = await templateInForce(deps, { organId, key: wanted.sample.letter });
  const docx = fillTemplate(bytes, content, null);
  return { pdf: await typeset(deps, { docx, title: content.title, author: organName }), name: content.title };
}

/** Throws 404 for what is no sample; what the address leaves open is the first that there is. */
export function sampleOf({ params, query }: Pick<Request<Record<string, string>>, 'params' | 'query'>): LetterSample {
  const fits = ({ letter, regime, code, variant }: LetterSample): boolean =>
    letter === params.letter &&
    (query.regime === undefined || query.regime === regime) &&
    (query.code === undefined || query.code === code) &&
    (query.variant === undefined || query.variant === variant);
  const sample = LETTER_SAMPLES.find(fits);
  if (sample === undefined) throw new HttpProblem(404, 'notFound');
  return sample;
}

interface SampleContent {
  readonly content: LetterContent;
  readonly organId: number;
  readonly organName: string;
}

/** Under the organ's own letterhead, once it has one. */
async function contentFor(deps: LetterDeps, { organId, sample }: WantedSample): Promise<SampleContent> {
  if (organId === null) throw new HttpProblem(403, 'forbidden');
  const { organ, letterhead, row } = await letterheadInForce(deps, organId);
  const facts = sampleFacts(sample, { organName: organ.name });
  return { content: writeLetter(row === undefined ? facts : { ...facts, letterhead }), organId, organName: organ.name };
}
