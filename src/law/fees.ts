import type { Bilingual, FieldProblem } from './errors.ts';

/** Per item (按件): applications of one applicant in one calendar month. Per page (按量): pages supplied on one application. */
export type FeeMethod = 'perItem' | 'perPage';

export const FEE_METHODS = ['perItem', 'perPage'] as const satisfies readonly FeeMethod[];

export const FEE_METHOD_LABELS: Readonly<Record<FeeMethod, Bilingual>> = {
  perItem: { zh: '按件计收', en: 'per item' },
  perPage: { zh: '按量计收', en: 'per page' },
};

/** What is charged for one application. */
export type FeeRequest =
  /** Ordinals of the items in the applicant's calendar month at this organ, both inclusive. */
  | { readonly method: 'perItem'; readonly fromOrdinal: number; readonly toOrdinal: number }
  /** A page is one side of A4 or smaller; several applications are not added up. */
  | { readonly method: 'perPage'; readonly pages: number };

export type FeeResult =
  | { readonly result: 'ok'; readonly yuan: number }
  | { readonly result: 'methodSwitched'; readonly basis: string; readonly text: Bilingual };

const FREE_ITEMS = 10;
const FIRST_SLICE_END = 30;
const SLICE_ITEMS = 10;

/** Page slices: free up to 30, then each slice's rate for the pages inside it. `upTo` is inclusive. */
const PAGE_SLICES = [
  { after: 30, upTo: 100, yuanPerPage: 10 },
  { after: 100, upTo: 200, yuanPerPage: 20 },
  { after: 200, upTo: Number.POSITIVE_INFINITY, yuanPerPage: 40 },
] as const;

/**
 * The fee in yuan for the item that is the `ordinal`-th of its applicant in the month.
 *
 * Legal source: 国办函〔2020〕109号 art. 4.
 *
 * @throws {RangeError} unless `ordinal` is a whole number, 1 or more.
 */
export function itemFee(ordinal: number): number {
  requireWhole('ordinal', ordinal, 1);
  if (ordinal <= FREE_ITEMS) return 0;
  if (ordinal <= FIRST_SLICE_END) return 100;
  return 200 + 100 * Math.floor((ordinal - FIRST_SLICE_END - 1) / SLICE_ITEMS);
}

/**
 * The fee in yuan for the items from one ordinal to another, both inclusive.
 *
 * @throws {RangeError} unless both are whole numbers, 1 or more; `toOrdinal` below `fromOrdinal` is no item and costs nothing.
 */
export function itemFeesTotal(fromOrdinal: number, toOrdinal: number): number {
  requireWhole('fromOrdinal', fromOrdinal, 1);
  requireWhole('toOrdinal', toOrdinal, 0);
  let yuan = 0;
  for (let ordinal = fromOrdinal; ordinal <= toOrdinal; ordinal += 1) yuan += itemFee(ordinal);
  return yuan;
}

/**
 * The fee in yuan for the pages of one application. Nothing is charged where the applicant is only told where published information is.
 *
 * Legal source: 国办函〔2020〕109号 art. 5.
 *
 * @throws {RangeError} unless `pages` is a whole number, 0 or more.
 */
export function pageFee(pages: number): number {
  requireWhole('pages', pages, 0);
  return PAGE_SLICES.reduce((yuan, slice) => yuan + slice.yuanPerPage * Math.max(0, Math.min(pages, slice.upTo) - slice.after), 0);
}

/**
 * The fee for one application, refused when the application was already charged by the other method.
 *
 * Legal source: 国办函〔2020〕109号 art. 3: per item or per page, never both for one application.
 *
 * @param earlierMethod - The method of a fee notice already issued on this application; null if there was none.
 */
export function feeOf(request: FeeRequest, earlierMethod: FeeMethod | null): FeeResult {
  if (earlierMethod !== null && earlierMethod !== request.method) return methodSwitched(earlierMethod);
  const yuan = request.method === 'perPage' ? pageFee(request.pages) : itemFeesTotal(request.fromOrdinal, request.toOrdinal);
  return { result: 'ok', yuan };
}

function methodSwitched(earlierMethod: FeeMethod): FeeResult {
  const earlier = FEE_METHOD_LABELS[earlierMethod];
  return {
    result: 'methodSwitched',
    basis: '国办函〔2020〕109号第三条',
    text: {
      zh: `本件申请已${earlier.zh}信息处理费，同一申请不得再按另一种方式收费。请沿用原计收方式。`,
      en: `This application was already charged ${earlier.en}; one application is never charged by both methods. Keep to the first method.`,
    },
  };
}

function requireWhole(name: string, value: number, min: number): void {
  if (!Number.isSafeInteger(value) || value < min) throw new RangeError(`${name} must be a whole number, ${min} or more, but is ${value}`);
}

/**
 * What is wrong with a fee notice, if anything: by page, the amount follows from the pages alone. By item it depends on the applicant's other
 * applications of the month, which the officer has before him.
 */
export function feeNoticeProblems(notice: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  const { method, count, yuan } = notice;
  if (method !== 'perPage' || typeof count !== 'number') return [];
  const right = pageFee(count);
  if (right === 0) {
    return [
      {
        field: 'yuan',
        zh: `${count} 页不收费（30 页以内免费，国办函〔2020〕109号第五条）`,
        en: `${count} pages are free: the first 30 cost nothing (State Council General Office letter [2020] No. 109, art. 5)`,
      },
    ];
  }
  if (yuan === right) return [];
  return [
    {
      field: 'yuan',
      zh: `金额应为 ${right} 元（按量计收 ${count} 页，国办函〔2020〕109号第五条）`,
      en: `The amount must be ${right} yuan for ${count} pages (State Council General Office letter [2020] No. 109, art. 5)`,
    },
  ];
}
