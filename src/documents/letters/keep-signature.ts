import { SEAL_MARK } from './template-data.ts';

/**
 * Keeps the signature with the last of the text before it: a page that bears nothing but signature and seal could stand under any letter.
 * Where the template keeps the lines before the seal together, the paragraph before them joins.
 *
 * Source: GB/T 9704-2012, 7.3.5.4.
 */
export function keepSignature(xml: string): string {
  let start = paragraphStart(xml, xml.indexOf(SEAL_MARK));
  while (start > 0) {
    const before = xml.slice(0, start);
    if (!before.endsWith('</w:p>')) return xml;
    start = paragraphStart(xml, start - 1);
    const paragraph = xml.slice(start, before.length);
    if (/<w:keepNext(?:\/>| w:val="(?:1|true|on)"\/>)/.test(paragraph)) continue;
    return xml.slice(0, start) + paragraph.replace(/<w:pPr>(<w:pStyle [^>]*\/>)?/, '$&<w:keepNext/>') + xml.slice(before.length);
  }
  return xml;
}

function paragraphStart(xml: string, at: number): number {
  return at < 0 ? -1 : Math.max(xml.lastIndexOf('<w:p>', at), xml.lastIndexOf('<w:p ', at));
}
