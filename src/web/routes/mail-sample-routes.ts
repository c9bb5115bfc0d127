import { type Request, type RequestHandler, Router } from 'express';
import { MailSampleView } from '../../../views/pages/mail-sample.tsx';
import { MailSamplesView } from '../../../views/pages/mail-samples.tsx';
import { MAIL_KINDS, type MailKind } from '../../engine/effects/mail-kinds.ts';
import { currentUser, hasRole, mayReadCases } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import { currentLanguage, LANGUAGES } from '../language.ts';
import { createMailComposer } from '../mail/compose-mail.ts';
import { composeSample, MAIL_SAMPLES, type SampleAsk } from '../mail/samples.ts';
import { sendMailPreview } from '../mail/send-mail-preview.ts';
import { mailSamplePage, mailSamplesPage } from '../pages/mail-samples-page.ts';
import { sendPage } from '../send-page.ts';
import { mailKindTexts } from '../texts/mail-kinds.ts';
import { mailSampleTexts } from '../texts/mail-samples.ts';
import type { WebDeps } from '../web-deps.ts';

/** Shown in samples where the address of the server is not set. */
const EXAMPLE_URL = 'https://disclosure.example.cn';

/** Every kind of mail that leaves the office, to be looked at. Samples tell of nobody: whoever works here may see them. */
export function mailSampleRoutes({ publicUrl = EXAMPLE_URL }: Pick<WebDeps, 'publicUrl'>): Router {
  const router = Router();
  const compose = createMailComposer({ publicUrl, answersRead: true });
  router.get('/mail/samples', requireReader, (req, res) => {
    sendPage(res, { view: MailSamplesView, model: mailSamplesPage(frameOf({ req, res }, { title: mailSampleTexts.title })) });
  });
  router.get('/mail/samples/:kind', requireReader, (req, res) => {
    const ask = askOf(req);
    const message = composeSample(compose, ask);
    const frame = frameOf({ req, res }, { title: mailSampleTexts.pageTitle(mailKindTexts.names[ask.kind]) });
    const variants = MAIL_SAMPLES[ask.kind].length;
    sendPage(res, { view: MailSampleView, model: mailSamplePage(frame, { ...ask, variants, message }) });
  });
  router.get('/mail/samples/:kind/html', requireReader, (req, res) => {
    sendMailPreview(res, composeSample(compose, askOf(req)).html);
  });
  return router;
}

const requireReader: RequestHandler<Record<string, string>> = (_req, res, next) => {
  const user = currentUser(res);
  if (!mayReadCases(user) && !hasRole(user, ['admin'])) throw new HttpProblem(403, 'forbidden');
  next();
};

/** Throws 404 for a kind or a variant that there is not. */
function askOf({ params, query }: Pick<Request<Record<string, string>>, 'params' | 'query'>): SampleAsk {
  const kind = MAIL_KINDS.find((one): one is MailKind => one === params.kind);
  const language = LANGUAGES.find((one) => one === query.language) ?? currentLanguage();
  const variant = query.variant === undefined ? 0 : Number(query.variant) - 1;
  if (kind === undefined || MAIL_SAMPLES[kind][variant] === undefined) throw new HttpProblem(404, 'notFound');
  return { kind, language, variant };
}
