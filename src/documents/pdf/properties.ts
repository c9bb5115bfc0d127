import { childOf, childrenOf, isOn, numberOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** Lengths are points unless their name says otherwise. What is undefined is inherited. */
export interface RunProps {
  readonly eastAsia?: string;
  readonly ascii?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** #rrggbb */
  readonly color?: string;
  /** none, single, double, thick … */
  readonly underline?: string;
  readonly strike?: boolean;
  /** Added after each character. */
  readonly spacing?: number;
  /** Width of glyphs, 1 = as designed. */
  readonly scale?: number;
  readonly raised?: 'baseline' | 'superscript' | 'subscript';
  /** Above the base line. */
  readonly position?: number;
  readonly hidden?: boolean;
  readonly caps?: boolean;
  /** Background, #rrggbb. */
  readonly shade?: string;
}

export interface Border {
  readonly style: string;
  readonly width: number;
  readonly color: string;
  /** Between the text and the line. */
  readonly space: number;
}

/** Null: explicitly none. */
export type Borders = Readonly<Partial<Record<'top' | 'left' | 'bottom' | 'right' | 'insideH' | 'insideV' | 'between', Border | null>>>;

export interface TabStop {
  readonly at: number;
  readonly align: string;
  readonly leader: string;
}

export interface ParagraphProps {
  readonly align?: string;
  readonly left?: number;
  readonly right?: number;
  /** Negative: hanging. */
  readonly first?: number;
  /** Hundredths of a character; zero says that the length in points counts. */
  readonly leftChars?: number;
  readonly rightChars?: number;
  readonly firstChars?: number;
  readonly before?: number;
  readonly after?: number;
  /** Hundredths of a line. */
  readonly beforeLines?: number;
  readonly afterLines?: number;
  /** Points for exact and atLeast, a factor for auto. */
  readonly line?: number;
  readonly lineRule?: 'auto' | 'exact' | 'atLeast';
  readonly borders?: Borders;
  readonly shade?: string;
  readonly pageBreakBefore?: boolean;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
  readonly widowControl?: boolean;
  readonly contextualSpacing?: boolean;
  readonly snapToGrid?: boolean;
  /** Marks of punctuation may stand beyond the right edge. */
  readonly overflowPunct?: boolean;
  /** A little space between Chinese and Latin letters, between Chinese and digits. */
  readonly autoSpaceDE?: boolean;
  readonly autoSpaceDN?: boolean;
  readonly tabs?: readonly TabStop[];
  readonly numbering?: { readonly id: string; readonly level: number };
}

type Draft<T> = { -readonly [K in keyof T]: T[K] | undefined };

/** Without the keys that are undefined, so that spreading inherits them. */
function known<T>(draft: Draft<T>): T {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) as T;
}

function twips(element: XmlElement | undefined, attribute: string): number | undefined {
  const value = numberOf(element, attribute);
  return value === undefined ? undefined : value / 20;
}

/** #rrggbb; `auto` is black for text and none for a background. */
export function colorOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return /^[0-9a-f]{6}$/i.test(text) ? `#${text.toLowerCase()}` : '#000000';
}

function shadeOf(properties: XmlElement | undefined): string | undefined {
  const fill = childOf(properties, 'w:shd')?.attributes['w:fill'];
  return fill === undefined || fill === 'auto' ? undefined : colorOf(fill);
}

export function readRunProps(rPr: XmlElement | undefined): RunProps {
  if (rPr === undefined) return {};
  const fonts = childOf(rPr, 'w:rFonts')?.attributes;
  const halfPoints = numberOf(childOf(rPr, 'w:sz'), 'w:val');
  const scale = numberOf(childOf(rPr, 'w:w'), 'w:val');
  return known<RunProps>({
    eastAsia: fonts?.['w:eastAsia'],
    ascii: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
    size: halfPoints === undefined ? undefined : Math.min(Math.max(halfPoints, 2), 3276) / 2,
    bold: toggleOf(rPr, 'w:b'),
    italic: toggleOf(rPr, 'w:i'),
    color: colorOf(valOf(rPr, 'w:color')),
    underline: valOf(rPr, 'w:u'),
    strike: toggleOf(rPr, 'w:strike') ?? toggleOf(rPr, 'w:dstrike'),
    spacing: twips(childOf(rPr, 'w:spacing'), 'w:val'),
    scale: scale === undefined ? undefined : Math.min(Math.max(scale, 1), 600) / 100,
    raised: valOf(rPr, 'w:vertAlign') as RunProps['raised'] | undefined,
    position: halfOf(numberOf(childOf(rPr, 'w:position'), 'w:val')),
    hidden: toggleOf(rPr, 'w:vanish'),
    caps: toggleOf(rPr, 'w:caps'),
    shade: shadeOf(rPr),
  });
}

function halfOf(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value / 2;
}

export function readParagraphProps(pPr: XmlElement | undefined): ParagraphProps {
  if (pPr === undefined) return {};
  return known<ParagraphProps>({
    ...readIndent(childOf(pPr, 'w:ind')),
    ...readSpacing(childOf(pPr, 'w:spacing')),
    align: valOf(pPr, 'w:jc'),
    borders: childOf(pPr, 'w:pBdr') === undefined ? undefined : readBorders(childOf(pPr, 'w:pBdr')),
    shade: shadeOf(pPr),
    pageBreakBefore: toggleOf(pPr, 'w:pageBreakBefore'),
    keepNext: toggleOf(pPr, 'w:keepNext'),
    keepLines: toggleOf(pPr, 'w:keepLines'),
    widowControl: toggleOf(pPr, 'w:widowControl'),
    contextualSpacing: toggleOf(pPr, 'w:contextualSpacing'),
    snapToGrid: toggleOf(pPr, 'w:snapToGrid'),
    overflowPunct: toggleOf(pPr, 'w:overflowPunct'),
    autoSpaceDE: toggleOf(pPr, 'w:autoSpaceDE'),
    autoSpaceDN: toggleOf(pPr, 'w:autoSpaceDN'),
    tabs: readTabs(childOf(pPr, 'w:tabs')),
    numbering: readNumbering(childOf(pPr, 'w:numPr')),
  });
}

function readIndent(ind: XmlElement | undefined): Draft<ParagraphProps> {
  const hanging = twips(ind, 'w:hanging');
  const hangingChars = numberOf(ind, 'w:hangingChars');
  return {
    left: twips(ind, 'w:left') ?? twips(ind, 'w:start'),
    right: twips(ind, 'w:right') ?? twips(ind, 'w:end'),
    first: hanging === undefined ? twips(ind, 'w:firstLine') : -hanging,
    leftChars: numberOf(ind, 'w:leftChars') ?? numberOf(ind, 'w:startChars'),
    rightChars: numberOf(ind, 'w:rightChars') ?? numberOf(ind, 'w:endChars'),
    firstChars: hangingChars === undefined || hangingChars === 0 ? numberOf(ind, 'w:firstLineChars') : -hangingChars,
  };
}

function readSpacing(spacing: XmlElement | undefined): Draft<ParagraphProps> {
  const line = numberOf(spacing, 'w:line');
  const rule = spacing?.attributes['w:lineRule'];
  const lineRule = rule === 'exact' || rule === 'atLeast' ? rule : 'auto';
  const auto = (side: string) => isOn(spacing?.attributes[`w:${side}Autospacing`] ?? '0');
  return {
    // What Word takes for HTML's own spacing.
    before: auto('before') ? 14 : twips(spacing, 'w:before'),
    after: auto('after') ? 14 : twips(spacing, 'w:after'),
    beforeLines: numberOf(spacing, 'w:beforeLines'),
    afterLines: numberOf(spacing, 'w:afterLines'),
    line: line === undefined ? undefined : Math.abs(line) / (lineRule === 'auto' ? 240 : 20),
    lineRule: line === undefined ? undefined : lineRule,
  };
}

function readNumbering(numPr: XmlElement | undefined): ParagraphProps['numbering'] {
  const id = valOf(numPr, 'w:numId');
  return id === undefined ? undefined : { id, level: numberOf(childOf(numPr, 'w:ilvl'), 'w:val') ?? 0 };
}

function readTabs(tabs: XmlElement | undefined): readonly TabStop[] | undefined {
  if (tabs === undefined) return undefined;
  return childrenOf(tabs, 'w:tab').map((tab) => ({
    at: twips(tab, 'w:pos') ?? 0,
    align: tab.attributes['w:val'] ?? 'left',
    leader: tab.attributes['w:leader'] ?? 'none',
  }));
}

const SIDES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV', 'between'] as const;

/** Of w:pBdr, w:tblBorders and w:tcBorders. */
export function readBorders(element: XmlElement | undefined): Borders {
  const borders: Partial<Record<(typeof SIDES)[number], Border | null>> = {};
  for (const side of SIDES) {
    const found = childOf(element, `w:${side}`) ?? childOf(element, side === 'left' ? 'w:start' : side === 'right' ? 'w:end' : '');
    if (found !== undefined) borders[side] = readBorder(found);
  }
  return borders;
}

function readBorder(element: XmlElement): Border | null {
  const style = element.attributes['w:val'] ?? 'none';
  if (style === 'none' || style === 'nil') return null;
  return {
    style,
    width: Math.min((numberOf(element, 'w:sz') ?? 4) / 8, 31),
    color: colorOf(element.attributes['w:color']) ?? '#000000',
    space: numberOf(element, 'w:space') ?? 0,
  };
}
