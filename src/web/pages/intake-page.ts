import { CHANNEL_LABELS, CHANNELS, type Channel } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import { APPLICANT_TYPES } from '../../law/events/applicant-field.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import type { FiledFile } from '../../law/events/files-field.ts';
import { receiptRuleOf } from '../../law/receipt.ts';
import { cite } from '../cite.ts';
import { foreignParts } from '../forms/application-form.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import {
  intakeFields,
  needsConfirmation,
  RECEIPT_ANSWERS,
  RECEIPT_INPUT,
  type ReceiptAnswer,
  receiptAnswerOf,
  receiptFields,
} from '../forms/intake-form.ts';
import { postedFileIds } from '../forms/posted-files.ts';
import { DATA_PREFIX, type RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { say, sayLabel } from '../language.ts';
import { intakeTexts } from '../texts/intake.ts';
import { texts } from '../texts.ts';
import { previewOf } from '../uploads/send-file.ts';
import type { WebDeps } from '../web-deps.ts';
import type { Attempt } from './steps-part.ts';

export interface ChannelPage {
  readonly frame: Frame;
  readonly channels: readonly { readonly id: string; readonly value: Channel; readonly label: string }[];
  readonly errors: readonly ErrorLine[];
}

type SectionId = keyof typeof intakeTexts.sections;

/** Fields that belong together. */
export interface IntakeSection {
  readonly id: SectionId;
  readonly title: string;
  readonly fields: readonly FieldView[];
}

export interface ReceiptPart {
  readonly name: string;
  /** Why it is asked and what hangs on it. */
  readonly rule: string;
  readonly answers: readonly {
    readonly id: string;
    readonly value: ReceiptAnswer;
    readonly label: string;
    readonly chosen: boolean;
    readonly fields: readonly FieldView[];
  }[];
}

export interface ScanView {
  readonly name: string;
  readonly href: string;
  readonly preview: 'image' | 'pdf' | null;
}

export interface IntakePage {
  readonly frame: Frame;
  readonly channel: Channel;
  readonly channelLabel: string;
  readonly article: string;
  readonly errors: readonly ErrorLine[];
  readonly day: DayView;
  readonly sections: readonly IntakeSection[];
  readonly receipt: ReceiptPart | null;
  readonly scans: readonly ScanView[];
  /** Of this form: sent twice, it opens one case. */
  readonly token: string;
  /** Id of the user who fills it in. */
  readonly by: string;
  /** For scripts: parts of the applicant that one of each type is not asked. */
  readonly notAsked: string;
  readonly note: string | null;
}

const DAY_ID = 'intake-on';
const ID_PREFIX = 'intake';

const SECTIONS: readonly { readonly id: Exclude<SectionId, 'receipt'>; readonly fields: readonly string[] }[] = [
  { id: 'papers', fields: ['attachments', 'envelopePhoto'] },
  { id: 'arrival', fields: ['mailNumber', 'cannotWrite', 'signed', 'legacyNo'] },
  { id: 'applicant', fields: ['applicant', 'agent', 'fax'] },
  { id: 'information', fields: ['title', 'description', 'docNo', 'indexNo', 'topicTags'] },
  { id: 'wanted', fields: ['media', 'obtainWay', 'acceptOther', 'needsAssistance'] },
];

/** What most people at the counter answer; everything can be changed. */
const PROPOSED: RawForm = {
  [`${DATA_PREFIX}applicant.type`]: ['citizen'],
  [`${DATA_PREFIX}applicant.class`]: ['naturalPerson'],
  [`${DATA_PREFIX}applicant.idType`]: ['residentId'],
  [`${DATA_PREFIX}media`]: ['paper'],
};

/** First the channel: it decides which form follows. */
export function channelPage(frame: Frame, { missing }: { readonly missing: boolean }): ChannelPage {
  const channels = CHANNELS.map((value) => ({ id: `channel-${value}`, value, label: sayLabel(CHANNEL_LABELS[value]) }));
  return { frame, channels, errors: missing ? [{ text: texts.intake.channelMissing, href: `#channel-${CHANNELS[0]}` }] : [] };
}

interface IntakeParts {
  readonly channel: Channel;
  readonly definition: EventDefinition;
  readonly findEvent: WebDeps['findEvent'];
  readonly today: CivilDate;
  readonly attempt: Pick<Attempt, 'raw' | 'files' | 'problems'> | null;
  readonly token: string;
  readonly by: string;
  readonly note?: string | null;
}

export function intakePage(frame: Frame, parts: IntakeParts): IntakePage {
  const { channel, definition, today, attempt, token, by, note = null } = parts;
  const problems = attempt?.problems ?? [];
  const state = { idPrefix: ID_PREFIX, raw: attempt?.raw ?? PROPOSED, files: attempt?.files, problems };
  const fields = fieldViews(intakeFields(definition, channel), state);
  const receipt = needsConfirmation(channel, today) ? receiptPart(parts) : null;
  const all = [...fields, ...(receipt?.answers.flatMap((answer) => answer.fields) ?? [])];
  return {
    frame,
    channel,
    channelLabel: sayLabel(CHANNEL_LABELS[channel]),
    article: cite(definition.article),
    errors: errorLines(problems, { fields: all, own: { on: DAY_ID } }),
    day: dayView({
      id: DAY_ID,
      label: channel === 'oral' ? texts.intake.oralOn : texts.intake.on,
      hint: texts.intake.onHint,
      today,
      attempt,
    }),
    sections: sectionsOf(fields),
    receipt,
    scans: attempt === null ? [] : scansOf(attempt, definition),
    token,
    by,
    notAsked: JSON.stringify(Object.fromEntries(APPLICANT_TYPES.map((type) => [type, notAskedOf(type)]))),
    note,
  };
}

/** A field that no section names stands at the end: none may get lost. */
function sectionsOf(fields: readonly FieldView[]): readonly IntakeSection[] {
  const nameOf = (field: FieldView) => field.name.slice(DATA_PREFIX.length);
  const known = new Set(SECTIONS.flatMap((section) => section.fields));
  const rest = fields.filter((field) => !known.has(nameOf(field)));
  return SECTIONS.map(({ id, fields: names }) => ({
    id,
    title: intakeTexts.sections[id],
    fields: [...names.flatMap((name) => fields.find((field) => nameOf(field) === name) ?? []), ...(id === 'wanted' ? rest : [])],
  }));
}

function receiptPart({ channel, today, attempt, findEvent }: IntakeParts): ReceiptPart {
  const raw = attempt?.raw ?? null;
  const chosen = (raw === null ? undefined : receiptAnswerOf(raw)) ?? 'none';
  const views = (answer: ReceiptAnswer) => {
    if (answer === 'none') return [];
    const fields = receiptFields(findEvent, answer);
    const defaults = { [`${RECEIPT_INPUT}.${answer}On`]: today };
    const typed = raw !== null && Object.keys(fields).some((name) => Object.hasOwn(raw, DATA_PREFIX + name));
    return fieldViews(fields, { idPrefix: ID_PREFIX, raw: typed ? raw : null, problems: attempt?.problems ?? [], defaults });
  };
  return {
    name: RECEIPT_INPUT,
    rule: intakeTexts.receipt.rule(say(receiptRuleOf(channel, today).basis)),
    answers: RECEIPT_ANSWERS.map((value) => ({
      id: `intake-receipt-${value}`,
      value,
      label: intakeTexts.receipt[value],
      chosen: chosen === value,
      fields: views(value),
    })),
  };
}

function scansOf({ raw, files }: Pick<Attempt, 'raw' | 'files'>, definition: EventDefinition): readonly ScanView[] {
  return postedFileIds(raw, definition.fields).flatMap((id) => {
    const file = files?.found.get(id);
    return file === undefined ? [] : [scanView(file)];
  });
}

function scanView({ id, name, mediaType }: FiledFile): ScanView {
  return { name, href: `/uploads/${encodeURIComponent(id)}?inline=1`, preview: previewOf(mediaType) };
}

/** Of a citizen the class follows from the type. */
function notAskedOf(type: (typeof APPLICANT_TYPES)[number]): readonly string[] {
  return [...foreignParts(type), ...(type === 'citizen' ? ['class'] : [])];
}
