import { THIRD_PARTY_GROUNDS } from './decision-codes.ts';
import { isRecord, pathOf, type Reader } from './timeline-reader.ts';

type Input = Readonly<Record<string, unknown>>;

/** Codes that the tables of outcomes list, and that an event of its own records. */
const EVENTS_OF_OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'review.decided': { notAccepted: 'review.rejected' },
  'litigation.firstJudged': { notRegistered: 'litigation.notRegistered', withdrawn: 'litigation.withdrawn' },
  'litigation.secondJudged': { withdrawn: 'litigation.withdrawn' },
  'litigation.retrialJudged': { withdrawn: 'litigation.withdrawn' },
};
const REPLIES: readonly unknown[] = ['reply.served', 'reply.givenOnTheSpot'];

/**
 * An event as the format would have put it, where other systems say the same in other words: a refusal or a withdrawal stated as the outcome
 * of a decision, and the ground of a `D4` (`businessSecret`, `privacy`) as `ground` or `grounds`. Anything else comes back as it is.
 */
export function inWordsOfTheFormat(event: unknown, { at, reader }: { readonly at: string; readonly reader: Reader }): unknown {
  if (!isRecord(event)) return event;
  const type = eventOfOutcome(event);
  if (type !== undefined) {
    reader.note(pathOf(at, 'outcome'), `这一结果另有事件，按 ${type} 处理`, `is recorded by an event of its own; read as ${type}`);
    return { ...event, type };
  }
  return REPLIES.includes(event.type) && event.thirdPartyGround === undefined ? withGround(event) : event;
}

function eventOfOutcome({ type, outcome }: Input): string | undefined {
  const events = typeof type === 'string' && Object.hasOwn(EVENTS_OF_OUTCOMES, type) ? EVENTS_OF_OUTCOMES[type] : undefined;
  return events !== undefined && typeof outcome === 'string' && Object.hasOwn(events, outcome) ? events[outcome] : undefined;
}

function withGround(event: Input): Input {
  for (const name of ['ground', 'grounds']) {
    const ground = groundIn(event[name]);
    if (ground === undefined) continue;
    const { [name]: _, assumed, ...rest } = event;
    const names = Array.isArray(assumed) ? assumed.map((field: unknown) => (field === name ? 'thirdPartyGround' : field)) : assumed;
    return { ...rest, thirdPartyGround: ground, ...(assumed === undefined ? {} : { assumed: names }) };
  }
  return event;
}

/** One ground, or a list of one. */
function groundIn(value: unknown): string | undefined {
  const [first, ...more]: unknown[] = Array.isArray(value) ? value : [value];
  return more.length === 0 ? THIRD_PARTY_GROUNDS.find((known) => known === first) : undefined;
}
