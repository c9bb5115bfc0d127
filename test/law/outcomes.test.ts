import { describe, expect, it } from 'vitest';
import { findLitigationOutcome, findReviewOutcome, LITIGATION_OUTCOMES, REVIEW_OUTCOMES, standingOutcome } from '../../src/law/outcomes.ts';

describe('the outcome tables', () => {
  it('put every outcome of a review into its column of part four', () => {
    const columns = Object.fromEntries(Object.entries(REVIEW_OUTCOMES).map(([code, outcome]) => [code, outcome.column]));
    expect(columns).toEqual({
      upheld: 'upheld',
      claimDismissed: 'upheld',
      annulled: 'corrected',
      changed: 'corrected',
      declaredUnlawful: 'corrected',
      declaredVoid: 'corrected',
      orderedToPerform: 'corrected',
      applicationDismissed: 'other',
      mediated: 'other',
      terminated: 'other',
      notAccepted: null,
    });
  });

  it('put every outcome of a suit into its column of part four', () => {
    const columns = Object.fromEntries(Object.entries(LITIGATION_OUTCOMES).map(([code, outcome]) => [code, outcome.column]));
    expect(columns).toEqual({
      claimDismissed: 'upheld',
      appealDismissed: null,
      annulled: 'corrected',
      orderedToPerform: 'corrected',
      declaredUnlawful: 'corrected',
      declaredVoid: 'corrected',
      disclosureForbidden: 'corrected',
      suitDismissed: 'other',
      withdrawn: 'other',
      notRegistered: null,
    });
  });

  it.each(['toString', '__proto__', 'noSuchOutcome', ''])("know no outcome '%s'", (code) => {
    expect(findReviewOutcome(code)).toBeUndefined();
    expect(findLitigationOutcome(code)).toBeUndefined();
  });
});

describe('the outcome that stands', () => {
  it.each([
    { judgments: [], stands: null },
    { judgments: ['annulled'], stands: 'annulled' },
    { judgments: ['annulled', 'appealDismissed'], stands: 'annulled' },
    { judgments: ['annulled', 'claimDismissed', 'appealDismissed'], stands: 'claimDismissed' },
    { judgments: ['annulled', null], stands: null },
    { judgments: [null, 'appealDismissed'], stands: null },
  ])('after $judgments is $stands', ({ judgments, stands }) => {
    expect(standingOutcome(judgments)).toBe(stands);
  });
});
