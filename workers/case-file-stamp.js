// @ts-check
import { degrees, PDFHexString, PDFName, PDFNumber, rgb } from '@cantoo/pdf-lib';

const SIZE = 9;
/** Points from the foot of the page as it is shown. */
const FROM_FOOT = 16;

/**
 * The number at the foot of a page, upright as the page is shown.
 *
 * @param {import('@cantoo/pdf-lib').PDFPage} page
 * @param {import('@cantoo/pdf-lib').PDFFont} font
 * @param {number} number
 */
export function stampNumber(page, font, number) {
  const text = `- ${number} -`;
  const half = font.widthOfTextAtSize(text, SIZE) / 2;
  const { x, y, width, height } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  /** @type {Record<number, { x: number, y: number }>} */
  const places = {
    0: { x: x + width / 2 - half, y: y + FROM_FOOT },
    90: { x: x + width - FROM_FOOT, y: y + height / 2 - half },
    180: { x: x + width / 2 + half, y: y + height - FROM_FOOT },
    270: { x: x + FROM_FOOT, y: y + height / 2 + half },
  };
  page.drawText(text, { ...places[turn], size: SIZE, font, rotate: degrees(turn), color: rgb(0.25, 0.25, 0.25) });
}

/**
 * Bookmarks, one level.
 *
 * @param {import('@cantoo/pdf-lib').PDFDocument} document
 * @param {readonly { title: string, page: number }[]} marks `page` from 0.
 */
export function addOutline(document, marks) {
  const { context, catalog } = document;
  const root = context.nextRef();
  const refs = marks.map(() => context.nextRef());
  const pages = document.getPages();
  marks.forEach(({ title, page }, index) => {
    const entry = context.obj({});
    entry.set(PDFName.of('Title'), PDFHexString.fromText(title));
    entry.set(PDFName.of('Parent'), root);
    entry.set(PDFName.of('Dest'), context.obj([/** @type {import('@cantoo/pdf-lib').PDFPage} */ (pages[page]).ref, PDFName.of('Fit')]));
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before !== undefined) entry.set(PDFName.of('Prev'), before);
    if (after !== undefined) entry.set(PDFName.of('Next'), after);
    context.assign(/** @type {import('@cantoo/pdf-lib').PDFRef} */ (refs[index]), entry);
  });
  const outline = context.obj({});
  outline.set(PDFName.of('Type'), PDFName.of('Outlines'));
  const [first, last] = [refs[0], refs.at(-1)];
  if (first !== undefined) outline.set(PDFName.of('First'), first);
  if (last !== undefined) outline.set(PDFName.of('Last'), last);
  outline.set(PDFName.of('Count'), PDFNumber.of(marks.length));
  context.assign(root, outline);
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
