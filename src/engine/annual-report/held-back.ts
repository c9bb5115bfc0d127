import { type Bilingual, StepRefusedError } from '../../law/errors.ts';
import type { Check } from '../../law/report/report-json.ts';

/** Cells that a sentence can name. */
const MAX_CELLS = 12;

const WHAT = {
  frozen: { zh: '数据不能锁定', en: 'the figures cannot be frozen' },
  released: { zh: '报告不能送审、导出和公布', en: 'the report cannot be submitted, exported or published' },
} as const;

/**
 * What does not add up does not go on: which checks fail, in which cells, in the same words on pages, in the API and on the command line.
 *
 * @throws {StepRefusedError}
 */
export function requireHolding(failing: readonly Check[], what: keyof typeof WHAT): void {
  if (failing.length === 0) return;
  const basis = '国办公开办函〔2021〕30号（勾稽关系）；本系统规则';
  throw new StepRefusedError({ rule: 'guard', basis, text: whyHeldBack(failing, what) });
}

export function whyHeldBack(failing: readonly Check[], what: keyof typeof WHAT): Bilingual {
  const { zh, en } = WHAT[what];
  const each = failing.map(sayFailing);
  return {
    zh: `核对没有通过，${zh}。${each.map((one) => one.zh).join('；')}。请更正这些数据的来源或者文字，或者说明差异。`,
    en: `Checks fail: ${en}. ${each.map((one) => one.en).join('; ')}. Correct what these figures come from or the text, or explain the difference.`,
  };
}

/** A failing check with its cells, in a line. */
export function sayFailing({ id, detail, cells = [] }: Check): Bilingual {
  const rest = cells.length - MAX_CELLS;
  const named = cells.slice(0, MAX_CELLS);
  const zhCells = `${named.join('、')}${rest > 0 ? ` 等 ${cells.length} 个` : ''}`;
  const enCells = `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return {
    zh: `${id}：${detail?.zh ?? '不成立'}${named.length === 0 ? '' : `（单元格 ${zhCells}）`}`,
    en: `${id}: ${detail?.en ?? 'does not hold'}${named.length === 0 ? '' : ` (cells ${enCells})`}`,
  };
}
