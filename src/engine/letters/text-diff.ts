export type DiffKind = 'same' | 'added' | 'removed';

export interface DiffPart {
  readonly kind: DiffKind;
  readonly text: string;
}

/** A paragraph that stayed, came, went, or was changed within. */
export interface DiffParagraph {
  readonly kind: DiffKind | 'changed';
  readonly parts: readonly DiffPart[];
}

/** Cells of the table that compares two texts; longer ones are shown as replaced. */
const MAX_CELLS = 4_000_000;
/** Paragraphs that share less are different paragraphs, not one that was changed. */
const MIN_SHARED = 0.35;

/** What became of a text, paragraph by paragraph, within a changed paragraph character by character. */
export function diffParagraphs(before: readonly string[], after: readonly string[]): readonly DiffParagraph[] {
  const found: DiffParagraph[] = [];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = (): void => {
    found.push(...replaced(gone, come));
    [gone, come] = [[], []];
  };
  for (const { kind, text } of diffTokens(before, after)) {
    if (kind === 'removed') gone.push(text);
    else if (kind === 'added') come.push(text);
    else {
      flush();
      found.push({ kind, parts: [{ kind, text }] });
    }
  }
  flush();
  return found;
}

export function isChanged(diff: readonly DiffParagraph[]): boolean {
  return diff.some(({ kind }) => kind !== 'same');
}

/** Neighbours that went and came are held against each other in their order. */
function replaced(gone: readonly string[], come: readonly string[]): readonly DiffParagraph[] {
  const found: DiffParagraph[] = [];
  for (let i = 0; i < Math.max(gone.length, come.length); i += 1) {
    const [was, is] = [gone[i], come[i]];
    if (was !== undefined && is !== undefined) found.push(...changed(was, is));
    else if (was !== undefined) found.push(whole('removed', was));
    else if (is !== undefined) found.push(whole('added', is));
  }
  return found;
}

function changed(was: string, is: string): readonly DiffParagraph[] {
  const parts = joined(diffTokens(tokensOf(was), tokensOf(is)));
  const shared = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  if (shared < MIN_SHARED * Math.min(was.length, is.length)) return [whole('removed', was), whole('added', is)];
  return [{ kind: 'changed', parts }];
}

function whole(kind: 'added' | 'removed', text: string): DiffParagraph {
  return { kind, parts: [{ kind, text }] };
}

/** Chinese by characters, numbers and Latin words as a whole. */
function tokensOf(text: string): readonly string[] {
  return text.match(/[\p{Script=Latin}\p{Nd}]+|./gsu) ?? [];
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const found: DiffPart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last?.kind === part.kind) found[found.length - 1] = { kind: part.kind, text: last.text + part.text };
    else found.push(part);
  }
  return found;
}

/** By the longest common subsequence; what both begin and end with needs no table. */
function diffTokens(before: readonly string[], after: readonly string[]): readonly DiffPart[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const as = (kind: DiffKind, tokens: readonly string[]): DiffPart[] => tokens.map((text) => ({ kind, text }));
  const [a, b] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return [...as('same', before.slice(0, start)), ...diffMiddle(a, b), ...as('same', before.slice(before.length - end))];
}

function diffMiddle(a: readonly string[], b: readonly string[]): readonly DiffPart[] {
  const gone = a.map((text): DiffPart => ({ kind: 'removed', text }));
  const come = b.map((text): DiffPart => ({ kind: 'added', text }));
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return [...gone, ...come];
  const common = commonLengths(a, b);
  const width = b.length + 1;
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const text = a[i] ?? '';
    if (text === b[j]) {
      parts.push({ kind: 'same', text });
      i += 1;
      j += 1;
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      parts.push({ kind: 'removed', text });
      i += 1;
    } else {
      parts.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...parts, ...gone.slice(i), ...come.slice(j)];
}

/** At (i, j): how many tokens the rests of both have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = common[(i + 1) * width + j] ?? 0;
      const right = common[i * width + j + 1] ?? 0;
      common[i * width + j] = a[i] === b[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  return common;
}
