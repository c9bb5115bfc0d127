import { BrokenDocxError } from './docx-errors.ts';
import type { DocxPackage } from './docx-package.ts';
import type { Block, DocxDocument, HeaderKind, PageGeometry, Section } from './model.ts';
import { readNumbering } from './numbering.ts';
import { type ReadContext, unsupported, unsupportedElement, wordsOf } from './read-context.ts';
import { readParagraph } from './read-paragraph.ts';
import { readTable } from './read-table.ts';
import { readStyles } from './styles.ts';
import { childOf, childrenOf, numberOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** @throws {UnsupportedDocxError} for what the setting would drop. @throws {BrokenDocxError} */
export function readDocument(docx: DocxPackage): DocxDocument {
  const part = docx.related('', '/officeDocument') ?? 'word/document.xml';
  const related = (type: string) => docx.findXml(docx.related(part, type) ?? '');
  const styles = readStyles(related('/styles'));
  const context: ReadContext = {
    docx,
    part,
    styles,
    numbering: readNumbering(related('/numbering')),
    fields: [],
    pageFields: false,
    base: { paragraph: styles.defaults.paragraph, run: styles.defaults.run },
    paragraph: '',
  };
  const settings = related('/settings');
  const body = childOf(docx.xml(part), 'w:body');
  if (body !== undefined) checkLength(body);
  return {
    sections: body === undefined ? [] : readSections(body, context),
    evenAndOddHeaders: toggleOf(settings, 'w:evenAndOddHeaders') ?? false,
    compatibility: compatibilityOf(settings),
    defaultTab: Math.max((numberOf(childOf(settings, 'w:defaultTabStop'), 'w:val') ?? 720) / 20, 4),
  };
}

/** Some thousand pages: who asks for more wants to keep the program busy. */
const MAX_CHARACTERS = 1_000_000;
const MAX_ELEMENTS = 1_000_000;

function checkLength(body: XmlElement): void {
  if (wordsOf(body).length <= MAX_CHARACTERS && countElements(body) <= MAX_ELEMENTS) return;
  throw new BrokenDocxError({ zh: '文档过长', en: 'it is too long' });
}

function countElements(element: XmlElement): number {
  return element.children.reduce((sum, one) => sum + countElements(one), 1);
}

function compatibilityOf(settings: XmlElement | undefined): number {
  const mode = childrenOf(childOf(settings, 'w:compat'), 'w:compatSetting').find((one) => one.attributes['w:name'] === 'compatibilityMode');
  return numberOf(mode, 'w:val') ?? 12;
}

const AROUND = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'];
const BESIDE = new Set([
  'w:sectPr',
  'w:tcPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
]);

function readBlocks(element: XmlElement, context: ReadContext): readonly Block[] {
  return blockElements(element, context).map((one) => readBlock(one, context));
}

function readBlock(element: XmlElement, context: ReadContext): Block {
  return element.name === 'w:p' ? readParagraph(element, context) : readTable(element, context, readBlocks);
}

function blockElements(element: XmlElement, context: ReadContext): readonly XmlElement[] {
  return element.children.flatMap((one) => {
    if (one.name === 'w:p' || one.name === 'w:tbl') return [one];
    if (AROUND.includes(one.name)) return blockElements(one, context);
    if (BESIDE.has(one.name)) return [];
    throw unsupportedElement(context, one);
  });
}

function readSections(body: XmlElement, context: ReadContext): readonly Section[] {
  const sections: Section[] = [];
  let blocks: Block[] = [];
  const end = (sectPr: XmlElement | undefined) => {
    sections.push(readSection(sectPr, { blocks, before: sections.at(-1), context }));
    blocks = [];
  };
  for (const element of blockElements(body, context)) {
    blocks.push(readBlock(element, context));
    const sectPr = childOf(childOf(element, 'w:pPr'), 'w:sectPr');
    if (sectPr !== undefined) end(sectPr);
  }
  end(childOf(body, 'w:sectPr'));
  return sections;
}

interface SectionContext {
  readonly blocks: readonly Block[];
  /** Headers and footers that a section does not have are those of the section before. */
  readonly before: Section | undefined;
  readonly context: ReadContext;
}

function readSection(sectPr: XmlElement | undefined, { blocks, before, context }: SectionContext): Section {
  if ((numberOf(childOf(sectPr, 'w:cols'), 'w:num') ?? 1) > 1) throw unsupported(context, 'w:cols', { zh: '分栏', en: 'columns' });
  const direction = valOf(sectPr, 'w:textDirection');
  if (direction !== undefined && direction !== 'lrTb')
    throw unsupported(context, 'w:textDirection', { zh: '竖排文字', en: 'vertical text' });
  const border = childOf(sectPr, 'w:pgBorders');
  if (border !== undefined) throw unsupportedElement(context, border);
  const numberType = childOf(sectPr, 'w:pgNumType');
  const start = valOf(sectPr, 'w:type');
  return {
    blocks,
    start: start === 'continuous' || start === 'evenPage' || start === 'oddPage' ? start : 'nextPage',
    page: readGeometry(sectPr),
    titlePage: toggleOf(sectPr, 'w:titlePg') ?? false,
    pageNumber: { start: numberOf(numberType, 'w:start') ?? null, format: numberType?.attributes['w:fmt'] ?? 'decimal' },
    headers: { ...before?.headers, ...readHeaders(sectPr, 'w:headerReference', context) },
    footers: { ...before?.footers, ...readHeaders(sectPr, 'w:footerReference', context) },
  };
}

function readHeaders(sectPr: XmlElement | undefined, name: string, context: ReadContext): Partial<Record<HeaderKind, readonly Block[]>> {
  const headers: Partial<Record<HeaderKind, readonly Block[]>> = {};
  for (const reference of childrenOf(sectPr, name)) {
    const part = context.docx.target(context.part, reference.attributes['r:id'] ?? '');
    const type = reference.attributes['w:type'];
    const kind = type === 'first' || type === 'even' ? type : 'default';
    if (part !== undefined) headers[kind] = readBlocks(context.docx.xml(part), { ...context, part, fields: [], pageFields: true });
  }
  return headers;
}

/** Word's own page where a document does not say: Letter with an inch around. */
function readGeometry(sectPr: XmlElement | undefined): PageGeometry {
  const size = childOf(sectPr, 'w:pgSz');
  const margins = childOf(sectPr, 'w:pgMar');
  const grid = childOf(sectPr, 'w:docGrid');
  const type = grid?.attributes['w:type'];
  const points = (element: XmlElement | undefined, attribute: string, otherwise: number) =>
    (numberOf(element, attribute) ?? otherwise) / 20;
  const onGrid = type === 'lines' || type === 'linesAndChars' || type === 'snapToChars';
  return {
    width: points(size, 'w:w', 12_240),
    height: points(size, 'w:h', 15_840),
    top: Math.abs(points(margins, 'w:top', 1_440)),
    right: points(margins, 'w:right', 1_440),
    bottom: Math.abs(points(margins, 'w:bottom', 1_440)),
    left: points(margins, 'w:left', 1_440) + points(margins, 'w:gutter', 0),
    header: points(margins, 'w:header', 720),
    footer: points(margins, 'w:footer', 720),
    grid: {
      lines: onGrid ? points(grid, 'w:linePitch', 360) : null,
      charSpace: type === 'linesAndChars' || type === 'snapToChars' ? (numberOf(grid, 'w:charSpace') ?? 0) / 4096 : 0,
    },
  };
}
