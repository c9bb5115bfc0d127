import { XMLParser } from 'fast-xml-parser';
import { BrokenDocxError } from './docx-errors.ts';

/** An element with its prefix as written: DOCX files use the same prefixes everywhere. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Character data directly inside, untrimmed. */
  readonly text: string;
}

type Ordered = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** @throws {BrokenDocxError} for what is no XML, and for DTDs, which no DOCX has. */
export function parseXml(source: string, part: string): XmlElement {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) throw new BrokenDocxError({ zh: `${part} 含有 DTD`, en: `${part} has a DTD` });
  try {
    const items = parser.parse(source, true) as Ordered[];
    const root = items.map((item) => toElement(item, 0)).find((element) => element !== undefined && !element.name.startsWith('?'));
    if (root !== undefined) return root;
  } catch (error) {
    throw new BrokenDocxError({ zh: `${part} 不是完整的 XML`, en: `${part} is not well-formed XML` }, { cause: error });
  }
  throw new BrokenDocxError({ zh: `${part} 是空的`, en: `${part} is empty` });
}

/** Word nests tables some dozen times; what goes deeper is made to exhaust the program. */
const MAX_DEPTH = 200;

function toElement(item: Ordered, depth: number): XmlElement | undefined {
  if (depth > MAX_DEPTH) throw new RangeError('nested too deeply');
  const name = Object.keys(item).find((key) => key !== ':@');
  if (name === undefined || name === '#text') return undefined;
  const inside = item[name] as Ordered[];
  return {
    name,
    attributes: (item[':@'] ?? {}) as Record<string, string>,
    children: inside.map((one) => toElement(one, depth + 1)).filter((element) => element !== undefined),
    text: inside.map((one) => (typeof one['#text'] === 'string' ? one['#text'] : '')).join(''),
  };
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** The attribute `w:val` of a child: how WordprocessingML writes most properties. */
export function valOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}

/** A number in an attribute, or nothing where it is missing or is none. */
export function numberOf(element: XmlElement | undefined, attribute: string): number | undefined {
  const text = element?.attributes[attribute];
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Such as `<w:b/>`: present means on, unless its value says off. Nothing where it is missing. */
export function toggleOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  return found === undefined ? undefined : isOn(found.attributes['w:val']);
}

export function isOn(value: string | undefined): boolean {
  return value === undefined || value === '1' || value === 'true' || value === 'on';
}

/** The first element of that name anywhere inside. */
export function findInside(element: XmlElement, name: string): XmlElement | undefined {
  for (const one of element.children) {
    const found = one.name === name ? one : findInside(one, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
