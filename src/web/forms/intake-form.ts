import type { NewEvent } from '../../engine/engine-types.ts';
import type { Channel } from '../../law/channels.ts';
import { type CivilDate, findCivilDate } from '../../law/civil-date.ts';
import type { FieldProblem } from '../../law/errors.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { day } from '../../law/events/field.ts';
import { receiptRuleOf } from '../../law/receipt.ts';
import { inEachLanguage } from '../language.ts';
import { intakeTexts } from '../texts/intake.ts';
import type { WebDeps } from '../web-deps.ts';
import { parseEventForm } from './event-form.ts';
import { parseForm } from './parse-form.ts';
import type { PostedFiles } from './posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm } from './raw-form.ts';

/** What became of the confirmation with the applicant, told in the same form. */
export const RECEIPT_ANSWERS = ['none', 'confirmed', 'failed'] as const;
export type ReceiptAnswer = (typeof RECEIPT_ANSWERS)[number];

/** Name under which the form posts the answer. */
export const RECEIPT_INPUT = 'receipt';
const RECEIPT_PREFIX = 'receipt.';
const RECEIPT_EVENTS = { confirmed: 'receipt.confirmed', failed: 'contact.failed' } as const;

const MAIL: ReadonlySet<Channel> = new Set(['mailSigned', 'mailOrdinary', 'mailMisaddressed']);
const OF_MAIL = new Set(['mailNumber', 'envelopePhoto']);

/** The fields of the application's event that this channel asks: the channel itself was asked before. */
export function intakeFields(definition: EventDefinition, channel: Channel): Fields {
  const isAsked = (name: string) => name !== 'channel' && (MAIL.has(channel) || !OF_MAIL.has(name));
  return Object.fromEntries(Object.entries(definition.fields).filter(([name]) => isAsked(name)));
}

/** Whether both sides have to confirm an application that comes by this channel on that day (条例 (2019) art. 31). */
export function needsConfirmation(channel: Channel, on: CivilDate): boolean {
  return receiptRuleOf(channel, on).fixedBy === 'confirmation';
}

/** The fields of the confirmation, or of the attempts, under names that clash with none of the application. */
export function receiptFields(findEvent: WebDeps['findEvent'], answer: 'confirmed' | 'failed'): Fields {
  const fields = Object.entries(findEvent(RECEIPT_EVENTS[answer])?.fields ?? {}).filter(([, field]) => field.widget !== 'files');
  const label = () => (answer === 'confirmed' ? intakeTexts.receipt.confirmedOn : intakeTexts.receipt.failedOn);
  return {
    [`${RECEIPT_PREFIX}${answer}On`]: day({ label: inEachLanguage(label), required: 'form' }),
    ...Object.fromEntries(fields.map(([name, field]) => [RECEIPT_PREFIX + name, field])),
  };
}

export function receiptAnswerOf(raw: RawForm): ReceiptAnswer | undefined {
  return RECEIPT_ANSWERS.find((answer) => answer === firstValue(raw, RECEIPT_INPUT));
}

export type ParsedIntake =
  | { readonly result: 'ok'; readonly event: NewEvent; readonly receipt: NewEvent | null }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

interface IntakeParts {
  readonly definition: EventDefinition;
  readonly channel: Channel;
  readonly raw: RawForm;
  readonly files: PostedFiles;
  readonly today: CivilDate;
  readonly findEvent: WebDeps['findEvent'];
}

/** The application, and what was told of the confirmation. All problems come back together. */
export function parseIntake(parts: IntakeParts): ParsedIntake {
  const { definition, channel, raw, files } = parts;
  const application = parseEventForm({ ...definition, fields: intakeFields(definition, channel) }, raw, files);
  const receipt = parseReceipt(parts);
  const problems = [...(application.result === 'invalid' ? application.problems : []), ...('problems' in receipt ? receipt.problems : [])];
  if (application.result === 'invalid' || 'problems' in receipt) return { result: 'invalid', problems };
  const { event } = application;
  const data = Object.hasOwn(definition.fields, 'channel') ? { ...event.data, channel } : event.data;
  return { result: 'ok', event: { ...event, data }, receipt: receipt.event };
}

function parseReceipt(parts: IntakeParts): { readonly event: NewEvent | null } | { readonly problems: readonly FieldProblem[] } {
  const { channel, raw, findEvent } = parts;
  const on = findCivilDate(firstValue(raw, 'on').normalize('NFKC'));
  const answer = receiptAnswerOf(raw) ?? 'none';
  if (answer === 'none' || on === undefined || !needsConfirmation(channel, on)) return { event: null };
  const parsed = parseForm(receiptFields(findEvent, answer), raw);
  const dayName = `${RECEIPT_PREFIX}${answer}On`;
  const wrong = dayProblem(findCivilDate(firstValue(raw, DATA_PREFIX + dayName)), { name: dayName, on, today: parts.today });
  const problems = [...(parsed.result === 'invalid' ? parsed.problems : []), ...wrong];
  if (parsed.result === 'invalid' || problems.length > 0) return { problems };
  const { [dayName]: confirmedOn, ...data } = parsed.data;
  const own = Object.entries(data).map(([name, value]) => [name.slice(RECEIPT_PREFIX.length), value]);
  return { event: { type: RECEIPT_EVENTS[answer], on: confirmedOn as CivilDate, data: Object.fromEntries(own) } };
}

interface ReceiptDay {
  readonly name: string;
  readonly on: CivilDate;
  readonly today: CivilDate;
}

/** Found before the case is opened: afterwards the application would stand there without its confirmation. */
function dayProblem(confirmedOn: CivilDate | undefined, { name, on, today }: ReceiptDay): readonly FieldProblem[] {
  if (confirmedOn === undefined) return [];
  if (confirmedOn < on) return [{ field: name, ...inEachLanguage(() => intakeTexts.receipt.beforeArrival) }];
  return confirmedOn > today ? [{ field: name, ...inEachLanguage(() => intakeTexts.receipt.future) }] : [];
}
