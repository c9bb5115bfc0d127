import { type Borders, type ParagraphProps, type RunProps, readBorders, readParagraphProps, readRunProps } from './properties.ts';
import { childOf, childrenOf, isOn, numberOf, valOf, type XmlElement } from './xml.ts';

/** What a run looks like once every style has been asked. Lengths in points. */
export type RunStyle = Required<Omit<RunProps, 'shade'>> & Pick<RunProps, 'shade'>;

/** What a named style says, its ancestors included. */
export interface StyleProps {
  readonly paragraph: ParagraphProps;
  readonly run: RunProps;
  readonly table: TableStyleProps;
}

export interface TableStyleProps {
  readonly borders: Borders;
  readonly margins: CellMargins;
}

export type CellMargins = Readonly<Partial<Record<'top' | 'left' | 'bottom' | 'right', number>>>;

export interface Styles {
  /** Of every paragraph, table style included. */
  readonly defaults: StyleProps;
  /** The style of that id, or the default style of the type where there is no such id. */
  find(type: 'paragraph' | 'character' | 'table', id: string | undefined): StyleProps;
}

/** What Word prints where nobody says anything. */
export const PLAIN_RUN: RunStyle = {
  eastAsia: '宋体',
  ascii: 'Times New Roman',
  size: 10,
  bold: false,
  italic: false,
  color: '#000000',
  underline: 'none',
  strike: false,
  spacing: 0,
  scale: 1,
  raised: 'baseline',
  position: 0,
  hidden: false,
  caps: false,
};

const NOTHING: StyleProps = { paragraph: {}, run: {}, table: { borders: {}, margins: {} } };

/** Of styles.xml; without it everything is plain. */
export function readStyles(root: XmlElement | undefined): Styles {
  const elements = childrenOf(root, 'w:style');
  const byId = new Map(elements.map((style) => [style.attributes['w:styleId'] ?? '', style]));
  const docDefaults = childOf(root, 'w:docDefaults');
  const defaults: StyleProps = {
    ...NOTHING,
    paragraph: readParagraphProps(childOf(childOf(docDefaults, 'w:pPrDefault'), 'w:pPr')),
    run: readRunProps(childOf(childOf(docDefaults, 'w:rPrDefault'), 'w:rPr')),
  };
  const resolved = new Map<string, StyleProps>();
  const resolve = (style: XmlElement | undefined): StyleProps => {
    if (style === undefined) return NOTHING;
    const id = style.attributes['w:styleId'] ?? '';
    const done = resolved.get(id);
    if (done !== undefined) return done;
    resolved.set(id, NOTHING); // A style that is based on itself ends here.
    const props = inherit(resolve(byId.get(valOf(style, 'w:basedOn') ?? '')), style);
    resolved.set(id, props);
    return props;
  };
  return {
    defaults,
    find: (type, id) => {
      const own = byId.get(id ?? '');
      if (own !== undefined && own.attributes['w:type'] === type) return resolve(own);
      return resolve(elements.find((style) => style.attributes['w:type'] === type && isOn(style.attributes['w:default'] ?? '0')));
    },
  };
}

function inherit(parent: StyleProps, style: XmlElement): StyleProps {
  const tblPr = childOf(style, 'w:tblPr');
  return {
    paragraph: mergeParagraph(parent.paragraph, readParagraphProps(childOf(style, 'w:pPr'))),
    run: { ...parent.run, ...readRunProps(childOf(style, 'w:rPr')) },
    table: {
      borders: { ...parent.table.borders, ...readBorders(childOf(tblPr, 'w:tblBorders')) },
      margins: { ...parent.table.margins, ...readMargins(childOf(tblPr, 'w:tblCellMar')) },
    },
  };
}

/** Of w:tblCellMar and w:tcMar. */
export function readMargins(element: XmlElement | undefined): CellMargins {
  const margins: Partial<Record<'top' | 'left' | 'bottom' | 'right', number>> = {};
  for (const [side, other] of [
    ['top', ''],
    ['left', 'start'],
    ['bottom', ''],
    ['right', 'end'],
  ] as const) {
    const value = numberOf(childOf(element, `w:${side}`) ?? childOf(element, `w:${other}`), 'w:w');
    if (value !== undefined) margins[side] = value / 20;
  }
  return margins;
}

/** Tab stops add up, a cleared one goes; an indent in points replaces an inherited one in characters. */
export function mergeParagraph(parent: ParagraphProps, own: ParagraphProps): ParagraphProps {
  const merged = { ...parent, ...own };
  const points = (length: 'left' | 'right' | 'first', chars: 'leftChars' | 'rightChars' | 'firstChars') =>
    own[length] !== undefined && own[chars] === undefined ? { [chars]: 0 } : {};
  const lines = (length: 'before' | 'after', count: 'beforeLines' | 'afterLines') =>
    own[length] !== undefined && own[count] === undefined ? { [count]: 0 } : {};
  return {
    ...merged,
    ...points('left', 'leftChars'),
    ...points('right', 'rightChars'),
    ...points('first', 'firstChars'),
    ...lines('before', 'beforeLines'),
    ...lines('after', 'afterLines'),
    ...mergeTabs(parent, own),
  };
}

function mergeTabs(parent: ParagraphProps, own: ParagraphProps): Pick<ParagraphProps, 'tabs'> {
  if (own.tabs === undefined) return parent.tabs === undefined ? {} : { tabs: parent.tabs };
  const at = new Map([...(parent.tabs ?? []), ...own.tabs].map((tab) => [tab.at, tab]));
  return { tabs: [...at.values()].filter((tab) => tab.align !== 'clear').sort((a, b) => a.at - b.at) };
}
