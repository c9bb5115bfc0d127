import type { Inline } from './model.ts';
import { type ParagraphProps, readParagraphProps, readRunProps } from './properties.ts';
import { type ReadContext, unsupported } from './read-context.ts';
import type { RunStyle } from './styles.ts';
import { childOf, childrenOf, numberOf, toggleOf, valOf, type XmlElement } from './xml.ts';

/** Automatic numbers (自动编号) of one document: reading in order counts. */
export interface Numbering {
  /** What stands before the paragraph's text, and the indents of the level. */
  label(numbering: ParagraphProps['numbering'], style: RunStyle, context: ReadContext): NumberLabel;
}

export interface NumberLabel {
  readonly inlines: readonly Inline[];
  readonly paragraph: ParagraphProps;
}

const NONE: NumberLabel = { inlines: [], paragraph: {} };

/** Of numbering.xml, which may be missing. */
export function readNumbering(root: XmlElement | undefined): Numbering {
  const abstracts = new Map(childrenOf(root, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', one]));
  const nums = new Map(childrenOf(root, 'w:num').map((one) => [one.attributes['w:numId'] ?? '', one]));
  const counts = new Map<string, number[]>();
  return {
    label: (numbering, style, context) => {
      const num = nums.get(numbering?.id ?? '0');
      if (numbering === undefined || num === undefined) return NONE;
      const levels = levelsOf(num, abstracts);
      const level = levels.get(numbering.level);
      if (level === undefined) return NONE;
      const counted = count(counts, { id: valOf(num, 'w:abstractNumId') ?? '', at: numbering.level, levels });
      const text = (valOf(level, 'w:lvlText') ?? '').replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const legal = toggleOf(level, 'w:isLgl') === true;
        return formatNumber(counted[at] ?? 1, legal ? 'decimal' : valOf(levels.get(at), 'w:numFmt'), context);
      });
      return { inlines: labelInlines(text, level, style), paragraph: readParagraphProps(childOf(level, 'w:pPr')) };
    },
  };
}

function levelsOf(num: XmlElement, abstracts: ReadonlyMap<string, XmlElement>): Map<number, XmlElement> {
  const numberAt = (element: XmlElement) => numberOf(element, 'w:ilvl') ?? 0;
  const abstract = abstracts.get(valOf(num, 'w:abstractNumId') ?? '');
  const levels = new Map(childrenOf(abstract, 'w:lvl').map((level) => [numberAt(level), level]));
  for (const override of childrenOf(num, 'w:lvlOverride')) {
    const own = childOf(override, 'w:lvl');
    if (own !== undefined) levels.set(numberAt(override), own);
  }
  return levels;
}

/** One more at the level; deeper levels begin again. */
function count(
  counts: Map<string, number[]>,
  where: { id: string; at: number; levels: ReadonlyMap<number, XmlElement> },
): readonly number[] {
  const start = (at: number) => numberOf(childOf(where.levels.get(at), 'w:start'), 'w:val') ?? 1;
  const known = counts.get(where.id) ?? [];
  const next = Array.from({ length: where.at + 1 }, (_, at) => known[at] ?? (at === where.at ? start(at) - 1 : start(at)));
  next[where.at] = (next[where.at] ?? 0) + 1;
  counts.set(where.id, next);
  return next;
}

function labelInlines(text: string, level: XmlElement, paragraph: RunStyle): readonly Inline[] {
  const style = { ...paragraph, ...readRunProps(childOf(level, 'w:rPr')) };
  const label: Inline[] = text === '' ? [] : [{ kind: 'text', text, style }];
  const suffix = valOf(level, 'w:suff') ?? 'tab';
  if (suffix === 'tab' && text !== '') label.push({ kind: 'tab', style });
  if (suffix === 'space') label.push({ kind: 'text', text: ' ', style });
  return label;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 to 99,999 as people read it: 十一, 一百〇五. */
export function chineseNumber(value: number): string {
  if (value < 10) return DIGITS.charAt(value);
  if (value < 20) return `十${value === 10 ? '' : DIGITS.charAt(value - 10)}`;
  const [unit, name] = (
    [
      [10_000, '万'],
      [1_000, '千'],
      [100, '百'],
      [10, '十'],
    ] as const
  ).find(([size]) => value >= size) ?? [1, ''];
  const rest = value % unit;
  const gap = rest > 0 && rest < unit / 10 ? '〇' : '';
  const tail = rest === 0 ? '' : rest >= 10 && rest < 20 ? `一${chineseNumber(rest)}` : chineseNumber(rest);
  return `${chineseNumber(Math.floor(value / unit))}${name}${gap}${tail}`;
}

/** As w:numFmt names it. @throws {UnsupportedDocxError} for formats that office letters do not use. */
function formatNumber(value: number, format: string | undefined, context: ReadContext): string {
  switch (format) {
    case undefined:
    case 'decimal':
    case 'decimalHalfWidth':
      return String(value);
    case 'none':
    case 'bullet':
      return '';
    case 'decimalFullWidth':
      return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
      return chineseNumber(value);
    case 'ideographDigital':
      return String(value).replace(/\d/g, (digit) => DIGITS.charAt(Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'upperLetter':
      return String.fromCharCode(64 + (((value - 1) % 26) + 1));
    case 'lowerLetter':
      return String.fromCharCode(96 + (((value - 1) % 26) + 1));
    default:
      throw unsupported(context, 'w:numFmt', { zh: `自动编号格式 ${format}`, en: `automatic numbers of the format ${format}` });
  }
}
