import { describe, expect, it } from 'vitest';
import { parseTimelineLine } from '../../src/law/timeline.ts';
import { factsOfTimeline } from '../../src/law/timeline-facts.ts';

const parse = (event: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const events = [
    { type: 'application.arrived', on: '2017-03-01' },
    { on: '2017-03-10', ...event },
  ];
  const parsed = parseTimelineLine(JSON.stringify({ ref: 'a', organ: '甲区', channel: 'inPerson', events, ...more }));
  if (parsed.result === 'invalid') throw new Error(parsed.problems.map(({ en }) => en).join());
  return { fact: factsOfTimeline(parsed.timeline)[1], notes: parsed.timeline.notes.map(({ field }) => field) };
};

describe('what timelines say in other words', () => {
  it.each([
    ['review.decided', 'notAccepted', 'review.rejected'],
    ['litigation.firstJudged', 'notRegistered', 'litigation.notRegistered'],
    ['litigation.firstJudged', 'withdrawn', 'litigation.withdrawn'],
    ['litigation.secondJudged', 'withdrawn', 'litigation.withdrawn'],
  ])('reads %s with the outcome %s as %s, and says so', (type, outcome, read) => {
    expect(parse({ type, outcome })).toMatchObject({ fact: { type: read, data: { outcome } }, notes: ['events[1].outcome'] });
  });

  it.each([
    [{ ground: 'privacy' }, 'privacy'],
    [{ grounds: ['businessSecret'] }, 'businessSecret'],
    [{ thirdPartyGround: 'privacy' }, 'privacy'],
  ])('finds the ground of a D4 in %j', (given, thirdPartyGround) => {
    expect(parse({ type: 'reply.served', decisionCode: 'D4', ...given })).toMatchObject({
      fact: { data: { thirdPartyGround } },
      notes: [],
    });
  });

  it('keeps as it is what it does not know, and what stands for two', () => {
    const both = parse({ type: 'reply.served', decisionCode: 'D4', grounds: ['privacy', 'businessSecret'] });
    expect(both.fact?.data.thirdPartyGround).toBeUndefined();
    expect(both.notes).toEqual(['events[1].grounds']);
  });

  it('keeps a ground assumed under its name', () => {
    const { fact } = parse({ type: 'reply.served', decisionCode: 'D4', ground: 'privacy', assumed: ['ground'] });
    expect(fact?.assumed).toEqual(['thirdPartyGround']);
  });

  it('takes codes and outcomes that the case calls assumed as assumed wherever they stand', () => {
    const assumed = ['decisionCode', 'title'];
    expect(parse({ type: 'reply.served', decisionCode: 'G2' }, { assumed }).fact?.assumed).toEqual(['decisionCode']);
    expect(parse({ type: 'reply.served' }, { assumed }).fact?.assumed).toBeUndefined();
  });
});
