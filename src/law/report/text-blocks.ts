/** What a part of the written report is made of, line by line. Texts hold quotes as they were written. */
export type TextBlock =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly line: number }
  | { readonly kind: 'paragraph'; readonly text: string; readonly line: number }
  | {
      readonly kind: 'table';
      /** The first `heads` rows are the head. */
      readonly heads: 0 | 1;
      readonly rows: readonly (readonly string[])[];
      readonly line: number;
    };

/** A heading is short; a longer line that begins like one is a paragraph. */
const MAX_HEADING = 60;
const SECOND = /^[（(][一二三四五六七八九十]{1,3}[）)]/u;
const THIRD = /^[0-9０-９]{1,2}[.．、](?![0-9０-９])/u;
/** As many columns as a page can hold. */
const MAX_COLUMNS = 12;

/**
 * The blocks of a text: a line is a paragraph; `（一）…` and `1.…` in a short line of one sentence are headings; lines between bars
 * (`| 类别 | 数量 |`) are a table, whose head ends with a line `|---|`. Empty lines part tables and are left out.
 */
export function blocksOf(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let table: { rows: string[][]; heads: 0 | 1; line: number } | undefined;
  const flush = (): void => {
    if (table !== undefined && table.rows.length > 0) blocks.push({ kind: 'table', ...table });
    table = undefined;
  };
  for (const [index, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = raw.trim();
    const cells = cellsOfLine(line);
    if (cells === undefined) {
      flush();
      if (line !== '') blocks.push(blockOf(line, index + 1));
    } else if (table !== undefined && isRule(cells)) {
      if (table.rows.length === 1) table.heads = 1;
    } else {
      table ??= { rows: [], heads: 0, line: index + 1 };
      table.rows.push(cells);
    }
  }
  flush();
  return blocks;
}

function blockOf(text: string, line: number): TextBlock {
  const level = SECOND.test(text) ? 2 : THIRD.test(text) ? 3 : undefined;
  const isShort = text.length <= MAX_HEADING && !/[。；：:]./u.test(text.replace(/\{\{[^{}]*\}\}/gu, ''));
  return level !== undefined && isShort ? { kind: 'heading', level, text, line } : { kind: 'paragraph', text, line };
}

function cellsOfLine(line: string): string[] | undefined {
  if (!/^[|｜].*[|｜]$/u.test(line) || line.length < 2) return undefined;
  return line
    .slice(1, -1)
    .split(/[|｜]/u)
    .slice(0, MAX_COLUMNS)
    .map((cell) => cell.trim());
}

function isRule(cells: readonly string[]): boolean {
  return cells.every((cell) => /^:?-{2,}:?$/u.test(cell));
}
