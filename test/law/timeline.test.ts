import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import { parseTimelineLine, type TimelineCase } from '../../src/law/timeline.ts';
import { EXAMPLE_TIMELINE as EXAMPLE } from '../support/example-timeline.ts';

const ARRIVED = { type: 'application.arrived', on: '2024-03-01' };

function parsed(line: object | string): TimelineCase {
  const found = parseTimelineLine(typeof line === 'string' ? line : JSON.stringify(line));
  if (found.result === 'invalid') throw new Error(found.problems.map((problem) => problem.en).join('; '));
  return found.timeline;
}

/** The names of the fields that are wrong. */
function wrong(line: object | string): string[] {
  const found = parseTimelineLine(typeof line === 'string' ? line : JSON.stringify(line));
  return found.result === 'invalid' ? found.problems.map((problem) => problem.field) : [];
}

const withEvents = (...events: unknown[]) => ({ ...EXAMPLE, events });

describe('a line that follows the format', () => {
  it('is read as it stands', () => {
    const timeline = parsed(EXAMPLE);
    const { events: _, ...head } = EXAMPLE;
    expect(timeline).toMatchObject({ ...head, extra: {}, notes: [] });
    expect(timeline.events).toEqual([
      { type: 'application.arrived', on: '2017-04-27', data: {} },
      { type: 'receipt.confirmed', on: '2017-04-28', data: {} },
      { type: 'period.extended', on: '2017-05-19', data: { workingDays: 15 } },
      { type: 'reply.served', on: '2017-06-12', data: { decisionCode: 'G2' }, assumed: ['decisionCode'] },
      { type: 'litigation.registered', on: '2017-07-10', data: {} },
      { type: 'litigation.firstJudged', on: '2017-10-20', data: { outcome: 'claimDismissed' } },
    ]);
  });

  it('may begin with a byte order mark and end with a carriage return', () => {
    expect(parsed(`\uFEFF${JSON.stringify(EXAMPLE)}\r`).ref).toBe('example-1');
  });

  it('needs no applicant, title, topics or assumptions', () => {
    const { ref, organ, channel } = EXAMPLE;
    const timeline = parsed({ ref, organ, channel, events: [ARRIVED] });
    expect(timeline).toMatchObject({ applicant: undefined, topicTags: [], assumed: [] });
    expect(timeline).not.toHaveProperty('title');
  });

  it('takes null for what is not known', () => {
    expect(parsed({ ...EXAMPLE, applicant: null, title: null, assumed: null, topicTags: null }).applicant).toBeUndefined();
    expect(
      parsed(withEvents({ ...ARRIVED, at: null }, { type: 'reply.served', on: '2024-03-02', decisionCode: null })).events,
    ).toHaveLength(2);
  });

  it('tells proceedings apart by their id', () => {
    const timeline = parsed(withEvents(ARRIVED, { type: 'review.accepted', on: '2024-05-06', proceeding: 'r1' }));
    expect(timeline.events[1]).toEqual({ type: 'review.accepted', on: '2024-05-06', data: {}, instance: 'r1' });
  });

  it('may hold lapses that a clock recorded, and inferred facts', () => {
    const timeline = parsed(
      withEvents(ARRIVED, { type: 'correction.lapsed', on: '2024-04-01' }, { type: 'service.proven', on: '2024-04-02', inferred: true }),
    );
    expect(timeline.events.map(({ type, inferred }) => [type, inferred])).toEqual([
      ['application.arrived', undefined],
      ['correction.lapsed', undefined],
      ['service.proven', true],
    ]);
  });

  it('may break the order of the law: that is history', () => {
    const twice = withEvents(
      ARRIVED,
      { type: 'correction.requested', on: '2024-03-04', workingDays: 15 },
      { type: 'correction.requested', on: '2024-03-05', workingDays: 15 },
    );
    expect(parsed(twice).events).toHaveLength(3);
  });

  it('keeps what it does not understand, and says so', () => {
    const timeline = parsed({
      ...EXAMPLE,
      applicant: { ...EXAMPLE.applicant, phone: '1' },
      source: 'old system',
      events: [{ ...ARRIVED, deskNo: 4, proceeding: 'x' }],
    });
    expect(timeline.extra).toEqual({ source: 'old system', applicant: { phone: '1' } });
    expect(timeline.events[0]?.extra).toEqual({ deskNo: 4, proceeding: 'x' });
    expect(timeline.notes.map((note) => note.field)).toEqual(['source', 'applicant.phone', 'events[0].deskNo', 'events[0].proceeding']);
    expect(timeline.notes[0]).toMatchObject({ zh: expect.stringContaining('source'), en: expect.stringContaining('source') });
  });
});

describe('the moment of an event', () => {
  it.each([
    ['2024-03-01T15:59:59Z', '2024-03-01', 'a second before midnight in Shanghai'],
    ['2024-03-01T16:00:00Z', '2024-03-02', 'midnight in Shanghai'],
    ['2024-03-01T00:30:00+08:00', '2024-03-01', 'still the day before in UTC'],
    ['2024-02-29T23:30:00-05:00', '2024-03-01', 'the next day in Shanghai'],
    ['2024-03-01t10:00:00.123456z', '2024-03-01', 'small letters and fractions'],
    ['2016-12-31T23:59:60Z', '2017-01-01', 'a leap second'],
  ])('%s falls on %s: %s', (at, on) => {
    expect(parsed(withEvents({ type: 'application.arrived', at })).events[0]).toEqual({ type: 'application.arrived', on, at, data: {} });
  });

  it.each([
    '2024-03-01',
    '2024-03-01T10:00:00',
    '2024-02-30T10:00:00Z',
    '2024-03-01T24:00:00Z',
    '2024-03-01T10:00:00+8',
    '1999-12-31T20:00:00Z',
    7,
  ])('%j is refused', (at) => expect(wrong(withEvents({ type: 'application.arrived', at }))).toEqual(['events[0].at']));

  it('is refused where its offset carries it out of the calendar', () => {
    expect(wrong(withEvents({ type: 'application.arrived', at: '2199-12-31T23:00:00-10:00' }))).toEqual(['events[0].at']);
  });

  it('decides when the day stated beside it differs', () => {
    const timeline = parsed(withEvents({ type: 'application.arrived', on: '2024-03-01', at: '2024-03-01T20:00:00Z' }));
    expect(timeline.events[0]?.on).toBe('2024-03-02');
    expect(timeline.notes.map((note) => note.field)).toEqual(['events[0].on']);
  });
});

describe('a line that cannot be understood', () => {
  it.each([
    ['', ['']],
    ['{', ['']],
    ['[]', ['']],
    ['null', ['']],
    ['"text"', ['']],
    ['{}', ['ref', 'organ', 'channel', 'events']],
    [{ ...EXAMPLE, ref: '' }, ['ref']],
    [{ ...EXAMPLE, ref: 'a\nb' }, ['ref']],
    [{ ...EXAMPLE, ref: 'x'.repeat(101) }, ['ref']],
    [{ ...EXAMPLE, ref: 7 }, ['ref']],
    [{ ...EXAMPLE, organ: '\ud800' }, ['organ']],
    [{ ...EXAMPLE, channel: 'pigeon' }, ['channel']],
    [{ ...EXAMPLE, channel: 'constructor' }, ['channel']],
    [{ ...EXAMPLE, applicant: 'somebody' }, ['applicant']],
    [{ ...EXAMPLE, applicant: { class: 'women', type: 'x', name: '' } }, ['applicant.type', 'applicant.class', 'applicant.name']],
    [{ ...EXAMPLE, assumed: 'title' }, ['assumed']],
    [{ ...EXAMPLE, topicTags: [7] }, ['topicTags']],
    [{ ...EXAMPLE, events: [] }, ['events']],
    [{ ...EXAMPLE, events: { 0: ARRIVED } }, ['events']],
    [withEvents(7), ['events[0]']],
    [withEvents({ on: '2024-03-01' }), ['events[0].type']],
    [withEvents({ type: 'toString', on: '2024-03-01' }), ['events[0].type']],
    [withEvents(ARRIVED, { type: 'publication.created', on: '2024-03-02' }), ['events[1].type']],
    [withEvents({ type: 'application.arrived' }), ['events[0].on']],
    [withEvents({ type: 'application.arrived', on: '2023-02-29' }), ['events[0].on']],
    [withEvents({ type: 'receipt.confirmed', on: '2024-03-01' }), ['events[0].type']],
    [withEvents(ARRIVED, { type: 'receipt.confirmed', on: '2024-02-29' }), ['events[1].on']],
    [withEvents(ARRIVED, { type: 'period.extended', on: '2024-03-05' }), ['events[1].workingDays']],
    [withEvents(ARRIVED, { type: 'period.extended', on: '2024-03-05', workingDays: 1.5 }), ['events[1].workingDays']],
    [withEvents(ARRIVED, { type: 'reply.served', on: '2024-03-05', decisionCode: 'O1' }), ['events[1].decisionCode']],
    [withEvents(ARRIVED, { type: 'reply.deferred', on: '2024-03-05', to: 'soon' }), ['events[1].to']],
    [withEvents(ARRIVED, { type: 'reprocessing.ordered', on: '2024-03-05', by: '2024-13-01' }), ['events[1].by']],
    [
      withEvents(ARRIVED, { type: 'correction.requested', on: '2024-03-05', workingDays: 9, servedOn: '2024-03-04' }),
      ['events[1].servedOn'],
    ],
    [withEvents(ARRIVED, { type: 'review.decided', on: '2024-03-05', outcome: 'lost' }), ['events[1].outcome']],
    [withEvents(ARRIVED, { type: 'review.accepted', on: '2024-03-05', proceeding: {} }), ['events[1].proceeding']],
    [withEvents(ARRIVED, { type: 'reply.served', on: '2024-03-05', assumed: [7] }), ['events[1].assumed']],
  ] as const)('%j: the problem lies in %j', (line, fields) => {
    expect(wrong(line)).toEqual(fields);
  });

  it('is told of in both languages, with the field named', () => {
    const found = parseTimelineLine(JSON.stringify(withEvents(ARRIVED, { type: 'period.extended', on: '2024-03-05', workingDays: 'x' })));
    expect(found).toMatchObject({
      result: 'invalid',
      problems: [{ zh: expect.stringContaining('events[1].workingDays：'), en: expect.stringContaining('events[1].workingDays: ') }],
    });
  });

  it('never has its text repeated', () => {
    const secret = '某某 150207199001011234';
    const lines = [secret, JSON.stringify({ ...EXAMPLE, ref: [secret], events: [{ type: secret, on: secret }] })];
    for (const line of lines) expect(JSON.stringify(parseTimelineLine(line))).not.toContain('1502');
  });

  it('is refused when it is too long or nested too deep', () => {
    expect(wrong(`"${'x'.repeat(2_000_001)}"`)).toEqual(['']);
    expect(wrong(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual(['']);
    expect(wrong('['.repeat(200_000))).toEqual(['']);
  });

  it('names twenty problems at most', () => {
    expect(wrong(withEvents(...Array.from({ length: 500 }, () => 7)))).toHaveLength(20);
  });
});

describe('whatever the text', () => {
  const anyEvent = fc.record(
    {
      type: fc.oneof(fc.constantFrom(...Object.keys(EVENTS)), fc.string()),
      on: fc.oneof(fc.constant('2024-03-01'), fc.string()),
      at: fc.jsonValue(),
    },
    { requiredKeys: ['type', 'on'] },
  );
  const withMore = <T extends object>(arb: fc.Arbitrary<T>) =>
    fc.tuple(
      arb,
      fc.dictionary(fc.oneof(fc.constantFrom('workingDays', 'servedOn', 'outcome', 'fact', '__proto__'), fc.string()), fc.jsonValue()),
    );
  const merged = <T extends object>(arb: fc.Arbitrary<T>) => withMore(arb).map(([value, more]) => ({ ...value, ...more }));
  const anyCase = merged(
    fc.record({
      ref: fc.oneof(fc.string(), fc.jsonValue()),
      organ: fc.string(),
      channel: fc.oneof(fc.constant('fax'), fc.jsonValue()),
      applicant: fc.oneof(fc.constant({ class: 'other' }), fc.jsonValue()),
      events: fc.oneof(fc.array(fc.oneof(merged(anyEvent), fc.jsonValue())), fc.jsonValue()),
    }),
  );

  it('reading never throws, and says either what it read or what is wrong', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          anyCase.map((value) => JSON.stringify(value)),
        ),
        (line) => {
          const found = parseTimelineLine(line);
          if (found.result === 'invalid') expect(found.problems.length).toBeGreaterThan(0);
          else expect(found.timeline.events.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('what was read survives storage as JSON', () => {
    const lawful = fc.array(
      merged(fc.record({ type: fc.constantFrom('application.arrived', 'receipt.confirmed'), on: fc.constant('2024-03-01') })),
    );
    fc.assert(
      fc.property(lawful, (events) => {
        const found = parseTimelineLine(JSON.stringify(withEvents(ARRIVED, ...events)));
        if (found.result === 'ok') expect(JSON.parse(JSON.stringify(found.timeline))).toEqual(found.timeline);
      }),
      { numRuns: 300 },
    );
  });
});
