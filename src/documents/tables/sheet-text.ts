import type { XmlElement } from '../pdf/xml.ts';
import { inside } from './xlsx-parts.ts';

/** Text with or without runs of several looks; how it is read aloud (phonetic runs) is left out. */
export function stringOf(element: XmlElement): string {
  const pieces = [...inside(element, 't'), ...inside(element, 'r').flatMap((run) => inside(run, 't'))];
  return unescaped(pieces.map(({ text }) => text).join(''));
}

/** Characters that XML cannot hold are written as `_x000D_`, and an underscore that would look so as `_x005F_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n');
}
