import type { Bilingual, FieldProblem } from '../law/errors.ts';
import type { CliContext } from './cli-context.ts';

export const NOT_UTF8: FieldProblem = {
  field: '',
  zh: '不是 UTF-8 编码（可能是 GBK），请先转换编码',
  en: 'this is not UTF-8 (perhaps GBK); convert it first',
};

/** Notes beyond these are only counted: a file of a million lines may hold one in each. */
const MAX_NOTES = 20;

/** Says that a line was refused, and every reason. */
export function tellRefused(context: CliContext, refused: { line: number; ref?: string; problems: readonly FieldProblem[] }): void {
  const { line, ref, problems } = refused;
  const of = ref === undefined ? '' : ` (${ref})`;
  context.tell({
    zh: `第 ${line} 行${of}：${problems.map(({ zh }) => zh).join('；')}`,
    en: `line ${line}${of}: ${problems.map(({ en }) => en).join('; ')}`,
  });
}

/** Says what stands in lines that were taken: the first notes in full, then how many more. */
export function createNotes(context: CliContext): { add(line: number, text: Bilingual): void; end(): void } {
  let notes = 0;
  return {
    add(line, { zh, en }) {
      notes += 1;
      if (notes <= MAX_NOTES) context.tell({ zh: `第 ${line} 行 提示：${zh}`, en: `line ${line}, note: ${en}` });
    },
    end() {
      const more = notes - MAX_NOTES;
      if (more > 0) context.tell({ zh: `另有 ${more} 条提示未列出`, en: `and ${more} more notes` });
    },
  };
}
