import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EVENTS, findEvent } from '../../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../../src/law/events/define-event.ts';
import { parseEventData, schemaOf } from '../../../src/law/events/parse-event.ts';
import { requestEvents } from '../../../src/law/events/request-events.ts';

const definitions = Object.entries<EventDefinition>(EVENTS);

/** What interfaces.md section 1 makes mandatory of the request's own events. */
const ALWAYS = {
  'correction.requested': ['workingDays'],
  'period.extended': ['workingDays'],
  'reply.deferred': ['to'],
  'fee.notified': ['yuan'],
  'thirdParty.consulted': ['party'],
  'thirdParty.served': ['party'],
  'thirdParty.replied': ['party'],
  'thirdParty.lapsed': ['party'],
  'thirdParty.notified': ['party'],
  'organ.consulted': ['organ'],
  'organ.served': ['organ'],
  'organ.replied': ['organ'],
  'organ.lapsed': ['organ'],
  'breach.recorded': ['fact'],
  'calendar.amended': ['calendar'],
};

const INFERRABLE = [
  'examination.started',
  'unit.assigned',
  'search.started',
  'search.completed',
  'secrecy.cleared',
  'reply.proposed',
  'reply.submitted',
  'legal.approved',
  'reply.approved',
  'reply.issued',
  'service.proven',
];

describe('the event catalogue', () => {
  it.each(definitions)('defines %s under its own name, in two languages and with its source', (type, definition) => {
    expect(definition.type).toBe(type);
    for (const text of [definition.label, definition.sentence]) expect(text.zh && text.en).toBeTruthy();
    expect(definition.article).not.toBe('');
    expect(definition.recordedBy.length === 0).toBe(definition.byClock === true);
  });

  it.each(definitions)('names in the sentence of %s only fields it has', (_, { sentence, fields }) => {
    for (const text of [sentence.zh, sentence.en]) {
      for (const [, field] of text.matchAll(/\{(\w+)\}/g)) expect(fields).toHaveProperty(String(field));
    }
  });

  it('asks of an imported history only what interfaces.md asks', () => {
    const always = Object.entries<EventDefinition>(requestEvents)
      .map(([type, { fields }]) => [type, Object.keys(fields).filter((name) => fields[name]?.required === 'always')] as const)
      .filter(([, names]) => names.length > 0);
    expect(Object.fromEntries(always)).toEqual(ALWAYS);
  });

  it('infers internal steps of the request and no other', () => {
    const inferrable = Object.values<EventDefinition>(requestEvents).filter((definition) => definition.inferrable === true);
    expect(inferrable.map(({ type }) => type).sort()).toEqual([...INFERRABLE].sort());
  });

  it.each(['__proto__', 'constructor', 'toString', '', 'reply'])('knows no event %j', (type) => {
    expect(findEvent(type)).toBeUndefined();
  });

  it.each(definitions)('describes the data of %s as JSON schema', (_, { fields }) => {
    for (const strictness of ['form', 'history'] as const)
      expect(z.toJSONSchema(schemaOf(fields, strictness))).toHaveProperty('type', 'object');
  });

  it('keeps periods that the law forbids: the clock flags them, the parser takes them', () => {
    expect(parseEventData(EVENTS['period.extended'].fields, { workingDays: 40 }, 'history').result).toBe('ok');
    expect(parseEventData(EVENTS['correction.requested'].fields, { workingDays: 3 }, 'history').result).toBe('ok');
    expect(parseEventData(EVENTS['period.extended'].fields, { workingDays: 0 }, 'history').result).toBe('invalid');
  });

  it('refuses closing codes as the code of a reply', () => {
    expect(parseEventData(EVENTS['reply.served'].fields, { decisionCode: 'O1' }, 'history').result).toBe('invalid');
    expect(parseEventData(EVENTS['reply.served'].fields, { decisionCode: 'U1a' }, 'history')).toMatchObject({
      data: { decisionCode: 'U1a' },
    });
  });
});

describe('hostile input', () => {
  const key = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'fact', 'applicant', 'party', 'workingDays'), fc.string());
  const value = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
    fc.string({ minLength: 5_000, maxLength: 20_000 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, '２０', ' ', '\u0000', JSON.parse('{"__proto__":{"polluted":1}}')),
  );

  it('never throws, pollutes nothing, and comes back as problems that repeat none of it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...definitions), fc.dictionary(key, value, { maxKeys: 6 }), ([, { fields }], input) => {
        for (const strictness of ['form', 'history'] as const) {
          const parsed = parseEventData(fields, input, strictness);
          if (parsed.result === 'invalid') for (const { zh } of parsed.problems) expect(zh.length).toBeLessThan(400);
          else expect(Object.keys(parsed.data).every((name) => Object.hasOwn(fields, name))).toBe(true);
        }
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('in every field of every event is refused or kept within its bounds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...definitions), value, ([, { fields }], sample) => {
        for (const field of Object.values(fields)) {
          const parsed = field.schema.safeParse(sample);
          if (parsed.success && typeof parsed.data === 'string') expect(parsed.data.length).toBeLessThanOrEqual(10_000);
        }
      }),
      { numRuns: 400 },
    );
  });
});
