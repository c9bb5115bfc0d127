import type { TimelineCase } from './timeline.ts';
import type { TimelineFact } from './timeline-events.ts';

/** The facts of a timeline; what it says of the case stands in the first, as in the history of a case taken in at the counter. */
export function factsOfTimeline(timeline: TimelineCase): readonly TimelineFact[] {
  return timeline.events.map((event, i) => (i === 0 ? withApplication(event, timeline) : withAssumed(event, timeline)));
}

/** What decides figures; a case may say once that they are assumed wherever they stand. */
const DECIDING: readonly string[] = ['decisionCode', 'outcome', 'thirdPartyGround'];

function withAssumed(event: TimelineFact, { assumed }: TimelineCase): TimelineFact {
  const names = DECIDING.filter((name) => assumed.includes(name) && event.data[name] !== undefined);
  return names.length === 0 ? event : { ...event, assumed: [...new Set([...(event.assumed ?? []), ...names])] };
}

function withApplication(first: TimelineFact, { channel, title, applicant, topicTags, assumed }: TimelineCase): TimelineFact {
  const data = {
    channel,
    ...(title === undefined ? {} : { title }),
    ...(applicant === undefined ? {} : { applicant }),
    ...(topicTags.length === 0 ? {} : { topicTags }),
    ...first.data,
  };
  return { ...first, data, assumed: [...new Set([...(first.assumed ?? []), ...assumed])] };
}
