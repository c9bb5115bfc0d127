import PizZip from 'pizzip';
import { readZip, type ZipLimits } from './read-zip.ts';

export const MAIN_PART = 'word/document.xml';
export const CONTENT_TYPES = '[Content_Types].xml';

/** A letter has some dozen parts; what unpacks to more than this is no letter. */
export const DOCX_LIMITS: ZipLimits = { maxParts: 500, maxBytes: 40 * 1_048_576 };

/** An instant that every part bears: the same letter has the same bytes, whenever and wherever it is made. */
const PART_DATE = new Date(Date.UTC(2000, 0, 1));

/** The parts of a DOCX by name. @throws {UnreadableZipError} */
export function readDocx(docx: Uint8Array): Map<string, Uint8Array> {
  return new Map(readZip(docx, DOCX_LIMITS));
}

/** For programs that read archives themselves: only what was unpacked within limits gets there. */
export function zipOf(parts: ReadonlyMap<string, Uint8Array | string>): PizZip {
  const zip = new PizZip();
  for (const [name, content] of parts) zip.file(name, content, { date: PART_DATE, createFolders: false });
  return zip;
}

/** A DOCX whose bytes follow from its parts alone. */
export function writeDocx(parts: ReadonlyMap<string, Uint8Array | string>): Uint8Array {
  return zipOf(parts).generate({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

export function partText(parts: ReadonlyMap<string, Uint8Array>, name: string): string | undefined {
  const part = parts.get(name);
  return part === undefined ? undefined : Buffer.from(part).toString('utf8');
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
