import { BrokenDocxError } from './docx-errors.ts';
import { NO_FEATURES } from './fonts.ts';
import type { Op } from './ops.ts';
import type { SetPage } from './pages.ts';

type Pdf = PDFKit.PDFDocument;

/** Pictures behind the text come first, those in front last. */
function layerOf(op: Op): number {
  if (op.kind === 'rect') return 1;
  if (op.kind !== 'picture') return 2;
  return { behind: 0, text: 2, front: 3 }[op.layer];
}

export function drawPage(pdf: Pdf, page: SetPage): void {
  pdf.addPage({ size: [page.width, page.height], margin: 0 });
  const ordered = page.ops.map((op, at) => ({ op, at, layer: layerOf(op) })).sort((a, b) => a.layer - b.layer || a.at - b.at);
  for (const { op } of ordered) drawOp(pdf, op);
}

function drawOp(pdf: Pdf, op: Op): void {
  switch (op.kind) {
    case 'text':
      if (op.meant === undefined) drawText(pdf, op);
      else drawInstead(pdf, op, op.meant);
      break;
    case 'line':
      drawLine(pdf, op);
      break;
    case 'rect':
      pdf.rect(op.x, op.y, op.width, op.height).fill(op.color);
      break;
    case 'picture':
      drawPicture(pdf, op);
      break;
    default:
  }
}

/** @throws {BrokenDocxError} for what has the beginning of a picture and nothing else. */
function drawPicture(pdf: Pdf, { picture: { bytes, width, height }, x, y }: Extract<Op, { kind: 'picture' }>): void {
  try {
    pdf.image(Buffer.from(bytes), x, y, { width, height });
  } catch (cause) {
    throw new BrokenDocxError({ zh: '其中的图片已损坏，请换一张', en: 'a picture in it is damaged: use another one' }, { cause });
  }
}

/** Of the size: how thick the outline is that makes type bold. */
const BOLD_STROKE = 1 / 32;

function drawText(pdf: Pdf, op: Extract<Op, { kind: 'text' }>): void {
  pdf.font(op.typeface.name, op.size).fillColor(op.color);
  if (op.drawBold) pdf.strokeColor(op.color).lineWidth(op.size * BOLD_STROKE);
  const scaled = op.scale !== 1;
  pdf.text(op.text, op.x, op.y, {
    lineBreak: false,
    baseline: 'alphabetic',
    characterSpacing: scaled ? op.spacing / op.scale : op.spacing,
    ...(scaled ? { horizontalScaling: op.scale * 100 } : {}),
    fill: true,
    stroke: op.drawBold,
    oblique: op.italic,
    // pdfkit hands this on to fontkit, which also takes an object and then switches off what is false.
    features: NO_FEATURES as unknown as PDFKit.Mixins.OpenTypeFeatures[],
  });
}

/** Who copies or searches the text finds what was meant. */
function drawInstead(pdf: Pdf, op: Extract<Op, { kind: 'text' }>, meant: string): void {
  pdf.markContent('Span', { actual: meant });
  drawText(pdf, op);
  pdf.endMarkedContent();
}

function drawLine(pdf: Pdf, op: Extract<Op, { kind: 'line' }>): void {
  pdf.save().lineWidth(op.width).strokeColor(op.color);
  if (op.dash > 0) pdf.dash(op.dash, { space: op.dash });
  pdf.moveTo(op.x, op.y).lineTo(op.x2, op.y2).stroke().restore();
}
