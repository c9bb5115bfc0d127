import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { APPLICANT_CLASSES, CHANNELS } from '../../src/law/channels.ts';
import { groupAtLeast, type QuasiIdentifiers } from '../../src/law/open-data-groups.ts';

const month = fc.integer({ min: 1, max: 12 }).map((number) => `2025-${String(number).padStart(2, '0')}`);
const row = fc.record<QuasiIdentifiers & { readonly id: number }>({
  id: fc.nat(),
  received: month,
  regime: fc.constantFrom('R2019'),
  applicant: fc.option(fc.constantFrom(...APPLICANT_CLASSES)),
  channel: fc.constantFrom(...CHANNELS.slice(0, 3)),
  review: fc.boolean(),
  suit: fc.constantFrom(false, false, false, true),
});

/** Counted otherwise than the program does it: each row against all others. */
function looksLike(a: QuasiIdentifiers, b: QuasiIdentifiers): boolean {
  return (['received', 'regime', 'applicant', 'channel', 'review', 'suit'] as const).every((field) => a[field] === b[field]);
}

describe('groups of open data', () => {
  it('are never smaller than k, lose no case without counting it, and tell nothing that is not so', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 150 }), fc.integer({ min: 3, max: 12 }), (drawn, k) => {
        const cases = drawn.map((one, id) => ({ ...one, id }));
        const { rows, suppressed } = groupAtLeast(cases, k);
        expect(rows.length + suppressed).toBe(cases.length);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const one of rows) {
          expect(rows.filter((other) => looksLike(one, other)).length).toBeGreaterThanOrEqual(k);
          const { received, applicant, channel } = cases[one.id] ?? one;
          const quarter = `2025-Q${Math.ceil(Number(received.slice(5)) / 3)}`;
          expect([received, quarter, '2025']).toContain(one.received);
          expect([applicant, applicant === null || applicant === 'naturalPerson' ? applicant : 'organisation']).toContain(one.applicant);
          expect(one.channel).toBe(channel);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leave of no total that the yearly figures tell so few cases that they could be found by taking the list from it', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 150 }), fc.integer({ min: 3, max: 12 }), (drawn, k) => {
        const { rows } = groupAtLeast(drawn, k);
        const told = (is: (one: QuasiIdentifiers) => boolean) => [drawn.filter(is).length, rows.filter(is).length] as const;
        const totals = [
          told(() => true),
          ...APPLICANT_CLASSES.map((name) => told(({ applicant }) => applicant === name)),
          told(({ applicant }) => applicant !== null && applicant !== 'naturalPerson'),
          told(({ applicant }) => applicant === null),
          told(({ channel }) => channel === 'inPerson' || channel === 'oral'),
          told(({ channel }) => channel.startsWith('mail')),
          told(({ review }) => review),
          told(({ suit }) => suit),
        ];
        for (const [all, listed] of totals) expect(listed === 0 || all === listed || all - listed >= k).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('keep months where there are enough, and say quarter, year or organisation only where there are not', () => {
    const of = (received: string, applicant: QuasiIdentifiers['applicant'], count: number): QuasiIdentifiers[] =>
      Array.from({ length: count }, () => ({ received, applicant, regime: 'R2019', channel: 'online', review: false, suit: false }));
    const told = (rows: readonly QuasiIdentifiers[]) => {
      const { rows: kept, suppressed } = groupAtLeast(rows, 3);
      return [...new Set(kept.map(({ received, applicant }) => `${received} ${applicant}`)), suppressed];
    };
    expect(told(of('2025-01', 'naturalPerson', 3))).toEqual(['2025-01 naturalPerson', 0]);
    expect(told([...of('2025-01', 'naturalPerson', 2), ...of('2025-03', 'naturalPerson', 1)])).toEqual(['2025-Q1 naturalPerson', 0]);
    expect(told([...of('2025-01', 'naturalPerson', 2), ...of('2025-12', 'naturalPerson', 1)])).toEqual(['2025 naturalPerson', 0]);
    expect(told([...of('2025-01', 'business', 2), ...of('2025-12', 'other', 1)])).toEqual(['2025 organisation', 0]);
    expect(told([...of('2025-01', 'business', 2), ...of('2025-12', 'naturalPerson', 1)])).toEqual([3]);
  });

  it('are at least three, whatever is asked for', () => {
    expect(() => groupAtLeast([], 2)).toThrow(RangeError);
  });
});
