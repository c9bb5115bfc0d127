import { type CivilDate, civilDateOfInstant, findCivilDate } from './civil-date.ts';
import { findEvent } from './events/catalogue.ts';
import type { EventDefinition } from './events/define-event.ts';
import { parseEventData } from './events/parse-event.ts';
import type { Fact } from './fact.ts';
import { isRecord, pathOf, type Reader } from './timeline-reader.ts';
import { inWordsOfTheFormat } from './timeline-synonyms.ts';

/** A fact as a timeline states it. */
export interface TimelineFact extends Fact {
  /** RFC 3339 with offset, if the timeline states the moment; it decided the day. */
  readonly at?: string;
  /** Fields that the event does not know, as they were. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

type Input = Readonly<Record<string, unknown>>;
type Place = { readonly at: string; readonly reader: Reader };

const MAX_EVENTS = 5000;
/** A case begins when somebody applies. */
const FIRST_EVENTS: readonly string[] = ['application.arrived', 'application.submitted', 'application.dictated'];
const FRAME: readonly string[] = ['type', 'on', 'at', 'assumed'];
/** RFC 3339: a moment without an offset names no day in Shanghai. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The events of a case in the order in which they took effect. What is wrong is told to the reader. */
export function parseTimelineEvents(input: Input, reader: Reader): readonly TimelineFact[] {
  const events = Object.hasOwn(input, 'events') ? input.events : undefined;
  if (!Array.isArray(events) || events.length === 0 || events.length > MAX_EVENTS) {
    reader.problem('events', `应为 1 至 ${MAX_EVENTS} 个事件的列表`, `must be a list of 1 to ${MAX_EVENTS} events`);
    return [];
  }
  const facts = events.map((event: unknown, index) => parseEvent(event, { at: `events[${index}]`, reader }));
  reportFirst(facts[0], reader);
  reportBackwards(facts, reader);
  return facts.filter((fact) => fact !== undefined);
}

function parseEvent(stated: unknown, place: Place): TimelineFact | undefined {
  const event = inWordsOfTheFormat(stated, place);
  if (!isRecord(event)) {
    place.reader.problem(place.at, '应为一个对象，如 {"type":"reply.served","on":"2017-06-12"}', 'must be an object with type and on');
    return undefined;
  }
  const definition = definitionOf(event, place);
  const when = dayOf(event, place);
  if (definition === undefined || when === undefined) return undefined;
  const assumed = place.reader.names(event, 'assumed', place);
  return {
    type: definition.type,
    ...when,
    ...fieldsOf(event, { definition, on: when.on }, place),
    ...(event.inferred === true ? { inferred: true } : {}),
    ...(assumed.length === 0 ? {} : { assumed }),
  };
}

function definitionOf(event: Input, { at, reader }: Place): EventDefinition | undefined {
  const type = Object.hasOwn(event, 'type') ? event.type : undefined;
  const definition = typeof type === 'string' ? findEvent(type) : undefined;
  if (definition !== undefined && definition.machine !== 'publication') return definition;
  const shown = typeof type === 'string' && /^[\w.]{1,60}$/.test(type) ? ` (${type})` : '';
  reader.problem(pathOf(at, 'type'), `案件中没有这种事件${shown}`, `must be the type of an event of a case, and is not${shown}`);
  return undefined;
}

/** `at` may replace `on` and then decides the civil date in Asia/Shanghai. */
function dayOf(event: Input, { at, reader }: Place): { readonly on: CivilDate; readonly at?: string } | undefined {
  const stated = typeof event.on === 'string' ? findCivilDate(event.on) : undefined;
  if (event.at === undefined || event.at === null) {
    if (stated === undefined) reader.problem(pathOf(at, 'on'), '应为日期，形如 2026-03-12', 'must be a day such as 2026-03-12');
    return stated === undefined ? undefined : { on: stated };
  }
  const on = typeof event.at === 'string' ? findDayOfInstant(event.at) : undefined;
  if (on === undefined) {
    reader.problem(
      pathOf(at, 'at'),
      '应为带时区的时刻，形如 2026-03-12T09:30:00+08:00',
      'must be a moment with offset such as 2026-03-12T09:30:00+08:00',
    );
    return undefined;
  }
  if (event.on !== undefined && event.on !== null && event.on !== on) {
    reader.note(pathOf(at, 'on'), `与 at 不一致，以 at 为准（${on}）`, `differs from at, which decides the day (${on})`);
  }
  return { on, at: String(event.at) };
}

function findDayOfInstant(text: string): CivilDate | undefined {
  const match = INSTANT.exec(text);
  if (match?.[1] === undefined || findCivilDate(match[1]) === undefined) return undefined;
  try {
    return civilDateOfInstant(new Date(text.toUpperCase().replace(':60', ':59'))); // a leap second is the last of its minute
  } catch (error) {
    if (error instanceof RangeError) return undefined; // its offset carries it past the ends of the calendar
    throw error;
  }
}

function fieldsOf(
  event: Input,
  known: { readonly definition: EventDefinition; readonly on: CivilDate },
  { at, reader }: Place,
): Pick<TimelineFact, 'data' | 'extra' | 'instance'> {
  const { definition, on } = known;
  const isProceeding = definition.machine !== 'disclosureRequest';
  const isFrame = (name: string) =>
    FRAME.includes(name) || (name === 'proceeding' && isProceeding) || (name === 'inferred' && typeof event.inferred === 'boolean');
  const rest = Object.fromEntries(Object.entries(event).filter(([name]) => !isFrame(name)));
  const instance = isProceeding ? reader.text(event, 'proceeding', { max: 100, at }) : undefined;
  const parsed = parseEventData(definition.fields, rest, 'history');
  if (parsed.result === 'invalid') {
    for (const { field, zh, en } of parsed.problems) reader.problem(pathOf(at, field), zh, en);
    return { data: {} };
  }
  reportService(parsed.data, on, { at, reader });
  const extra = reader.unknown(parsed.unknown, { known: [], at });
  return {
    data: parsed.data,
    ...(instance === undefined ? {} : { instance }),
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}

function reportService(data: Input, on: CivilDate, { at, reader }: Place): void {
  if (typeof data.servedOn !== 'string' || data.servedOn >= on) return;
  reader.problem(pathOf(at, 'servedOn'), `送达不得早于 ${on}`, `must not be earlier than the event itself (${on})`);
}

function reportFirst(first: TimelineFact | undefined, reader: Reader): void {
  if (first === undefined || FIRST_EVENTS.includes(first.type)) return;
  reader.problem('events[0].type', `第一个事件应为申请：${FIRST_EVENTS.join('、')}`, `must be an application: ${FIRST_EVENTS.join(', ')}`);
}

function reportBackwards(facts: readonly (TimelineFact | undefined)[], reader: Reader): void {
  let latest: CivilDate | undefined;
  for (const [index, fact] of facts.entries()) {
    if (fact === undefined) continue;
    if (latest !== undefined && fact.on < latest) {
      reader.problem(
        `events[${index}].on`,
        `${fact.on} 早于前一事件（${latest}）；事件应按生效先后排列`,
        `is ${fact.on}, earlier than the event before it (${latest}); events stand in the order in which they took effect`,
      );
    }
    latest = fact.on;
  }
}
