import { type Finding, finding } from './finding.ts';
import { commonFindings, numbersIn } from './inspect-office.ts';
import { attributeOf, contentsOf, isTrue, tagsOf, textOf } from './office-xml.ts';
import { readZipParts } from './zip-parts.ts';

const PARTS = /^(?:docProps\/\w+\.xml|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/;
const BODY = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const CHANGES = ['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'tblPrChange', 'cellIns', 'cellDel'] as const;

const PLACES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  document: { zh: '正文', en: 'body' },
  header: { zh: '页眉', en: 'header' },
  footer: { zh: '页脚', en: 'footer' },
  footnotes: { zh: '脚注', en: 'footnotes' },
  endnotes: { zh: '尾注', en: 'endnotes' },
};

/** Comments, tracked changes, hidden text, properties and numbers of people in a Word document. */
export async function inspectDocx(bytes: Uint8Array): Promise<readonly Finding[]> {
  const parts = await readZipParts(bytes, PARTS);
  const found: Finding[] = [];
  for (const [name, xml] of parts.texts) {
    if (/^word\/comments\w*\.xml$/.test(name)) found.push(...commentsIn(xml));
    if (!BODY.test(name)) continue;
    const where = PLACES[/word\/([a-z]+)/.exec(name)?.[1] ?? ''] ?? { zh: name, en: name };
    found.push(...changesIn(xml, where), ...hiddenIn(xml, where), ...numbersIn(xml, where));
  }
  return [...found, ...commonFindings(parts)];
}

function commentsIn(xml: string): readonly Finding[] {
  const comments = contentsOf(xml, 'comment');
  if (comments.length === 0) return [];
  return [finding('comment', { zh: '正文', en: 'body' }, textOf(comments[0] ?? ''), comments.length)];
}

function changesIn(xml: string, where: Finding['where']): readonly Finding[] {
  const count = CHANGES.reduce((sum, name) => sum + tagsOf(xml, name).filter((tag) => attributeOf(tag, 'author') !== undefined).length, 0);
  if (count === 0) return [];
  return [finding('trackedChange', where, textOf(xml, { text: 'delText' }).replaceAll('\n', ' '), count)];
}

/** Runs that Word hides, and white ones: on white paper nobody sees them. */
function hiddenIn(xml: string, where: Finding['where']): readonly Finding[] {
  const hidden = contentsOf(xml, 'r').filter((run) => isHidden(run) && textOf(run).trim() !== '');
  return hidden.length === 0 ? [] : [finding('hiddenText', where, hidden.map((run) => textOf(run)).join(''), hidden.length)];
}

function isHidden(run: string): boolean {
  const vanish = tagsOf(run, 'vanish').some((tag) => isTrue(attributeOf(tag, 'val') ?? '1'));
  const white = tagsOf(run, 'color').some((tag) => /^f{6}$/i.test(attributeOf(tag, 'val') ?? ''));
  const shaded = tagsOf(run, 'shd').length > 0 || tagsOf(run, 'highlight').length > 0;
  return vanish || (white && !shaded);
}
