import { APPLICANT_CLASSES, type ApplicantClass, CHANNELS, type Channel } from './channels.ts';
import type { FieldProblem } from './errors.ts';
import { APPLICANT_TYPES, type ApplicantType } from './events/applicant-field.ts';
import { topicTags, topicTagsOf } from './events/topic-tags-field.ts';
import { parseTimelineEvents, type TimelineFact } from './timeline-events.ts';
import { createReader, isRecord, type Reader } from './timeline-reader.ts';

/** Who applied, as far as the history tells. */
export interface TimelineApplicant {
  readonly type?: ApplicantType;
  readonly class?: ApplicantClass;
  readonly name?: string;
}

/** One case as a line of a timeline file states it (interfaces 1). */
export interface TimelineCase {
  readonly ref: string;
  readonly organ: string;
  readonly channel: Channel;
  readonly applicant: TimelineApplicant | undefined;
  readonly title?: string;
  readonly topicTags: readonly string[];
  /** Fields of the case that are not on record but supplied to make the history complete, such as `applicant.class`. */
  readonly assumed: readonly string[];
  readonly events: readonly TimelineFact[];
  /** Fields that the format does not know, as they were; those of the applicant under `applicant`. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** What was kept but not understood. */
  readonly notes: readonly FieldProblem[];
}

export type ParsedTimeline =
  | { readonly result: 'ok'; readonly timeline: TimelineCase }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

const MAX_LINE_LENGTH = 2_000_000;
const MAX_LEVELS = 20;
const MAX_PROBLEMS = 20;
const MAX_NOTES = 100;
const BYTE_ORDER_MARK = /^\uFEFF/;
const CASE_FIELDS: readonly string[] = ['ref', 'organ', 'channel', 'applicant', 'title', 'topicTags', 'assumed', 'events'];
const APPLICANT_FIELDS: readonly string[] = ['type', 'class', 'name'];

/**
 * Reads one line of a timeline: the public format of histories, from any source. Never throws, whatever the text.
 *
 * A history that breaks the law's order is still history; refused is only what cannot be understood.
 *
 * @param needs.organ - false where the organ does not matter: the clock is the same for all. A line without it then has ''.
 */
export function parseTimelineLine(line: string, needs: { readonly organ: boolean } = { organ: true }): ParsedTimeline {
  const input = readJson(line);
  if (input.result === 'invalid') return input;
  const reader = createReader();
  const timeline = parseCase(input.value, { reader, needs });
  const problems = reader.problems();
  return problems.length > 0 ? { result: 'invalid', problems: problems.slice(0, MAX_PROBLEMS) } : { result: 'ok', timeline };
}

type Json = { readonly result: 'ok'; readonly value: Readonly<Record<string, unknown>> } | Extract<ParsedTimeline, { result: 'invalid' }>;

function readJson(line: string): Json {
  if (line.length > MAX_LINE_LENGTH) {
    return refused(`一行不得超过 ${MAX_LINE_LENGTH} 个字符`, `a line has at most ${MAX_LINE_LENGTH} characters`);
  }
  let value: unknown;
  try {
    value = JSON.parse(line.replace(BYTE_ORDER_MARK, ''));
  } catch {
    // What the parser says quotes the text, which may hold personal data: it is not passed on.
    return refused('不是有效的 JSON，应为每行一个 JSON 对象', 'this is not valid JSON; a line holds one JSON object');
  }
  if (isDeeperThan(value, MAX_LEVELS)) return refused(`嵌套不得超过 ${MAX_LEVELS} 层`, `values are nested at most ${MAX_LEVELS} deep`);
  return isRecord(value) ? { result: 'ok', value } : refused('应为一个 JSON 对象', 'a line must hold one JSON object');
}

/** Whatever walks through the value later must not run out of stack. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeperThan(each, levels - 1));
}

function refused(zh: string, en: string): Extract<ParsedTimeline, { result: 'invalid' }> {
  return { result: 'invalid', problems: [{ field: '', zh, en }] };
}

function parseCase(
  input: Readonly<Record<string, unknown>>,
  { reader, needs }: { reader: Reader; needs: { readonly organ: boolean } },
): TimelineCase {
  const title = reader.text(input, 'title', { max: 200 });
  const extra = reader.unknown(input, { known: CASE_FIELDS, at: '' });
  const { applicant, extraOfApplicant } = parseApplicant(input, reader);
  return {
    ref: reader.text(input, 'ref', { max: 100, required: true }) ?? '',
    organ: reader.text(input, 'organ', { max: 100, ...(needs.organ ? { required: true } : {}) }) ?? '',
    channel: reader.oneOf(input, 'channel', { options: CHANNELS, required: true }) ?? CHANNELS[0],
    applicant,
    ...(title === undefined ? {} : { title }),
    topicTags: parseTopicTags(input, reader),
    assumed: reader.names(input, 'assumed'),
    events: parseTimelineEvents(input, reader),
    extra: Object.keys(extraOfApplicant).length === 0 ? extra : { ...extra, applicant: extraOfApplicant },
    notes: reader.notes().slice(0, MAX_NOTES),
  };
}

interface ParsedApplicant {
  readonly applicant: TimelineApplicant | undefined;
  readonly extraOfApplicant: Readonly<Record<string, unknown>>;
}

function parseApplicant(input: Readonly<Record<string, unknown>>, reader: Reader): ParsedApplicant {
  const value = input.applicant ?? undefined;
  if (!isRecord(value)) {
    if (value !== undefined) reader.problem('applicant', '应为含 type、class、name 的对象', 'must be an object with type, class and name');
    return { applicant: undefined, extraOfApplicant: {} };
  }
  const at = 'applicant';
  const type = reader.oneOf(value, 'type', { options: APPLICANT_TYPES, at });
  const applicantClass = reader.oneOf(value, 'class', { options: APPLICANT_CLASSES, at });
  const name = reader.text(value, 'name', { max: 50, at });
  const applicant = {
    ...(type === undefined ? {} : { type }),
    ...(applicantClass === undefined ? {} : { class: applicantClass }),
    ...(name === undefined ? {} : { name }),
  };
  return { applicant, extraOfApplicant: reader.unknown(value, { known: APPLICANT_FIELDS, at }) };
}

function parseTopicTags(input: Readonly<Record<string, unknown>>, reader: Reader): readonly string[] {
  const { topicTags: tags } = input;
  if (tags === undefined || tags === null) return [];
  if (topicTags.schema.safeParse(tags).success) return topicTagsOf(tags);
  reader.problem('topicTags', `应为${topicTags.expected.zh}`, `must be ${topicTags.expected.en}`);
  return [];
}
