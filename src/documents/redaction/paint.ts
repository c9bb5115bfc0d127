import type { Box, PageSize } from '../pages/page-workshop.ts';

/** A picture: red, green, blue and opacity of each dot, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A mark as it is painted: its label says under which code the part is withheld. */
export interface PaintedMark extends Box {
  readonly label: string;
}

/** In dots; `right` and `bottom` are exclusive. */
export interface DotRectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const BLACK = 0;
const WHITE = 255;
/** Of a label, in points. */
const LABEL_HEIGHT = 7;

/** Covers marks with black. What was there is gone from the picture: nothing of it goes into what is made of the picture afterwards. */
export function paintMarks(pixels: Pixels, { page, marks }: { readonly page: PageSize; readonly marks: readonly PaintedMark[] }): void {
  for (const mark of marks) fill(pixels, dotsOf(mark, { page, pixels }), BLACK);
  for (const mark of marks) writeLabel(pixels, { mark, page });
}

/** The dots that a box touches, and one more on each side: a rounded edge leaves no line of what it covers. */
export function dotsOf(
  box: Box,
  { page, pixels }: { readonly page: PageSize; readonly pixels: Pick<Pixels, 'width' | 'height'> },
): DotRectangle {
  const [across, down] = [pixels.width / page.width, pixels.height / page.height];
  return {
    left: Math.max(0, Math.floor(box.x * across) - 1),
    top: Math.max(0, Math.floor(box.y * down) - 1),
    right: Math.min(pixels.width, Math.ceil((box.x + box.width) * across) + 1),
    bottom: Math.min(pixels.height, Math.ceil((box.y + box.height) * down) + 1),
  };
}

function fill({ width, data }: Pixels, { left, top, right, bottom }: DotRectangle, grey: number): void {
  for (let row = top; row < bottom; row += 1) {
    const from = (row * width + left) * 4;
    data.fill(grey, from, (row * width + right) * 4);
    for (let at = from + 3; at < (row * width + right) * 4; at += 4) data[at] = 255;
  }
}

/** Five dots wide and seven high, a row a number: no font is needed, and no font can be missing. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  D: [0b11110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b11110],
  1: [0b00100, 0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110],
  2: [0b01110, 0b10001, 0b00001, 0b00110, 0b01000, 0b10000, 0b11111],
  3: [0b01110, 0b10001, 0b00001, 0b00110, 0b00001, 0b10001, 0b01110],
  4: [0b00010, 0b00110, 0b01010, 0b10010, 0b11111, 0b00010, 0b00010],
  5: [0b11111, 0b10000, 0b11110, 0b00001, 0b00001, 0b10001, 0b01110],
  6: [0b01110, 0b10000, 0b10000, 0b11110, 0b10001, 0b10001, 0b01110],
  7: [0b11111, 0b00001, 0b00010, 0b00100, 0b01000, 0b01000, 0b01000],
};
const GLYPH_WIDTH = 5;
const GLYPH_HEIGHT = 7;

/** White, in the middle of the box; left out where it does not fit. */
function writeLabel(pixels: Pixels, { mark, page }: { readonly mark: PaintedMark; readonly page: PageSize }): void {
  const box = dotsOf(mark, { page, pixels });
  const dot = Math.max(1, Math.round((LABEL_HEIGHT * pixels.height) / page.height / GLYPH_HEIGHT));
  const width = (mark.label.length * (GLYPH_WIDTH + 1) - 1) * dot;
  const [left, top] = [Math.floor((box.left + box.right - width) / 2), Math.floor((box.top + box.bottom - GLYPH_HEIGHT * dot) / 2)];
  if (left < box.left + dot || top < box.top + dot) return;
  [...mark.label].forEach((character, place) => {
    const offset = left + place * (GLYPH_WIDTH + 1) * dot;
    (GLYPHS[character] ?? []).forEach((bits, row) => {
      for (let column = 0; column < GLYPH_WIDTH; column += 1) {
        if ((bits & (1 << (GLYPH_WIDTH - 1 - column))) === 0) continue;
        const [x, y] = [offset + column * dot, top + row * dot];
        fill(pixels, { left: x, top: y, right: x + dot, bottom: y + dot }, WHITE);
      }
    });
  });
}
