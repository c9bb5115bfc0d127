import { CONTENT_TYPES, MAIN_PART } from './docx-zip.ts';
import type { SealImage } from './fill-template.ts';
import { SEAL_MARK } from './template-data.ts';

const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const MEDIA = 'media/yishen-seal.png';
const RELATION_ID = 'rIdYishenSeal';
const EMU_PER_MM = 36_000;
const EMU_PER_TWIP = 635;
/** Signature and date stand a little under the middle of the seal: GB/T 9704-2012, 7.3.5.1. */
const ABOVE_MM = 3;
/** A4 with the margins of the standard, in twips: where a document does not say. */
const TEXT_WIDTH = 8844;

type Parts = Map<string, Uint8Array | string>;

/**
 * Puts the seal where the text has its mark, centred over the paragraph's text; without a seal the mark goes away, and its paragraph with it
 * when nothing else stands there.
 */
export function placeSeal(parts: Parts, seal: SealImage | null): void {
  const xml = textOf(parts, MAIN_PART);
  if (!xml.includes(SEAL_MARK)) return;
  if (seal === null) {
    parts.set(MAIN_PART, withoutMark(xml));
    return;
  }
  parts.set(MAIN_PART, withDrawing(xml, seal));
  parts.set(`word/${MEDIA}`, seal.bytes);
  parts.set(RELATIONSHIPS, withRelation(parts.has(RELATIONSHIPS) ? textOf(parts, RELATIONSHIPS) : undefined));
  parts.set(CONTENT_TYPES, withPng(textOf(parts, CONTENT_TYPES)));
}

function withoutMark(xml: string): string {
  const alone = new RegExp(`<w:p(?: [^>]*)?>(?:(?!<w:p[ >]|</w:p>|<w:t[ >]).)*<w:t(?: [^>]*)?>${SEAL_MARK}</w:t></w:r></w:p>`, 'gs');
  // A cell must keep one paragraph.
  const cleared = xml.replace(alone, (paragraph, at: number) => (isInCell(xml, at) ? paragraph : ''));
  return cleared.replaceAll(SEAL_MARK, '');
}

function withDrawing(xml: string, seal: SealImage): string {
  const [first = '', ...rest] = xml.split(SEAL_MARK);
  return rest.reduce((done, next, at) => {
    const drawing = drawingOf(seal, { centre: centreOf(done, textWidth(xml)), id: 900_000 + at });
    return `${done}</w:t>${drawing}<w:t xml:space="preserve">${next}`;
  }, first);
}

/** Where the middle of the text stands that `before` breaks off in, in twips from the left edge of its column. */
function centreOf(before: string, pageWidth: number): number {
  const at = Math.max(before.lastIndexOf('<w:p>'), before.lastIndexOf('<w:p '));
  const paragraph = before.slice(at);
  const width = columnWidth(before.slice(0, at), pageWidth);
  const indent = /<w:ind [^>]*>/.exec(paragraph)?.[0] ?? '';
  const left = numberIn(indent, /w:(?:left|start)="(-?\d+)"/);
  const right = numberIn(indent, /w:(?:right|end)="(-?\d+)"/);
  const jc = /<w:jc w:val="(\w+)"/.exec(paragraph)?.[1] ?? 'left';
  if (jc === 'center') return (left + width - right) / 2;
  const text = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, part = '']) => part).join('');
  const half = Math.min(width - left - right, widthOf(text)) / 2;
  return jc === 'right' || jc === 'end' ? width - right - half : left + half;
}

function columnWidth(before: string, pageWidth: number): number {
  if (!isInCell(before, before.length)) return pageWidth;
  const cell = before.slice(before.lastIndexOf('<w:tc>'));
  const stated = /<w:tcW [^>]*>/.exec(cell)?.[0] ?? '';
  return (stated.includes('w:type="dxa"') ? numberIn(stated, /w:w="(\d+)"/) : 0) || pageWidth / 2;
}

/** Between the margins of the last section. */
function textWidth(xml: string): number {
  const [size = ''] = xml.match(/<w:pgSz [^>]*>/g)?.slice(-1) ?? [];
  const [margins = ''] = xml.match(/<w:pgMar [^>]*>/g)?.slice(-1) ?? [];
  const width = numberIn(size, /w:w="(\d+)"/) - numberIn(margins, /w:left="(\d+)"/) - numberIn(margins, /w:right="(\d+)"/);
  return width > 0 ? width : TEXT_WIDTH;
}

function isInCell(xml: string, at: number): boolean {
  return xml.lastIndexOf('<w:tc>', at - 1) > xml.lastIndexOf('</w:tc>', at - 1);
}

/** Roughly, at 16 pt: Chinese characters are square, others half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0xff ? 320 : 160), 0);
}

function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

function drawingOf({ bytes, widthMm }: SealImage, { centre, id }: { readonly centre: number; readonly id: number }): string {
  const { width, height, transparent } = pngSize(bytes);
  const cx = Math.round(widthMm * EMU_PER_MM);
  const cy = Math.round((cx * height) / width);
  const x = Math.round(centre * EMU_PER_TWIP - cx / 2);
  const y = -Math.round(cy / 2 + ABOVE_MM * EMU_PER_MM);
  // A picture without transparency would cover what it stands on: it goes behind the text.
  return `<w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="${transparent ? 0 : 1}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>${x}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>${y}</wp:posOffset></wp:positionV><wp:extent cx="${cx}" cy="${cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${id}" name="seal" descr="印章"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="seal"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${RELATION_ID}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
}

/** Of a PNG, in pixels. @throws when the bytes are no PNG. */
export function pngSize(png: Uint8Array): { readonly width: number; readonly height: number; readonly transparent: boolean } {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const isPng =
    bytes.length > 33 && bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) && bytes.toString('latin1', 12, 16) === 'IHDR';
  const [width, height] = isPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : [0, 0];
  if (width === 0 || height === 0) throw new Error('The seal is no PNG');
  const colourType = bytes[25] ?? 0;
  return { width, height, transparent: colourType >= 4 || bytes.includes('tRNS', 33, 'latin1') };
}

function withRelation(xml: string | undefined): string {
  const relation = `<Relationship Id="${RELATION_ID}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${MEDIA}"/>`;
  const empty =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  return (xml ?? empty)
    .replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>')
    .replace('</Relationships>', `${relation}</Relationships>`);
}

function withPng(xml: string): string {
  if (/<Default [^>]*Extension="png"/i.test(xml)) return xml;
  return xml.replace(/(<Types[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>');
}

function textOf(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`The document has no ${name}`);
  return typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
}
