import type { Bilingual } from '../../law/errors.ts';
import { parseXml, type XmlElement } from '../pdf/xml.ts';
import { MAIN_PART, partText } from './docx-zip.ts';

/** Where a paragraph of a template stands, as people count. */
export interface TemplatePlace {
  readonly part: 'body' | 'header' | 'footer';
  /** From 1, among the paragraphs outside tables; null in a table. */
  readonly paragraph: number | null;
  /** From 1 each. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
}

export interface TemplateParagraph {
  readonly place: TemplatePlace;
  /** Its runs joined. */
  readonly text: string;
  /** Names of what stands in it besides text and layout. */
  readonly elements: readonly XmlElement[];
}

const PART_NAMES = /^word\/(document|header\d*|footer\d*)\.xml$/;
const AROUND = 24;

/** The paragraphs of each part that templates are filled in, in the order of the parts. @throws {BrokenDocxError} */
export function templateParagraphs(parts: ReadonlyMap<string, Uint8Array>): readonly (readonly TemplateParagraph[])[] {
  const names = [...parts.keys()].filter((name) => PART_NAMES.test(name)).sort((a, b) => Number(b === MAIN_PART) - Number(a === MAIN_PART));
  return names.map((name) => {
    const part = name === MAIN_PART ? 'body' : name.startsWith('word/header') ? 'header' : 'footer';
    const walk: Walk = { part, paragraphs: [], outside: 0, tables: 0, cell: null };
    visit(parseXml(partText(parts, name) ?? '', name), walk);
    return walk.paragraphs;
  });
}

interface Walk {
  readonly part: TemplatePlace['part'];
  readonly paragraphs: TemplateParagraph[];
  outside: number;
  tables: number;
  cell: TemplatePlace['cell'];
}

function visit(element: XmlElement, walk: Walk): void {
  if (element.name === 'mc:Fallback') return; // the same text once more, for older programs
  if (element.name === 'w:p') addParagraph(element, walk);
  else if (element.name === 'w:tbl' && walk.cell === null) visitTable(element, walk);
  else for (const child of element.children) visit(child, walk);
}

function visitTable(table: XmlElement, walk: Walk): void {
  walk.tables += 1;
  const rows = table.children.filter(({ name }) => name === 'w:tr');
  for (const [row, { children }] of rows.entries()) {
    for (const [column, cell] of children.filter(({ name }) => name === 'w:tc').entries()) {
      walk.cell = { table: walk.tables, row: row + 1, column: column + 1 };
      visit(cell, walk);
    }
  }
  walk.cell = null;
}

function addParagraph(paragraph: XmlElement, walk: Walk): void {
  if (walk.cell === null) walk.outside += 1;
  const found: Content = { text: '', elements: [], inner: [] };
  collect(paragraph, found);
  const place = { part: walk.part, paragraph: walk.cell === null ? walk.outside : null, cell: walk.cell };
  walk.paragraphs.push({ place, text: found.text, elements: found.elements });
  for (const inner of found.inner) visit(inner, walk);
}

interface Content {
  text: string;
  readonly elements: XmlElement[];
  readonly inner: XmlElement[];
}

/** Text boxes have paragraphs of their own inside a paragraph. */
function collect(element: XmlElement, found: Content): void {
  for (const child of element.children) {
    if (child.name === 'mc:Fallback') continue;
    found.elements.push(child);
    if (child.name === 'w:t') found.text += child.text;
    else if (child.name === 'w:txbxContent') found.inner.push(...child.children);
    else collect(child, found);
  }
}

const PARTS: Readonly<Record<TemplatePlace['part'], Bilingual>> = {
  body: { zh: '正文', en: 'text' },
  header: { zh: '页眉', en: 'header' },
  footer: { zh: '页脚', en: 'footer' },
};

/** Such as 正文第3段（“……”）. `at` is where in the text, in characters. */
export function placeWords({ place, text }: Pick<TemplateParagraph, 'place' | 'text'>, at = 0): Bilingual {
  const { part, paragraph, cell } = place;
  const around = aroundOf(text, at);
  const names = PARTS[part];
  const zh = cell === null ? `第${paragraph}段` : `第${cell.table}个表格第${cell.row}行第${cell.column}列`;
  const en = cell === null ? `paragraph ${paragraph}` : `table ${cell.table}, row ${cell.row}, column ${cell.column}`;
  return {
    zh: `${names.zh}${zh}${around === '' ? '' : `（“${around}”）`}`,
    en: `${names.en}, ${en}${around === '' ? '' : ` (“${around}”)`}`,
  };
}

function aroundOf(text: string, at: number): string {
  const from = Math.max(0, at - AROUND / 2);
  const to = from + AROUND * 2;
  const part = text.slice(from, to).trim();
  return `${from > 0 && part !== '' ? '…' : ''}${part}${to < text.length ? '…' : ''}`;
}
