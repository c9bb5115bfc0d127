import type { ApplicantHints } from '../../engine/applicant-hints.ts';
import { CHANNEL_LABELS } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { NoteRow } from '../../store/note-store.ts';
import type { MailLine } from '../../store/outbox-read-model.ts';
import type { Frame } from '../frame.ts';
import { say, sayLabel } from '../language.ts';
import type { LettersOfCase } from '../letter-desk-of.ts';
import { caseTexts } from '../texts/case.ts';
import { faxTexts } from '../texts/fax.ts';
import { inboxTexts } from '../texts/inbox.ts';
import { letterTexts } from '../texts/letters.ts';
import { mailboxTexts } from '../texts/mailbox.ts';
import { serviceTexts } from '../texts/service.ts';
import { texts } from '../texts.ts';
import type { CasePageData, StaffUser, WebDeps } from '../web-deps.ts';
import { applicationNow, lackingByMail } from './application-now.ts';
import { type CaseFamily, familyOf } from './case-family.ts';
import { caseFileList } from './case-file-list.ts';
import { type CaseTools, caseTools, hasOwnForm, mayWriteNotes, OWN_PAGES } from './case-tools.ts';
import { type ClockPart, clockPart } from './clock-part.ts';
import { type CodeHelp, codeHelp } from './code-help.ts';
import { currentLabel, type DiagramView, diagramOf } from './diagram-part.ts';
import { type DraftPart, draftPart } from './draft-part.ts';
import { type DuePart, duePart } from './due-part.ts';
import { type DuplicatesPart, duplicatesPart } from './duplicates-part.ts';
import { type CaseFaxes, type FaxPart, faxPart } from './fax-part.ts';
import { type FileView, fileListOf } from './file-part.ts';
import { type HistoryPart, historyPart } from './history-part.ts';
import { type LettersPart, lettersPart } from './letters-part.ts';
import { type LimitRow, limitRows } from './limits-part.ts';
import { type MailsPart, mailsPart } from './mails-part.ts';
import { type NotesPart, notesPart } from './notes-part.ts';
import { type ProceedingView, proceedingLabel, proceedingViews } from './proceedings-part.ts';
import { type RefusalView, type RefusedPost, refusalOf } from './refusal-part.ts';
import { type ServicePart, servicePart } from './service-part.ts';
import { type ShownField, shownFields } from './show-value.ts';
import type { Person } from './step-proposals.ts';
import { allSteps, type StepForm, type StepsPart, stepHref, stepsPart } from './steps-part.ts';

export interface CasePage {
  readonly frame: Frame;
  readonly id: string;
  readonly version: number;
  /** What a stream that is no request is; null for requests. */
  readonly kind: string | null;
  readonly caseNo: string;
  readonly title: string;
  readonly state: string;
  /** Null for streams without a reply clock. */
  readonly due: DuePart | null;
  readonly facts: readonly ShownField[];
  readonly application: readonly ShownField[];
  /** What a mail did not say; null when nothing is lacking. `href`: where it is completed, null for those who may not. */
  readonly lacking: { readonly text: string; readonly href: string | null } | null;
  /** Null when the applicant has no application like it. */
  readonly duplicates: DuplicatesPart | null;
  readonly family: CaseFamily;
  readonly breaches: readonly { readonly rule: string; readonly message: string }[];
  readonly diagram: DiagramView | null;
  readonly clock: ClockPart | null;
  readonly limits: readonly LimitRow[];
  readonly proceedings: readonly ProceedingView[];
  /** Streams that are no request have none. */
  readonly showProceedings: boolean;
  readonly draft: DraftPart | null;
  /** Null before the reply went out. */
  readonly service: ServicePart | null;
  /** Null where no form asks for a decision code. */
  readonly codeHelp: CodeHelp | null;
  readonly history: HistoryPart;
  readonly steps: StepsPart;
  readonly files: readonly FileView[];
  /** Null where no letters are made. */
  readonly letters: LettersPart | null;
  /** Where papers are put on file; null for those who may not. */
  readonly addPapersHref: string | null;
  readonly mails: MailsPart;
  /** Null where there are none and none can be sent. */
  readonly faxes: FaxPart | null;
  readonly notes: NotesPart;
  readonly refusal: RefusalView | null;
  readonly tools: CaseTools;
  /** Sections of the page in their order. */
  readonly contents: readonly CaseLink[];
  readonly eventsAction: string;
  /** Where the letters of a step are looked at before it is recorded; null where none are made. */
  readonly previewAction: string | null;
  readonly verifyHref: string;
  readonly allHistoryHref: string;
  /** Tells scripts whether somebody else was quicker. */
  readonly versionHref: string;
}

export interface CaseLink {
  readonly href: string;
  readonly label: string;
}

interface CasePageParts {
  readonly data: CasePageData;
  readonly user: Pick<StaffUser, 'id' | 'name' | 'roles'>;
  readonly today: CivilDate;
  readonly deps: Pick<WebDeps, 'machines' | 'findEvent'>;
  readonly people: readonly Person[];
  /** Ids of those of the case it was split from, and out of it, that the person may see: of the others the number alone is told. */
  readonly related: ReadonlySet<string>;
  readonly earlierInMonth: number;
  /** Null for closed cases and for streams that are no requests. */
  readonly hints: ApplicantHints | null;
  readonly notes: readonly NoteRow[];
  /** Newest first. */
  readonly mails: readonly MailLine[];
  readonly faxes: CaseFaxes;
  readonly maySendFaxes: boolean;
  /** Null where no letters are made. */
  readonly found: LettersOfCase | null;
  readonly refused: RefusedPost | null;
  /** A note that was refused, to be given back. */
  readonly refusedNote: string | null;
  readonly allHistory: boolean;
}

/** All that the page of a case prints. */
export function casePage(frame: Frame, parts: CasePageParts): CasePage {
  const { data, today, deps, refused } = parts;
  const [request, ...proceedings] = data.instances;
  const steps = stepsOf(parts);
  const state = handlingOf(request?.value);
  const href = `/cases/${encodeURIComponent(data.id)}`;
  const forms = allSteps(steps);
  const page = {
    frame,
    id: data.id,
    version: data.version,
    ...caseNameOf(data),
    state: request === undefined ? texts.none : currentLabel(request, deps.machines),
    due: duePart({ data, today, steps, findEvent: deps.findEvent }),
    facts: factsOf(parts),
    application: applicationOf(data, deps.findEvent),
    lacking: lackingOf(data, forms),
    duplicates: parts.hints === null ? null : duplicatesPart(parts.hints, { on: data.history[0]?.on ?? null, machines: deps.machines }),
    family: familyOf(data, parts.related),
    breaches: data.breaches.map((breach) => ({ rule: breach.rule, message: sayLabel(breach.message) })),
    diagram: request === undefined ? null : diagramOf(request, deps),
    clock: data.kind === 'request' ? clockPart(data.clock, data.calendarVersion) : null,
    limits: limitRows(limitsBeside(proceedings, data), { today, steps: forms }),
    proceedings: proceedingViews(proceedings, { data, today, steps: steps.ofProceedings, deps }),
    showProceedings: data.kind === 'request',
    draft: draftPart({ data, today, state, findEvent: deps.findEvent, reply: parts.found?.reply }),
    service: servicePart(data.history, { caseId: data.id, today, forms, findEvent: deps.findEvent }),
    codeHelp: forms.some((step) => step.needsCodeHelp) ? codeHelp(data.clock.regime ?? 'R2019') : null,
    history: historyPart(data.history, { findEvent: deps.findEvent, all: parts.allHistory }),
    steps,
    files: fileListOf(data.history, { caseId: data.id, findEvent: deps.findEvent }),
    addPapersHref: hrefOf(forms, 'document.filed'),
    ...correspondenceOf(parts, href),
    notes: notesPart(parts.notes, { href, refused: parts.refusedNote, mayAdd: mayWriteNotes(parts.user) }),
    tools: caseTools(parts),
    refusal: refused === null ? null : refusalOf(refused, { data, forms, findEvent: deps.findEvent }),
    ...addressesOf(href),
    ...lettersOf(parts, href),
  };
  return { ...page, contents: contentsOf(page) };
}

/** Those of a proceeding stand with it. */
function limitsBeside(proceedings: CasePageData['instances'], { limits }: CasePageData): CasePageData['limits'] {
  const ids = new Set(proceedings.map((instance) => instance.id));
  return limits.filter((limit) => limit.instance === undefined || !ids.has(limit.instance));
}

function lettersOf({ data, user, found, deps }: CasePageParts, href: string): Pick<CasePage, 'letters' | 'previewAction'> {
  if (found === null) return { letters: null, previewAction: null };
  return { letters: lettersPart({ data, user, found, findEvent: deps.findEvent }), previewAction: `${href}/letters/preview` };
}

function correspondenceOf({ mails, faxes, maySendFaxes }: CasePageParts, href: string): Pick<CasePage, 'mails' | 'faxes'> {
  return { mails: mailsPart(mails), faxes: faxPart(faxes, { href, maySend: maySendFaxes }) };
}

function addressesOf(href: string): Pick<CasePage, 'eventsAction' | 'verifyHref' | 'allHistoryHref' | 'versionHref'> {
  return {
    eventsAction: `${href}/events`,
    verifyHref: `${href}/verify`,
    allHistoryHref: `${href}?history=all#history`,
    versionHref: `${href}/version`,
  };
}

/** Streams that are no request may have no number: what they are names them. */
export function caseNameOf(data: Pick<CasePageData, 'kind' | 'caseNo' | 'title'>): Pick<CasePage, 'kind' | 'caseNo' | 'title'> {
  const kind = data.kind === 'request' ? null : caseTexts.kinds[data.kind];
  return { kind, caseNo: data.caseNo ?? kind ?? texts.case.noNumber, title: data.title ?? texts.queue.noTitle };
}

function stepsOf(parts: CasePageParts): StepsPart {
  const { data, deps, refused, user, people, earlierInMonth, today } = parts;
  const [request, ...proceedings] = data.instances;
  return stepsPart(data.steps.filter(hasForm), {
    source: { data, today, user, people, earlierInMonth, fileList: caseFileList(data) },
    main: request?.machine ?? 'disclosureRequest',
    state: handlingOf(request?.value),
    attempt: refused,
    instanceLabel: (id) => proceedingLabel(proceedings, { id, machines: deps.machines }),
  });
}

/** Splitting and merging have pages of their own, to which the tools lead. */
function hasForm({ definition, refusal }: CasePageData['steps'][number]): boolean {
  return hasOwnForm(definition.type) || (refusal !== undefined && Object.hasOwn(OWN_PAGES, definition.type));
}

/** State of the handling region, such as `processing`. */
function handlingOf(value: unknown): string {
  const handling = typeof value === 'object' && value !== null ? (value as { readonly handling?: unknown }).handling : value;
  return typeof handling === 'string' ? handling : '';
}

function factsOf({ data, people }: CasePageParts): readonly ShownField[] {
  const { clock } = data;
  const applicant = { label: texts.case.applicant, value: data.applicantName ?? texts.none };
  const organ = { label: texts.case.organ, value: data.organName };
  const handler = people.find(({ id }) => id === data.assignedTo)?.name ?? handlerNameOf(data) ?? caseTexts.nobody;
  const desk = [{ label: caseTexts.handler, value: handler }, ...(data.unit === null ? [] : [{ label: caseTexts.unit, value: data.unit }])];
  if (data.kind !== 'request') return [...(data.applicantName === null ? [] : [applicant]), organ, ...desk];
  return [
    applicant,
    { label: texts.case.channel, value: data.channel === null ? texts.none : sayLabel(CHANNEL_LABELS[data.channel]) },
    { label: texts.case.receivedOn, value: clock.receivedOn ?? texts.case.noReceipt },
    { label: texts.case.regime, value: clock.regime === null ? texts.case.noReceipt : texts.case.regimes[clock.regime] },
    organ,
    { label: texts.case.round, value: texts.case.roundNo(clock.round) },
    ...desk,
  ];
}

/** The account may be closed by now: the name stands in the history. */
function handlerNameOf({ history, assignedTo }: CasePageData): string | null {
  if (assignedTo === null) return null;
  const name = history.findLast((line) => line.type === 'handler.assigned')?.data.name;
  return typeof name === 'string' ? name : null;
}

/** The application as it was taken in, with what was completed since. */
function applicationOf(data: CasePageData, findEvent: WebDeps['findEvent']): readonly ShownField[] {
  const first = data.history[0];
  return first === undefined ? [] : shownFields(findEvent(first.type)?.fields ?? {}, applicationNow(data.history));
}

function lackingOf({ history, clock, channel }: CasePageData, forms: readonly StepForm[]): CasePage['lacking'] {
  const lacking = clock.stoppedOn === null ? lackingByMail(history) : [];
  if (lacking.length === 0) return null;
  return {
    text: (channel === 'fax' ? faxTexts.lacking : inboxTexts.lacking.line)(texts.write.list(lacking.map((label) => say(label)))),
    href: hrefOf(forms, 'particulars.completed'),
  };
}

/** Where a step is recorded; null for those who may not. */
function hrefOf(forms: readonly StepForm[], type: string): string | null {
  const form = forms.find((step) => step.type === type);
  return form === undefined ? null : stepHref(form);
}

function contentsOf(page: Omit<CasePage, 'contents'>): readonly CaseLink[] {
  const { sections } = texts.case;
  const own = caseTexts.sections;
  return [
    { href: '#steps', label: caseTexts.next },
    ...(page.draft === null ? [] : [{ href: '#draft', label: own.draft }]),
    ...(page.service === null ? [] : [{ href: '#service', label: serviceTexts.title }]),
    { href: '#application', label: page.kind === null ? sections.application : own.contents },
    { href: '#limits', label: page.kind === null ? sections.limits : own.limits },
    ...(page.clock === null ? [] : [{ href: '#clock', label: sections.clock }]),
    ...(!page.showProceedings ? [] : [{ href: '#proceedings', label: sections.proceedings }]),
    ...(page.letters === null ? [] : [{ href: '#letters', label: letterTexts.section }]),
    { href: '#files', label: own.files },
    { href: '#mails', label: mailboxTexts.part.title },
    ...(page.faxes === null ? [] : [{ href: '#faxes', label: faxTexts.part.title }]),
    { href: '#notes', label: own.notes },
    { href: '#history', label: sections.history },
    { href: '#diagram', label: sections.diagram },
  ];
}
