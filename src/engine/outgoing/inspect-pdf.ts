import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Box, PageCharacter, PagedFile, PageWorkshop } from '../../documents/pages/page-workshop.ts';
import type { Bilingual } from '../../law/errors.ts';
import { type Finding, finding, WHOLE_FILE } from './finding.ts';
import { personalNumbers } from './personal-numbers.ts';

/** Coarse enough to be quick, fine enough that a printed character has light and dark dots. */
const DPI = 96;
/** The difference between lightest and darkest dot under a character, of 255, below which nobody can read it. */
const VISIBLE_CONTRAST = 24;
/** Dots that are looked at under a character: one of 16 pt has 450; a large one has thick strokes. A page may have thousands that fill it. */
const MAX_LOOKS = 2500;
/** So many characters in a row that cannot be seen are no accident of drawing. */
const MIN_HIDDEN = 2;

const pageNo = (page: number): Bilingual => ({ zh: `第 ${page + 1} 页`, en: `page ${page + 1}` });

/** Text that can be copied but not seen, what is attached or acts by itself, properties, and numbers of people in a PDF. */
export async function inspectPdf(pages: PageWorkshop, file: PagedFile): Promise<readonly Finding[]> {
  const sizes = await pages.inspect(file);
  const found: Finding[] = [...(await documentFindings(pages, file))];
  for (const [page] of sizes.entries()) {
    const characters = await pages.text(file, page);
    if (characters.length === 0) continue;
    found.push(...personalNumbers(characters.map(({ text }) => text).join(''), pageNo(page)));
    found.push(...(await unseenText(pages, { file, page, characters })));
  }
  return found;
}

async function documentFindings(pages: PageWorkshop, file: PagedFile): Promise<readonly Finding[]> {
  const { properties, attachments, comments, scripts } = await pages.describe(file);
  return [
    ...(properties.length === 0 ? [] : [finding('metadata', WHOLE_FILE, properties.join('；'), properties.length)]),
    ...(attachments === 0 ? [] : [finding('attachment', WHOLE_FILE, '', attachments)]),
    ...(scripts === 0 ? [] : [finding('script', WHOLE_FILE, '', scripts)]),
    ...comments.map(({ page, count }) => finding('comment', pageNo(page), '', count)),
  ];
}

interface OnePage {
  readonly file: PagedFile;
  readonly page: number;
  readonly characters: readonly PageCharacter[];
}

/**
 * Characters on one even colour are not to be seen: dark ones lie under a bar, light ones are white on white or behind a picture. What is drawn
 * outside the page is not seen either.
 */
async function unseenText(pages: PageWorkshop, { file, page, characters }: OnePage): Promise<readonly Finding[]> {
  const picture = await pages.picture(file, { page, dpi: DPI, format: 'jpeg' });
  const image = await loadImage(Buffer.from(picture.bytes));
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  const paper = { data, width: picture.width, height: picture.height };
  const runs = runsOf(characters, (character) => lookOf(paper, character.box));
  return [...hiddenFinding('coveredText', pageNo(page), runs.dark), ...hiddenFinding('hiddenText', pageNo(page), runs.light)];
}

interface Paper {
  /** RGBA. */
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

type Look = 'seen' | 'dark' | 'light';

function lookOf(paper: Paper, { x, y, width, height }: Box): Look {
  const scale = DPI / 72;
  const [left, top] = [Math.max(0, Math.floor(x * scale)), Math.max(0, Math.floor(y * scale))];
  const [right, bottom] = [Math.min(paper.width, Math.ceil((x + width) * scale)), Math.min(paper.height, Math.ceil((y + height) * scale))];
  if (right <= left || bottom <= top) return 'light';
  let [lightest, darkest] = [0, 255];
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / MAX_LOOKS)));
  for (let row = top; row < bottom; row += step) {
    for (let column = left; column < right; column += step) {
      const at = (row * paper.width + column) * 4;
      const grey = ((paper.data[at] ?? 0) * 3 + (paper.data[at + 1] ?? 0) * 6 + (paper.data[at + 2] ?? 0)) / 10;
      lightest = Math.max(lightest, grey);
      darkest = Math.min(darkest, grey);
    }
  }
  if (lightest - darkest >= VISIBLE_CONTRAST) return 'seen';
  return lightest < 128 ? 'dark' : 'light';
}

/** Characters that cannot be seen, run by run. Blanks belong to the run they stand in. */
function runsOf(characters: readonly PageCharacter[], look: (character: PageCharacter) => Look): Readonly<Record<Look, readonly string[]>> {
  const runs = { seen: [] as string[], dark: [] as string[], light: [] as string[] };
  let current: { look: Look; text: string } = { look: 'seen', text: '' };
  const close = () => {
    const text = current.text.trim();
    if (current.look !== 'seen' && [...text].length >= MIN_HIDDEN) runs[current.look].push(text);
  };
  for (const character of characters) {
    const blank = character.text.trim() === '' || (character.box.width === 0 && character.box.height === 0);
    const next = blank ? current.look : look(character);
    if (next !== current.look) {
      close();
      current = { look: next, text: '' };
    }
    current.text += character.text;
  }
  close();
  return runs;
}

function hiddenFinding(kind: 'coveredText' | 'hiddenText', where: Bilingual, runs: readonly string[]): readonly Finding[] {
  return runs.length === 0 ? [] : [finding(kind, where, runs.join(' / '), runs.length)];
}
