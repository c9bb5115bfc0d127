/** Where a text stops being JSON. Line and column count from 1. */
export interface JsonPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const BLANK = /[\t\n\r ]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/** The first place at which a text that is no JSON goes wrong; its end when it breaks off. Without recursion, in one pass. */
export function findJsonFault(text: string): JsonPosition {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(BLANK);
    const next = nextExpected(expected, { open, character: text[at], take, step: () => (at += 1) });
    if (next === undefined) return positionAt(text, at);
    expected = next;
  }
}

interface Place {
  readonly open: ('{' | '[')[];
  readonly character: string | undefined;
  readonly take: (pattern: RegExp) => boolean;
  readonly step: () => void;
}

/** Undefined where the text is wrong or at its end. */
function nextExpected(expected: Expected, place: Place): Expected | undefined {
  const { open, character, take, step } = place;
  const after = (): Expected => (open.length === 0 ? 'nothing' : 'commaOrEnd');
  if (character === undefined || expected === 'nothing') return undefined;
  if (expected === 'colon') {
    if (character !== ':') return undefined;
    step();
    return 'value';
  }
  if (expected === 'commaOrEnd' || ((expected === 'keyOrEnd' || expected === 'valueOrEnd') && (character === '}' || character === ']')))
    return separator(expected, place, after);
  if (expected === 'key' || expected === 'keyOrEnd') return take(STRING) ? 'colon' : undefined;
  if (character === '{' || character === '[') {
    open.push(character);
    step();
    return character === '{' ? 'keyOrEnd' : 'valueOrEnd';
  }
  return take(STRING) || take(PLAIN) ? after() : undefined;
}

function separator(expected: Expected, { open, character, step }: Place, after: () => Expected): Expected | undefined {
  const inside = open.at(-1);
  if (character === ',' && expected === 'commaOrEnd') {
    step();
    return inside === '{' ? 'key' : 'value';
  }
  if (character !== (inside === '{' ? '}' : ']')) return undefined;
  open.pop();
  step();
  return after();
}

function positionAt(text: string, offset: number): JsonPosition {
  const lines = text.slice(0, offset).split('\n');
  return { offset, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
