import type { Bilingual } from '../../law/errors.ts';
import type { TemplateProblem } from './broken-template.ts';
import { type OpenPart, problemOfName } from './check-tag-names.ts';
import { placeWords, type TemplateParagraph } from './template-paragraphs.ts';

export interface TagCheck {
  readonly problems: readonly TemplateProblem[];
  /** Names that stand in the template, without marks. */
  readonly used: ReadonlySet<string>;
}

/** Looks at every placeholder of one part of the template (text, a header, a footer). */
export function checkTags(paragraphs: readonly TemplateParagraph[]): TagCheck {
  const work: Work = { found: [], used: new Set(), open: [] };
  for (const paragraph of paragraphs) {
    for (const token of tokensOf(paragraph.text)) {
      if (token.kind === 'tag') checkTag(token, { paragraph, work });
      else report(work, { token, paragraph, words: BRACES[token.kind] });
    }
  }
  for (const { raw, paragraph, at } of work.open) {
    report(work, { token: { raw, at }, paragraph, words: WORDS.noEnd });
  }
  // What has no end is known last and stands where it began.
  const order = (one: Found) => paragraphs.indexOf(one.paragraph) * MAX_TEXT + one.at;
  return { problems: work.found.sort((a, b) => order(a) - order(b)).map(({ problem }) => problem), used: work.used };
}

/** More than any paragraph has. */
const MAX_TEXT = 1_000_000;

interface Found {
  readonly problem: TemplateProblem;
  readonly paragraph: TemplateParagraph;
  readonly at: number;
}

interface Opened extends OpenPart {
  readonly raw: string;
  readonly at: number;
  readonly paragraph: TemplateParagraph;
}

interface Work {
  readonly found: Found[];
  readonly used: Set<string>;
  readonly open: Opened[];
}

interface Token {
  readonly kind: 'tag' | 'unclosed' | 'unopened' | 'doubled' | 'fullWidth';
  /** As it stands, with braces. */
  readonly raw: string;
  /** In the text of the paragraph. */
  readonly at: number;
}

/** Placeholders and what is left of broken ones. */
function tokensOf(text: string): readonly Token[] {
  // Doubled braces first, then whole placeholders, then single braces with what stands beside them.
  const pattern = /\{\{[^{}]*\}?\}?|\{[^{}]*\}\}|\{[^{}]*\}|\{[^{}]*|[^{}\s]{0,16}\}|｛\s*[#/^]?\w+\s*[｝}]/g;
  return [...text.matchAll(pattern)].map((match): Token => {
    const [raw] = match;
    const at = match.index;
    if (raw.startsWith('｛')) return { kind: 'fullWidth', raw, at };
    if (raw.startsWith('{{') || raw.endsWith('}}')) return { kind: 'doubled', raw, at };
    if (!raw.startsWith('{')) return { kind: 'unopened', raw, at };
    return { kind: raw.endsWith('}') ? 'tag' : 'unclosed', raw: raw.trimEnd(), at };
  });
}

interface Told {
  readonly token: Pick<Token, 'raw' | 'at'>;
  readonly paragraph: TemplateParagraph;
  readonly words: Words;
}

type Words = (raw: string) => Bilingual;

function report(work: Work, { token: { raw, at }, paragraph, words }: Told): void {
  const shown = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
  const place = placeWords(paragraph, at);
  const what = words(shown);
  const problem = { placeholder: shown, zh: `${place.zh}：${what.zh}`, en: `${place.en}: ${what.en}` };
  work.found.push({ problem, paragraph, at });
}

function checkTag({ raw, at }: Token, { paragraph, work }: { readonly paragraph: TemplateParagraph; readonly work: Work }): void {
  const inside = raw.slice(1, -1).trim();
  const mark = /^[#^/%@$=>-]/.exec(inside)?.[0] ?? '';
  const name = inside.slice(mark.length).trim();
  const tell = (words: Words) => report(work, { token: { raw, at }, paragraph, words });
  if (mark === '/') {
    closePart(name, { work, tell });
    return;
  }
  const problem = problemOfName({ mark, name, open: work.open, part: paragraph.place.part });
  if (problem !== undefined) tell(() => problem);
  work.used.add(name);
  if (mark === '#' || mark === '^') work.open.push({ name, raw, at, paragraph });
}

function closePart(name: string, { work, tell }: { readonly work: Work; tell(words: Words): void }): void {
  const last = work.open.at(-1);
  if (last !== undefined && (name === '' || last.name === name)) {
    work.open.pop();
    return;
  }
  const index = work.open.findLastIndex((part) => part.name === name);
  if (index === -1) {
    tell(WORDS.noStart);
    return;
  }
  // What was opened later has no end of its own.
  for (const { raw, at, paragraph } of work.open.splice(index).slice(1)) {
    report(work, { token: { raw, at }, paragraph, words: WORDS.noEnd });
  }
}

const BRACES: Readonly<Record<Exclude<Token['kind'], 'tag'>, Words>> = {
  unclosed: (raw) => ({ zh: `占位符 ${raw} 缺少右花括号 }`, en: `The placeholder ${raw} lacks its closing brace }` }),
  unopened: (raw) => ({ zh: `占位符 ${raw} 缺少左花括号 {`, en: `The placeholder ${raw} lacks its opening brace {` }),
  doubled: (raw) => ({
    zh: `占位符 ${raw} 的花括号重复了，每边只能有一个`,
    en: `The placeholder ${raw} has two braces on a side: one is enough`,
  }),
  fullWidth: (raw) => ({
    zh: `占位符 ${raw} 用了全角花括号，请改用半角的 { }`,
    en: `The placeholder ${raw} has full-width braces: use the plain ones { }`,
  }),
};

const WORDS = {
  noEnd: (raw: string): Bilingual => ({
    zh: `${raw} 开始的部分没有结束，请在后面补上 ${endOf(raw)}`,
    en: `The part that ${raw} starts has no end: add ${endOf(raw)} behind it`,
  }),
  noStart: (raw: string): Bilingual => ({
    zh: `${raw} 结束的部分没有开始，请在前面补上 ${raw.replace('/', '#')}，或者删去它`,
    en: `The part that ${raw} ends has no start: add ${raw.replace('/', '#')} before it or remove it`,
  }),
};

function endOf(raw: string): string {
  return `{/${raw
    .slice(1, -1)
    .trim()
    .replace(/^[#^]\s*/, '')}}`;
}
