import { randomBytes } from 'node:crypto';
import { type Request, Router } from 'express';
import { ChannelView } from '../../../views/pages/channel.tsx';
import { IntakeView } from '../../../views/pages/intake.tsx';
import { IntakeHintsView } from '../../../views/pages/intake-hints.tsx';
import { askedIn } from '../../engine/applicant-hints.ts';
import type { NewEvent } from '../../engine/engine-types.ts';
import { CHANNELS, type Channel } from '../../law/channels.ts';
import { InvalidInputError, StepRefusedError } from '../../law/errors.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import { actorOf, currentUser, requireCaseRole } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { wantsHtml } from '../failure.ts';
import { tidyApplication } from '../forms/application-form.ts';
import { intakeFields, parseIntake } from '../forms/intake-form.ts';
import type { PostedFiles } from '../forms/posted-files.ts';
import { firstValue, type RawForm, rawForm } from '../forms/raw-form.ts';
import { frameOf, type Http } from '../frame.ts';
import { forgetKeptForm, keptFormOf } from '../kept-form.ts';
import { inEachLanguage, say } from '../language.ts';
import { duplicatesPart } from '../pages/duplicates-part.ts';
import { hiddenInputs } from '../pages/intake-hints-page.ts';
import { channelPage, intakePage } from '../pages/intake-page.ts';
import { shownFields } from '../pages/show-value.ts';
import { registerApplication } from '../register-application.ts';
import { sendPage } from '../send-page.ts';
import { intakeTexts } from '../texts/intake.ts';
import { texts } from '../texts.ts';
import { fileOwnerOf } from '../uploads/file-owner.ts';
import { acceptUploads } from '../uploads/multipart.ts';
import { filesOfPost } from '../uploads/resolve-files.ts';
import type { StaffUser, WebDeps } from '../web-deps.ts';

/** Applications that the officer writes down for somebody have an event of their own. */
const DICTATED_CHANNEL: Channel = 'oral';
const TOKEN_BYTES = 32;
/** Names the button that was pressed: `show`, `edit`, `new` or `merge:<id of the case that is kept>`. */
const BUTTON = 'do';
const MERGE = 'merge:';

/** From the choice of a channel to the registered application. */
export function intakeRoutes(deps: WebDeps): Router {
  const router = Router();
  router.get('/cases/new', requireCaseRole, async (req, res) => {
    const kept = req.query.kept === '1' ? keptFormOf(req, currentUser(res).id) : undefined;
    const asked = kept === undefined ? req.query.channel : firstValue(kept, 'channel');
    const channel = findChannel(asked);
    const definition = openingEvent(deps, channel ?? 'inPerson');
    assertMayOpen(currentUser(res), definition);
    if (channel === undefined) return sendChannels({ req, res }, { missing: asked !== undefined || req.query.chosen === '1' });
    const http = { req, res };
    if (kept === undefined) return sendIntake(http, { deps, channel, definition, attempt: null });
    const files = await filesOfPost(http, deps, { raw: kept, fields: intakeFields(definition, channel) });
    sendIntake(http, { deps, channel, definition, attempt: { raw: kept, files, problems: [] }, note: intakeTexts.kept });
  });
  router.post('/cases', requireCaseRole, acceptUploads(deps), async (req, res) => {
    const raw = tidyApplication(rawForm(req.body));
    const channel = findChannel(firstValue(raw, 'channel'));
    if (channel === undefined) return sendChannels({ req, res }, { missing: true });
    await takeIn({ req, res }, { deps, channel, raw });
  });
  return router;
}

interface Posted {
  readonly deps: WebDeps;
  readonly channel: Channel;
  readonly raw: RawForm;
}

async function takeIn(http: Http, { deps, channel, raw }: Posted): Promise<void> {
  const definition = openingEvent(deps, channel);
  const organId = assertMayOpen(currentUser(http.res), definition);
  const files = await filesOfPost(http, deps, { raw, fields: intakeFields(definition, channel) });
  const answer = { deps, channel, definition };
  const button = firstValue(raw, BUTTON);
  if (button === 'show' || button === 'edit') {
    return sendIntake(http, { ...answer, attempt: { raw, files, problems: files.refused } });
  }
  const parsed = parseIntake({ definition, channel, raw, files, today: deps.today(), findEvent: deps.findEvent });
  try {
    if (parsed.result === 'invalid') throw new InvalidInputError(parsed.problems);
    const decided = button === 'new' || button.startsWith(MERGE) || !wantsHtml(http.req);
    if (!decided && (await sendHints(http, { deps, definition, raw, event: parsed.event, organId }))) return;
    await register(http, { ...answer, raw, event: parsed.event, receipt: parsed.receipt, organId });
  } catch (error) {
    if (!(error instanceof InvalidInputError) || !wantsHtml(http.req)) throw error;
    sendIntake(http, { ...answer, attempt: { raw, files, problems: error.problems } });
  }
}

interface Asked {
  readonly deps: WebDeps;
  readonly definition: EventDefinition;
  readonly raw: RawForm;
  readonly event: NewEvent;
  readonly organId: number;
}

async function register(http: Http, asked: Asked & { readonly receipt: NewEvent | null }): Promise<void> {
  const { deps, definition, raw, event, receipt, organId } = asked;
  const { req, res } = http;
  const registered = await registerApplication(deps, {
    event,
    receipt,
    organId,
    actor: actorOf(currentUser(res)),
    owner: fileOwnerOf(http),
    token: firstValue(raw, 'token'),
  });
  forgetKeptForm(req);
  const button = firstValue(raw, BUTTON);
  const wantsMerge = button.startsWith(MERGE);
  // An application without a date of receipt is not sorted out yet.
  const mayMerge = registered.data.steps.some((step) => step.definition.type === 'application.merged' && step.refusal === undefined);
  const later = wantsMerge && !mayMerge ? [intakeTexts.saved.mergeLater] : [];
  req.session.notice = [texts.case.saved(say(definition.label)), ...registered.notices, ...later].join(' ');
  const href = `/cases/${encodeURIComponent(registered.caseId)}`;
  res.redirect(303, wantsMerge && mayMerge ? `${href}/merge?with=${encodeURIComponent(button.slice(MERGE.length))}` : href);
}

/** What is known of the applicant's other applications comes before anything is registered. @returns false when nothing is. */
async function sendHints(http: Http, { deps, definition, raw, event, organId }: Asked): Promise<boolean> {
  const { on, data } = event;
  const sight = await sightOfUser(deps, currentUser(http.res));
  const hints = await deps.hints.forApplication({ organId, applicant: data.applicant, text: askedIn(data, null), on, sight });
  const duplicates = duplicatesPart(hints, { on, machines: deps.machines });
  if (duplicates === null) return false;
  const frame = frameOf(http, { title: intakeTexts.hints.title, current: 'newCase' });
  const application = shownFields(definition.fields, data);
  sendPage(http.res, { view: IntakeHintsView, model: { frame, duplicates, application, hidden: hiddenInputs(raw) } });
  return true;
}

interface IntakeAnswer {
  readonly deps: WebDeps;
  readonly channel: Channel;
  readonly definition: EventDefinition;
  readonly attempt: { readonly raw: RawForm; readonly files: PostedFiles; readonly problems: InvalidInputError['problems'] } | null;
  readonly note?: string;
}

function sendIntake(http: Http, { deps, channel, definition, attempt, note }: IntakeAnswer): void {
  const failed = attempt !== null && attempt.problems.length > 0;
  const frame = frameOf(http, { title: texts.intake.title, current: 'newCase', failed });
  const token = (attempt === null ? '' : firstValue(attempt.raw, 'token')) || randomBytes(TOKEN_BYTES).toString('base64url');
  const { findEvent } = deps;
  const by = currentUser(http.res).id;
  const model = intakePage(frame, { channel, definition, findEvent, today: deps.today(), attempt, token, by, note: note ?? null });
  sendPage(http.res, { view: IntakeView, model, status: failed ? 422 : 200 });
}

function sendChannels(http: Http, { missing }: { readonly missing: boolean }): void {
  const frame = frameOf(http, { title: texts.intake.title, current: 'newCase', failed: missing });
  sendPage(http.res, { view: ChannelView, model: channelPage(frame, { missing }), status: missing ? 422 : 200 });
}

export function openingEvent(deps: Pick<WebDeps, 'findEvent'>, channel: Channel): EventDefinition {
  const type = channel === DICTATED_CHANNEL ? 'application.dictated' : 'application.arrived';
  const definition = deps.findEvent(type);
  if (definition === undefined) throw new Error(`The event catalogue has no '${type}'`);
  return definition;
}

/** The organ in whose name the person takes the application in. */
export function assertMayOpen(user: StaffUser, definition: EventDefinition): number {
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
