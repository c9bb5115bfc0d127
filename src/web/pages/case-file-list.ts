import { findEvent } from '../../law/events/catalogue.ts';
import { filesIn } from '../../law/events/files-field.ts';
import type { CasePageData } from '../web-deps.ts';

/** Characters that the list of an archived case may have. */
const MAX_LIST = 4000;

/**
 * The contents of the file, one paper a line, as a list to begin an archive index with (卷内目录): what was recorded, its numbered letters, the
 * files filed with it. In Chinese, as the file is.
 */
export function caseFileList({ history, documents }: Pick<CasePageData, 'history' | 'documents'>): string {
  const lines = history.flatMap((line) => {
    const numbers = documents.filter((row) => row.version === line.version && row.voidedAt === null).map((row) => row.text);
    const names = filesIn(line.data).map(({ file }) => file.name);
    const definition = findEvent(line.type);
    if (definition === undefined || (numbers.length + names.length === 0 && (definition.letters ?? []).length === 0)) return [];
    return [`${[line.on, definition.label.zh, ...numbers].join(' ')}${names.length === 0 ? '' : `（${names.join('、')}）`}`];
  });
  const numbered = lines.map((text, index) => `${index + 1}. ${text}`);
  return cut(numbered);
}

/** Whole lines only. */
function cut(lines: readonly string[]): string {
  let list = '';
  for (const line of lines) {
    const next = list === '' ? line : `${list}\n${line}`;
    if (next.length > MAX_LIST) return list;
    list = next;
  }
  return list;
}
