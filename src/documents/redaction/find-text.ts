import type { PageCharacter } from '../pages/page-workshop.ts';
import type { TextRange } from './text-marks.ts';

/** A page's text without blanks, each character with its place in the page: words are found across line ends and in other widths. */
export interface SearchablePage {
  readonly text: string;
  /** Of each UTF-16 unit of `text`: index of its character. */
  readonly places: readonly number[];
}

export function searchable(characters: readonly PageCharacter[]): SearchablePage {
  let text = '';
  const places: number[] = [];
  characters.forEach(({ text: character }, index) => {
    const plain = normalised(character);
    text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) places.push(index);
  });
  return { text, places };
}

/** Full width, case and blanks make no difference. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00ad\u200b-\u200f\ufeff]/gu, '');
}

/** Where a word stands on a page; one hit does not overlap the next. */
export function findWord({ text, places }: SearchablePage, word: string): readonly TextRange[] {
  const wanted = normalised(word);
  if (wanted === '') return [];
  const hits: TextRange[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    hits.push(rangeOf(places, at, at + wanted.length));
  }
  return hits;
}

/** Of units from `from` up to `to` of a searchable text. */
export function rangeOf(places: readonly number[], from: number, to: number): TextRange {
  return { start: places[from] ?? 0, end: (places[to - 1] ?? -1) + 1 };
}

/** What stands around a hit, to tell hits apart. */
export function excerptOf(characters: readonly PageCharacter[], { start, end }: TextRange): { before: string; hit: string; after: string } {
  const words = (from: number, to: number): string =>
    characters
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ');
  return { before: words(start - 12, start), hit: words(start, end), after: words(end, end + 12) };
}
