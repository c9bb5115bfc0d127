import type { AnchoredPicture, AnchorPosition, Inline, Picture } from './model.ts';
import { type ReadContext, unsupported } from './read-context.ts';
import type { RunStyle } from './styles.ts';
import { childOf, findInside, isOn, numberOf, type XmlElement } from './xml.ts';

const EMU_PER_POINT = 12_700;

/** A w:drawing. @throws {UnsupportedDocxError} for what is no plain PNG or JPEG picture. */
export function readDrawing(drawing: XmlElement, style: RunStyle, context: ReadContext): Inline {
  const inline = childOf(drawing, 'wp:inline');
  if (inline !== undefined) return { kind: 'image', image: readPicture(inline, context), style };
  const anchor = childOf(drawing, 'wp:anchor');
  if (anchor === undefined) throw unsupported(context, 'w:drawing', { zh: '图形', en: 'a drawing' });
  return { kind: 'anchor', anchor: readAnchor(anchor, context) };
}

function readPicture(holder: XmlElement, context: ReadContext): Picture {
  const data = findInside(holder, 'a:graphicData');
  const picture = data === undefined ? undefined : childOf(data, 'pic:pic');
  if (picture === undefined) throw unsupported(context, graphicName(data), graphicWords(data));
  refuseTricks(picture, context);
  const relationship = findInside(picture, 'a:blip')?.attributes['r:embed'] ?? '';
  const bytes = context.docx.media(context.docx.target(context.part, relationship) ?? '');
  if (bytes === undefined) throw unsupported(context, 'a:blip', { zh: '链接到外部的图片', en: 'a picture that is linked, not embedded' });
  if (!isPng(bytes) && !isJpeg(bytes))
    throw unsupported(context, 'a:blip', { zh: '不是 PNG 或 JPEG 的图片', en: 'a picture that is neither PNG nor JPEG' });
  const extent = childOf(holder, 'wp:extent');
  return {
    bytes,
    width: (numberOf(extent, 'cx') ?? 0) / EMU_PER_POINT,
    height: (numberOf(extent, 'cy') ?? 0) / EMU_PER_POINT,
    alt: childOf(holder, 'wp:docPr')?.attributes.descr ?? '',
  };
}

/** The child of a:graphicData that says what it is: c:chart, wps:wsp, dgm:relIds. */
function graphicName(data: XmlElement | undefined): string {
  return data?.children[0]?.name ?? 'a:graphic';
}

function graphicWords(data: XmlElement | undefined): { zh: string; en: string } {
  if (data !== undefined && findInside(data, 'w:txbxContent') !== undefined) return { zh: '文本框', en: 'a text box' };
  if (graphicName(data).startsWith('c:')) return { zh: '图表', en: 'a chart' };
  return { zh: '图形', en: 'a drawing' };
}

function refuseTricks(picture: XmlElement, context: ReadContext): void {
  const crop = findInside(picture, 'a:srcRect');
  const cropped = Object.values(crop?.attributes ?? {}).some((value) => Number(value) !== 0);
  const turned = (numberOf(findInside(picture, 'a:xfrm'), 'rot') ?? 0) !== 0;
  if (cropped) throw unsupported(context, 'a:srcRect', { zh: '裁剪过的图片', en: 'a cropped picture' });
  if (turned) throw unsupported(context, 'a:xfrm', { zh: '旋转过的图片', en: 'a turned picture' });
}

function isPng(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

const WRAPS_AROUND = ['wp:wrapSquare', 'wp:wrapTight', 'wp:wrapThrough', 'wp:wrapTopAndBottom'];

function readAnchor(anchor: XmlElement, context: ReadContext): AnchoredPicture {
  const wrap = anchor.children.find((one) => WRAPS_AROUND.includes(one.name));
  if (wrap !== undefined) {
    throw unsupported(context, wrap.name, {
      zh: '文字环绕的图片（请设为“衬于文字下方”或“浮于文字上方”）',
      en: 'a picture with text around it (set it behind or in front of text)',
    });
  }
  const simple = isOn(anchor.attributes.simplePos ?? '0') ? childOf(anchor, 'wp:simplePos') : undefined;
  const position = (name: string, axis: 'x' | 'y', fallback: string): AnchorPosition =>
    simple === undefined
      ? readPosition(childOf(anchor, name), fallback)
      : { from: 'page', at: (numberOf(simple, axis) ?? 0) / EMU_PER_POINT };
  return {
    picture: readPicture(anchor, context),
    behind: isOn(anchor.attributes.behindDoc ?? '0'),
    horizontal: position('wp:positionH', 'x', 'column'),
    vertical: position('wp:positionV', 'y', 'paragraph'),
  };
}

function readPosition(element: XmlElement | undefined, fallback: string): AnchorPosition {
  const align = childOf(element, 'wp:align')?.text.trim();
  const offset = Number.parseFloat(childOf(element, 'wp:posOffset')?.text ?? '0');
  return { from: element?.attributes.relativeFrom ?? fallback, at: align ?? (Number.isFinite(offset) ? offset / EMU_PER_POINT : 0) };
}
