import { type Request, Router } from 'express';
import { ChannelView } from '../../../views/pages/channel.tsx';
import { IntakeView } from '../../../views/pages/intake.tsx';
import { CHANNELS, type Channel } from '../../law/channels.ts';
import { InvalidInputError, StepRefusedError } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { actorOf, currentUser, requireCaseRole } from '../auth.ts';
import { wantsHtml } from '../failure.ts';
import { parseEventForm } from '../forms/event-form.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { inEachLanguage, say } from '../language.ts';
import { askedFields, channelPage, intakePage } from '../pages/intake-page.ts';
import { sendPage } from '../send-page.ts';
import { texts } from '../texts.ts';
import { recordWithFiles } from '../uploads/claim-files.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import { filesOfPost } from '../uploads/resolve-files.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** Applications that the officer writes down for somebody have an event of their own. */
const DICTATED_CHANNEL: Channel = 'oral';

export function intakeRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/cases/new', requireCaseRole, (req, res) => {
    const asked = req.query.channel;
    const channel = findChannel(asked);
    const definition = openingEvent(deps, channel ?? 'inPerson');
    assertMayOpen(currentUser(res), definition);
    if (channel === undefined) return sendChannels({ req, res }, { missing: asked !== undefined || req.query.chosen === '1' });
    sendIntake({ req, res }, { deps, channel, definition, attempt: null });
  });
  router.post('/cases', requireCaseRole, acceptUploads(deps), async (req, res) => {
    const raw = rawForm(req.body);
    const channel = findChannel(firstValue(raw, 'channel'));
    if (channel === undefined) return sendChannels({ req, res }, { missing: true });
    await openCase({ req, res }, { deps, channel, raw });
  });
  return router;
}

interface Posted {
  readonly deps: WebDeps;
  readonly channel: Channel;
  readonly raw: RawForm;
}

async function openCase({ req, res }: Http, { deps, channel, raw }: Posted): Promise<void> {
  const definition = openingEvent(deps, channel);
  const user = currentUser(res);
  const organId = assertMayOpen(user, definition);
  const fields = askedFields(definition);
  const files = await filesOfPost({ req, res }, deps, { raw, fields });
  const parsed = parseEventForm({ ...definition, fields }, raw, files);
  try {
    if (parsed.result === 'invalid') throw new InvalidInputError(parsed.problems);
    const { event } = parsed;
    const data = Object.hasOwn(definition.fields, 'channel') ? { ...event.data, channel } : event.data;
    const opened = await recordWithFiles(deps, { data, owner: fileOwnerOf({ req, res }), caseId: null }, () =>
      deps.engine.open({ ...event, data, organId }, actorOf(user)),
    );
    req.session.notice = texts.case.saved(say(definition.label));
    res.redirect(303, `/cases/${encodeURIComponent(opened.caseId)}`);
  } catch (error) {
    if (!(error instanceof InvalidInputError) || !wantsHtml(req)) throw error;
    sendIntake({ req, res }, { deps, channel, definition, attempt: { raw, files, problems: error.problems } });
  }
}

interface IntakeAnswer {
  readonly deps: WebDeps;
  readonly channel: Channel;
  readonly definition: EventDefinition;
  readonly attempt: Parameters<typeof intakePage>[1]['attempt'];
}

function sendIntake(http: Http, { deps, channel, definition, attempt }: IntakeAnswer): void {
  const frame = frameOf(http, { title: texts.intake.title, current: 'newCase', failed: attempt !== null });
  const model = intakePage(frame, { channel, definition, today: deps.today(), attempt });
  sendPage(http.res, { view: IntakeView, model, status: attempt === null ? 200 : 422 });
}

function sendChannels(http: Http, { missing }: { readonly missing: boolean }): void {
  const frame = frameOf(http, { title: texts.intake.title, current: 'newCase', failed: missing });
  sendPage(http.res, { view: ChannelView, model: channelPage(frame, { missing }), status: missing ? 422 : 200 });
}

function openingEvent(deps: Pick<WebDeps, 'findEvent'>, channel: Channel): EventDefinition {
  const type = channel === DICTATED_CHANNEL ? 'application.dictated' : 'application.arrived';
  const definition = deps.findEvent(type);
  if (definition === undefined) throw new Error(`The event catalogue has no '${type}'`);
  return definition;
}

/** The organ in whose name the person takes the application in. */
function assertMayOpen(user: StaffUser, definition: EventDefinition): number {
  const refuse = (words: () => string) => new StepRefusedError({ rule: 'role', basis: definition.article, text: inEachLanguage(words) });
  if (!definition.recordedBy.some((role) => user.roles.includes(role))) {
    throw refuse(() => texts.intake.notYours);
  }
  if (user.organId === null) throw refuse(() => texts.intake.noOrgan);
  return user.organId;
}

function findChannel(value: Request['query'][string]): Channel | undefined {
  return CHANNELS.find((channel) => channel === value);
}
