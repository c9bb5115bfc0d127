import { describe, expect, it } from 'vitest';
import { DECISION_CODES, isReplyCode, type ReplyCode } from '../../src/law/decision-codes.ts';
import { decisionCodeFor, inOrderOfPrecedence } from '../../src/law/precedence.ts';

const REPLY_CODES: ReplyCode[] = DECISION_CODES.filter(isReplyCode);

const rows: { candidates: ReplyCode[]; code: ReplyCode; because: string }[] = [
  { candidates: ['D8', 'N5', 'N4', 'N2', 'N3', 'N1'], code: 'N1', because: 'a petition is no application at all' },
  { candidates: ['N2', 'N3'], code: 'N3', because: 'a published work goes before repetition' },
  { candidates: ['N4', 'N2'], code: 'N2', because: 'repetition goes before excess' },
  { candidates: ['D8', 'N5'], code: 'N5', because: 'a register search comes last of what is not handled' },
  { candidates: ['D1', 'D8'], code: 'D8', because: 'what is not handled is not refused either' },
  { candidates: ['U2', 'U1a', 'U1b', 'U3'], code: 'U3', because: 'what cannot be identified cannot be searched' },
  { candidates: ['U1a', 'U1b'], code: 'U1b', because: 'another organ is responsible' },
  { candidates: ['U2', 'U1a'], code: 'U1a', because: 'it does not exist' },
  { candidates: ['U1a', 'N2'], code: 'N2', because: 'not handled goes before not held' },
  { candidates: ['D1', 'U1a'], code: 'U1a', because: 'nothing to decide on goes before refusals' },
  { candidates: ['G2', 'D5'], code: 'P1', because: 'something is disclosed and something withheld' },
  { candidates: ['G1', 'D1', 'U1a'], code: 'P1', because: 'severed answers count only as such, whatever the grounds' },
  { candidates: ['P1', 'D1'], code: 'P1', because: 'a part is disclosed' },
  { candidates: ['D5', 'D6', 'D7', 'D4', 'D3', 'D2', 'D1'], code: 'D1', because: 'state secrets go first' },
  { candidates: ['D5', 'D6', 'D7'], code: 'D7', because: 'enforcement files go before process and internal matters' },
  { candidates: ['D5', 'D6'], code: 'D6', because: 'process goes before internal matters' },
  { candidates: ['G1', 'G2'], code: 'G2', because: 'not every item was public already' },
  { candidates: ['G1', 'G1'], code: 'G1', because: 'every item was public already' },
];

describe('precedence', () => {
  it.each(rows)('makes $code of $candidates: $because', ({ candidates, code }) => {
    expect(decisionCodeFor(candidates)).toBe(code);
    expect(decisionCodeFor(candidates.toReversed())).toBe(code);
  });

  it('leaves a single candidate as it is', () => {
    for (const code of REPLY_CODES) expect(decisionCodeFor([code])).toBe(code);
  });

  it('finds no code without candidates', () => {
    expect(decisionCodeFor([])).toBeUndefined();
  });

  it('orders every reply code exactly once', () => {
    expect(inOrderOfPrecedence(REPLY_CODES).toSorted()).toEqual(REPLY_CODES.toSorted());
    expect(inOrderOfPrecedence(['D5', 'D1', 'D5'])).toEqual(['D1', 'D5']);
  });
});
