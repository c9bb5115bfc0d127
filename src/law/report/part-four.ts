/** The three groups of part four in printed order. */
export const PART_FOUR_GROUPS = [
  { id: 'review', name: '行政复议' },
  { id: 'directSuit', name: '未经复议直接起诉' },
  { id: 'suitAfterReview', name: '复议后起诉' },
] as const;
export type PartFourGroup = (typeof PART_FOUR_GROUPS)[number]['id'];

/** The five columns of each group in printed order. */
export const PART_FOUR_COLUMNS = [
  { id: 'upheld', name: '结果维持' },
  { id: 'corrected', name: '结果纠正' },
  { id: 'other', name: '其他结果' },
  { id: 'pending', name: '尚未审结' },
  { id: 'total', name: '总计' },
] as const;
export type PartFourColumn = (typeof PART_FOUR_COLUMNS)[number]['id'];

export type PartFourCell = `${PartFourGroup}.${PartFourColumn}`;

export const PART_FOUR_CELLS: readonly PartFourCell[] = PART_FOUR_GROUPS.flatMap(({ id: group }) =>
  PART_FOUR_COLUMNS.map(({ id: column }) => `${group}.${column}` as const),
);
