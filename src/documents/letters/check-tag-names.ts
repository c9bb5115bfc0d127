import type { Bilingual } from '../../law/errors.ts';
import type { TemplatePlace } from './template-paragraphs.ts';
import { OUTER_PLACEHOLDERS, PLACEHOLDER_LIST, type Placeholder, placeholdersWithin } from './template-placeholders.ts';

/** A part `{#name}` that is open where a placeholder stands. */
export interface OpenPart {
  readonly name: string;
}

interface Named {
  /** `#`, `^`, `%` and such; empty for a plain placeholder. */
  readonly mark: string;
  readonly name: string;
  readonly open: readonly OpenPart[];
  readonly part: TemplatePlace['part'];
}

/** What is wrong with a placeholder's name, mark or place; undefined when nothing is. */
export function problemOfName(named: Named): Bilingual | undefined {
  const { mark, name, open } = named;
  const shown = `{${mark}${name}}`;
  if (name === '') return { zh: '花括号里没有名称', en: 'There is no name in the braces' };
  if (!['', '#', '^', '%'].includes(mark)) {
    return { zh: `占位符 ${shown} 以“${mark}”开头，不能使用`, en: `The placeholder ${shown} begins with “${mark}”, which is not allowed` };
  }
  const known = [...open]
    .reverse()
    .reduce<Placeholder | undefined>((found, { name: loop }) => found ?? placeholdersWithin(loop).get(name), undefined);
  const placeholder = known ?? OUTER_PLACEHOLDERS.get(name);
  return placeholder === undefined ? unknownName(shown, name) : misuse(placeholder, { ...named, shown });
}

function misuse({ kind, name }: Placeholder, { mark, shown, part }: Named & { readonly shown: string }): Bilingual | undefined {
  if (kind === 'picture') {
    if (mark === '#' || mark === '^') return { zh: `印章只能写成 {seal}`, en: 'The seal is written {seal}' };
    return part === 'body' ? undefined : { zh: `${shown} 只能放在正文里`, en: `${shown} stands in the text only` };
  }
  if (mark === '%')
    return { zh: `只有印章可以写成 {%seal}，${shown} 请去掉 %`, en: `Only the seal may be written {%seal}: remove the % from ${shown}` };
  if ((kind === 'loop' || kind === 'flag') && mark === '') {
    return { zh: `${shown} 应当成对使用：{#${name}}……{/${name}}`, en: `${shown} comes as a pair: {#${name}}…{/${name}}` };
  }
  return undefined;
}

function unknownName(shown: string, name: string): Bilingual {
  const inner = PLACEHOLDER_LIST.find((one) => one.name === name);
  if (inner?.within != null) {
    const pair = `{#${inner.within}} 和 {/${inner.within}}`;
    return { zh: `${shown} 只能放在 ${pair} 之间`, en: `${shown} stands only between {#${inner.within}} and {/${inner.within}}` };
  }
  const near = nearest(name);
  return {
    zh: `没有名为 ${shown} 的占位符${near === undefined ? '' : `，是不是 {${near}}？`}`,
    en: `There is no placeholder ${shown}${near === undefined ? '' : `: is {${near}} meant?`}`,
  };
}

const MAX_TYPOS = 2;
/** What is longer is a sentence in braces. */
const LONGEST_NAME = 40;

function nearest(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const ranked = [...new Set(PLACEHOLDER_LIST.map((one) => one.name))]
    .map((known) => ({ known, typos: distance(known.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.typos - b.typos);
  const [best] = ranked;
  return best !== undefined && best.typos <= Math.min(MAX_TYPOS, name.length - 1) ? best.known : undefined;
}

/** Levenshtein's: characters to add, drop or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
