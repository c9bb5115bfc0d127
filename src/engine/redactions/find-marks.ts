import type { PageCharacter } from '../../documents/pages/page-workshop.ts';
import { excerptOf, findWord, normalised, searchable } from '../../documents/redaction/find-text.ts';
import type { RedactionMark } from '../../documents/redaction/redaction-mark.ts';
import { suggestionsIn } from '../../documents/redaction/suggest.ts';
import { boxesOfRange, isCovered, isEmpty, type TextRange } from '../../documents/redaction/text-marks.ts';
import type { RedactionGround } from '../../law/redaction-grounds.ts';
import type { RedactionRow } from '../../store/redaction-store.ts';
import type { NewMark } from './edit-marks.ts';
import type { RedactionReader } from './redaction-text.ts';

/** Something found that no mark covers yet. */
export interface Hit extends TextRange {
  /** From 0. */
  readonly page: number;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
  /** What it looks like; null for a word that somebody searched. */
  readonly ground: RedactionGround | null;
}

/** A word that is covered in one place and can be read in others. */
export interface Leftover {
  readonly word: string;
  readonly places: number;
  /** From 0. */
  readonly pages: readonly number[];
}

interface Search {
  readonly row: RedactionRow;
  readonly marks: readonly RedactionMark[];
}

interface PageText {
  readonly page: number;
  readonly characters: readonly PageCharacter[];
  readonly marks: readonly RedactionMark[];
}

/** Where a word stands uncovered, in the order of the document. @throws {UnreadablePagesError} */
export async function searchWord(
  reader: RedactionReader,
  { row, marks, word }: Search & { readonly word: string },
): Promise<readonly Hit[]> {
  return (await pageTexts(reader, { row, marks })).flatMap((page) =>
    findWord(searchable(page.characters), word).flatMap((range) => hitOf(page, { ...range, ground: null })),
  );
}

/** What looks like personal data and is uncovered. @throws {UnreadablePagesError} */
export async function suggestMarks(reader: RedactionReader, search: Search): Promise<readonly Hit[]> {
  return (await pageTexts(reader, search)).flatMap((page) => suggestionsIn(page.characters).flatMap((found) => hitOf(page, found)));
}

/** Pages on which nothing can be searched: scans and pictures. */
export async function pagesWithoutText(reader: RedactionReader, row: RedactionRow): Promise<readonly number[]> {
  const texts = await reader.texts(row.file, [...row.pageSizes.keys()]);
  return [...texts.keys()].filter((page) => texts[page]?.every(({ text }) => text.trim() === ''));
}

/** The marks of ranges of text: a mark a line. Ranges outside of the text are left out. @throws {UnreadablePagesError} */
export async function marksOfRanges(
  reader: RedactionReader,
  {
    row,
    ranges,
    note,
  }: { readonly row: RedactionRow; readonly ranges: readonly (TextRange & { page: number; ground: RedactionGround })[]; note: string },
): Promise<readonly NewMark[]> {
  const pages = [...new Set(ranges.map(({ page }) => page))].filter((page) => row.pageSizes[page] !== undefined);
  const texts = await reader.texts(row.file, pages);
  return ranges.flatMap(({ page, ground, start, end }) => {
    const characters = texts[pages.indexOf(page)] ?? [];
    return boxesOfRange(characters, { start, end }).map((box) => ({ ...box, page, kind: 'text' as const, ground, note }));
  });
}

const MIN_WORD = 2;
const MAX_WORD = 40;

/** Words under text marks that stand uncovered elsewhere, most places first. @throws {UnreadablePagesError} */
export async function findLeftovers(reader: RedactionReader, search: Search): Promise<readonly Leftover[]> {
  const pages = await pageTexts(reader, search);
  const words = new Map<string, string>();
  for (const { characters, marks } of pages) {
    for (const mark of marks.filter(({ kind }) => kind === 'text')) {
      const word = coveredText(characters, mark);
      const key = normalised(word);
      if (key.length >= MIN_WORD && key.length <= MAX_WORD) words.set(key, word);
    }
  }
  const searchables = pages.map((page) => ({ page, text: searchable(page.characters) }));
  const leftovers = [...words].flatMap(([key, word]) => {
    const found = searchables.flatMap(({ page, text }) => findWord(text, key).flatMap((range) => hitOf(page, { ...range, ground: null })));
    return found.length === 0 ? [] : [{ word, places: found.length, pages: [...new Set(found.map(({ page }) => page))] }];
  });
  return leftovers.sort((a, b) => b.places - a.places);
}

function coveredText(characters: readonly PageCharacter[], mark: RedactionMark): string {
  return characters
    .filter(({ box }) => !isEmpty(box) && isCovered(box, [mark]))
    .map(({ text }) => text)
    .join('')
    .trim();
}

async function pageTexts(reader: RedactionReader, { row, marks }: Search): Promise<readonly PageText[]> {
  const pages = [...row.pageSizes.keys()];
  const texts = await reader.texts(row.file, pages);
  return pages.map((page) => ({ page, characters: texts[page] ?? [], marks: marks.filter((mark) => mark.page === page) }));
}

/** Unless every character of it is covered. */
function hitOf(
  { page, characters, marks }: PageText,
  { start, end, ground }: TextRange & { ground: RedactionGround | null },
): readonly Hit[] {
  const visible = characters.slice(start, end).filter(({ box }) => !isEmpty(box));
  if (visible.length === 0 || visible.every(({ box }) => isCovered(box, marks))) return [];
  return [{ page, start, end, ground, ...excerptOf(characters, { start, end }) }];
}
