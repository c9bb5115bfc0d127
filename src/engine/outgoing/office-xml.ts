/** Small questions to the XML of office documents. Their parts are large and regular: looking for single elements needs no tree. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The opening tags of elements with a local name, whatever their prefix. */
export function tagsOf(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(openingTag(name))].map(([tag]) => tag);
}

/** `[^<>]` keeps the search linear, whatever the text: a tag that never ends is not looked for to the end of the file. */
function openingTag(name: string): RegExp {
  return new RegExp(`<((?:[\\w.-]+:)?${name})(?:\\s[^<>]*)?/?>`, 'g');
}

/** Value of an attribute, whatever its prefix; undefined without it. */
export function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return value === null ? undefined : decodeXml(value[1] ?? value[2] ?? '');
}

/** Contents between the tags of elements with a local name; nested ones of the same name are not told apart. */
export function contentsOf(xml: string, name: string): readonly string[] {
  const contents: string[] = [];
  const opening = openingTag(name);
  for (let match = opening.exec(xml); match !== null; match = opening.exec(xml)) {
    if (match[0].endsWith('/>')) continue;
    const end = xml.indexOf(`</${match[1]}>`, opening.lastIndex);
    if (end < 0) break;
    contents.push(xml.slice(opening.lastIndex, end));
    opening.lastIndex = end;
  }
  return contents;
}

/** Text of all elements with a local name (`t` in every office format), run together; `end` marks where a paragraph, cell or row ends. */
export function textOf(xml: string, { text = 't', end = 'p' }: { readonly text?: string; readonly end?: string } = {}): string {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${text}(?:\\s[^<>]*)?>([^<]*)</(?:[\\w.-]+:)?${text}>|</(?:[\\w.-]+:)?(${end})>`, 'g');
  return decodeXml([...xml.matchAll(pattern)].map((match) => (match[2] === undefined ? (match[1] ?? '') : '\n')).join(''));
}

export function isTrue(value: string | undefined): boolean {
  return value !== undefined && value !== '0' && value !== 'false' && value !== 'off';
}
