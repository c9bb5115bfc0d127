import { GROUNDS, groundBasis, REDACTION_GROUNDS } from '../../law/redaction-grounds.ts';
import type { RegimeId } from '../../law/step-facts.ts';
import type { RedactionMark } from './redaction-mark.ts';

/** What the event that releases a copy takes. */
const MAX_LENGTH = 8000;
/** Runs of pages that are named one by one. */
const MAX_RUNS = 40;

type Marked = Pick<RedactionMark, 'page' | 'ground'>;

/**
 * What was covered and why, one line a page and ground, in the words of the letter; never the text itself. When there are too many, one line a
 * ground with its pages. Legal source: 2019 Regulation art. 37 (说明理由).
 */
export function withheldLines(marks: readonly Marked[], regime: RegimeId): readonly string[] {
  const byPage = linesBy(marks, { regime, keyOf: ({ page, ground }) => `${String(page).padStart(6, '0')} ${reasonOf(ground, regime)}` });
  if (byPage.join('\n').length <= MAX_LENGTH) return byPage;
  return linesBy(marks, { regime, keyOf: ({ ground }) => reasonOf(ground, regime) });
}

interface Grouping {
  readonly regime: RegimeId;
  readonly keyOf: (mark: Marked) => string;
}

function linesBy(marks: readonly Marked[], { regime, keyOf }: Grouping): readonly string[] {
  const groups = new Map<string, Marked[]>();
  for (const mark of [...marks].sort((a, b) => a.page - b.page || rankOf(a) - rankOf(b))) {
    const key = keyOf(mark);
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const what = [...new Set(group.map(({ ground }) => GROUNDS[ground].what.zh))].join('、');
    const { code } = GROUNDS[first.ground];
    return [`${pagesOf(group)}：${what}（${group.length}处，标示为${code}）——${reasonOf(first.ground, regime)}`];
  });
}

function rankOf({ ground }: Marked): number {
  return REDACTION_GROUNDS.indexOf(ground);
}

function reasonOf(ground: Marked['ground'], regime: RegimeId): string {
  return `依据${groundBasis(ground, regime)}，${GROUNDS[ground].because}`;
}

/** “第2页”, “第2、4—7页”. */
function pagesOf(marks: readonly Marked[]): string {
  const pages = [...new Set(marks.map(({ page }) => page + 1))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  const named = runs.slice(0, MAX_RUNS).map(([from, to]) => (from === to ? String(from) : `${from}—${to}`));
  return `第${named.join('、')}页${runs.length > MAX_RUNS ? `等${pages.length}页` : ''}`;
}
