import { Parser } from 'htmlparser2';
import { decodeText } from '../tables/decode-text.ts';
import { atMost, megabytes, TABLE_LIMITS, type TableLimits, UnreadableTableError } from '../tables/table-file.ts';
import { type OpenTable, openTable } from './html-table.ts';
import type { ReportFile } from './report-file.ts';

/** What these hold is not read aloud to anybody. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'select', 'textarea', 'iframe', 'svg']);
/** Words on both sides of them do not belong together. */
const BLOCKS: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol br hr title section article header footer caption dt dd table'.split(' '),
);
/** Tables within tables, as pages of old sites are laid out. */
const MAX_DEPTH = 30;
const MAX_PROSE = 5_000;

/**
 * The tables of a web page, innermost ones by themselves, and the paragraphs outside of them. Scripts are not run, nothing is fetched;
 * markup that is not well formed is read as far as it goes.
 *
 * @throws {UnreadableTableError} for what is no text, too large, or holds too much.
 */
export function readHtmlTables(bytes: Uint8Array, limits: TableLimits = TABLE_LIMITS): ReportFile {
  if (bytes.length === 0) throw new UnreadableTableError('empty');
  if (bytes.length > limits.maxFileBytes) throw new UnreadableTableError('tooLarge', megabytes(limits.maxFileBytes));
  const page = createPage(limits);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      onclosetag: (name) => page.close(name),
      ontext: (text) => page.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(decodeText(bytes));
  parser.end();
  return page.finish();
}

function createPage(limits: TableLimits) {
  const open: OpenTable[] = [];
  const done: OpenTable[] = [];
  const prose: string[] = [];
  let words = '';
  let silent = 0;
  const endParagraph = (): void => {
    const text = words.replace(/\s+/g, ' ').trim();
    if (text !== '' && prose.length < MAX_PROSE) prose.push(text);
    words = '';
  };
  return {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (SILENT.has(name)) silent += 1;
      const table = open.at(-1);
      if (name === 'table') {
        endParagraph();
        if (open.length === MAX_DEPTH) throw new UnreadableTableError('tooManySheets', atMost(MAX_DEPTH));
        open.push(openTable(limits));
      } else if (table !== undefined) table.open(name, attributes);
      else if (BLOCKS.has(name)) endParagraph();
    },
    close(name: string): void {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      const table = open.at(-1);
      if (name === 'table' && table !== undefined) {
        open.pop();
        table.end();
        if (table.hasCells()) done.push(table);
        if (done.length > limits.maxSheets) throw new UnreadableTableError('tooManySheets', atMost(limits.maxSheets));
      } else if (table !== undefined) table.close(name);
      else if (BLOCKS.has(name)) endParagraph();
    },
    text(text: string): void {
      if (silent > 0) return;
      const table = open.at(-1);
      if (table === undefined) words += text;
      else if (!table.text(text)) prose.push(text.replace(/\s+/g, ' ').trim());
    },
    finish(): ReportFile {
      endParagraph();
      return { sheets: done.map((table, at) => table.sheet(`表${at + 1}`)), prose: prose.filter((text) => text !== ''), keepsEmpty: true };
    },
  };
}
