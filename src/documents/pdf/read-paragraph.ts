import type { FieldName, Inline, Paragraph } from './model.ts';
import { type RunProps, readParagraphProps, readRunProps } from './properties.ts';
import { type ReadContext, unsupported, unsupportedElement, wordsOf } from './read-context.ts';
import { readDrawing } from './read-picture.ts';
import { mergeParagraph, PLAIN_RUN, type RunStyle, type StyleProps } from './styles.ts';
import { symbolOf } from './symbols.ts';
import { childOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** What a run inherits in its paragraph. */
interface RunBase {
  readonly context: ReadContext;
  readonly run: RunProps;
  readonly inlines: Inline[];
}

/** @throws {UnsupportedDocxError} for what would otherwise be dropped. */
export function readParagraph(element: XmlElement, outer: ReadContext): Paragraph {
  const context = { ...outer, paragraph: wordsOf(element).slice(0, 20) };
  const pPr = childOf(element, 'w:pPr');
  refuseProperties(pPr, context);
  const styleId = valOf(pPr, 'w:pStyle') ?? '';
  const style = context.styles.find('paragraph', styleId);
  const own = readParagraphProps(pPr);
  const base = { ...context.base.run, ...style.run };
  const inlines: Inline[] = [];
  const numbered = context.numbering.label(
    own.numbering ?? style.paragraph.numbering,
    styleOf({ ...base, ...readRunProps(childOf(pPr, 'w:rPr')) }),
    context,
  );
  inlines.push(...numbered.inlines);
  readChildren(element, { context, run: base, inlines });
  return {
    kind: 'paragraph',
    styleId,
    props: mergeParagraph(mergeParagraph(mergeParagraph(context.base.paragraph, style.paragraph), numbered.paragraph), own),
    mark: styleOf({ ...base, ...readRunProps(childOf(pPr, 'w:rPr')) }),
    inlines,
  };
}

function refuseProperties(pPr: XmlElement | undefined, context: ReadContext): void {
  const frame = childOf(pPr, 'w:framePr');
  if (frame !== undefined) throw unsupportedElement(context, frame);
  const deleted = childOf(childOf(pPr, 'w:rPr'), 'w:del');
  if (deleted !== undefined) throw unsupportedElement(context, deleted);
  if (toggleOf(pPr, 'w:bidi') === true)
    throw unsupported(context, 'w:bidi', { zh: '从右到左的段落', en: 'a paragraph from right to left' });
}

function styleOf(run: RunProps): RunStyle {
  return { ...PLAIN_RUN, ...run };
}

/** Elements whose content stands in the line as if they were not there. */
const TRANSPARENT = ['w:hyperlink', 'w:smartTag', 'w:sdtContent', 'w:ins', 'w:moveTo', 'w:customXml', 'w:dir', 'w:bdo'];

/** Marks without a look of their own. */
const INVISIBLE = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:lastRenderedPageBreak',
  'w:softHyphen',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:annotationRef',
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:fldData',
]);

function readChildren(element: XmlElement, base: RunBase): void {
  for (const one of element.children) {
    if (one.name === 'w:r') readRun(one, base);
    else if (one.name === 'w:sdt') readChildren(one, base);
    else if (one.name === 'w:fldSimple') readSimpleField(one, base);
    else if (one.name === 'mc:AlternateContent') readChildren(childOf(one, 'mc:Choice') ?? one, base);
    else if (TRANSPARENT.includes(one.name)) readChildren(one, base);
    else if (!INVISIBLE.has(one.name)) throw unsupportedElement(base.context, one);
  }
}

function readRun(run: XmlElement, base: RunBase): void {
  const rPr = childOf(run, 'w:rPr');
  const character: StyleProps | undefined =
    valOf(rPr, 'w:rStyle') === undefined ? undefined : base.context.styles.find('character', valOf(rPr, 'w:rStyle'));
  const style = styleOf({ ...base.run, ...character?.run, ...readRunProps(rPr) });
  if (style.hidden) return;
  readRunContent(run, style, base);
}

function readRunContent(run: XmlElement, style: RunStyle, base: RunBase): void {
  for (const one of run.children) {
    if (one.name === 'mc:AlternateContent') readRunContent(childOf(one, 'mc:Choice') ?? one, style, base);
    else if (one.name === 'w:fldChar') readFieldMark(one, style, base);
    else if (one.name === 'w:instrText') appendInstruction(one.text, base.context);
    else if (!isInvisible(base.context)) readVisible(one, style, base);
  }
}

function readVisible(one: XmlElement, style: RunStyle, base: RunBase): void {
  const inline = inlineOf(one, style, base.context);
  if (one.name === 'w:t') base.inlines.push(...textInlines(one, style));
  else if (inline !== undefined) base.inlines.push(inline);
  else if (!INVISIBLE.has(one.name)) throw unsupportedElement(base.context, one);
}

function inlineOf(one: XmlElement, style: RunStyle, context: ReadContext): Inline | undefined {
  switch (one.name) {
    case 'w:tab':
      return { kind: 'tab', style };
    case 'w:br':
      return { kind: ['page', 'column'].includes(one.attributes['w:type'] ?? '') ? 'pageBreak' : 'lineBreak', style };
    case 'w:cr':
      return { kind: 'lineBreak', style };
    case 'w:noBreakHyphen':
      return { kind: 'text', text: '\u2011', style };
    case 'w:pgNum':
      return fieldInline('PAGE', style, context);
    case 'w:sym':
      return { kind: 'text', text: symbolOf(one, context), style };
    case 'w:drawing':
      return readDrawing(one, style, context);
    default:
      return undefined;
  }
}

/** Word trims what does not ask to be kept, takes line ends in the file for spaces and tabs for tabs. */
function textInlines(element: XmlElement, style: RunStyle): readonly Inline[] {
  const kept = element.attributes['xml:space'] === 'preserve' ? element.text : element.text.trim();
  const text = (style.caps ? kept.toUpperCase() : kept).replace(/[\r\n]+/g, ' ');
  return text.split('\t').flatMap((part, at): Inline[] => {
    const words: Inline[] = part === '' ? [] : [{ kind: 'text', text: part, style }];
    return at === 0 ? words : [{ kind: 'tab', style }, ...words];
  });
}

/** Inside an instruction, or inside the stored result of a page number, which is reckoned anew. */
function isInvisible(context: ReadContext): boolean {
  return context.fields.some((field) => !field.inResult || pageField(field.instruction) !== undefined);
}

function appendInstruction(text: string, context: ReadContext): void {
  const field = context.fields.at(-1);
  if (field !== undefined) field.instruction += text;
}

function readFieldMark(mark: XmlElement, style: RunStyle, base: RunBase): void {
  const { fields } = base.context;
  const type = mark.attributes['w:fldCharType'];
  const open = fields.at(-1);
  if (type === 'begin') fields.push({ instruction: '', inResult: false });
  if (type === 'separate' && open !== undefined) open.inResult = true;
  if (type !== 'end' || open === undefined) return;
  fields.pop();
  const field = pageField(open.instruction);
  if (field !== undefined && !isInvisible(base.context)) pushField(field, style, base);
}

function readSimpleField(element: XmlElement, base: RunBase): void {
  const field = pageField(element.attributes['w:instr'] ?? '');
  if (field === undefined) {
    readChildren(element, base);
    return;
  }
  const rPr = childOf(childOf(element, 'w:r'), 'w:rPr');
  pushField(field, styleOf({ ...base.run, ...readRunProps(rPr) }), base);
}

function pushField(field: FieldName, style: RunStyle, base: RunBase): void {
  base.inlines.push(fieldInline(field, style, base.context));
}

function fieldInline(field: FieldName, style: RunStyle, context: ReadContext): Inline {
  if (field !== 'NUMPAGES' && !context.pageFields) {
    throw unsupported(context, field, {
      zh: '正文中的页码（页码应放在页眉或页脚）',
      en: 'a page number in the text (it belongs into a header or footer)',
    });
  }
  return { kind: 'field', field, style };
}

/** Fields that are reckoned anew; of all others the stored result is set. */
function pageField(instruction: string): FieldName | undefined {
  const name = instruction.trim().split(/\s+/)[0]?.toUpperCase();
  return name === 'PAGE' || name === 'NUMPAGES' || name === 'SECTIONPAGES' ? name : undefined;
}
