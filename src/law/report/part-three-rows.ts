import { APPLICANT_CLASSES, type ApplicantClass } from '../channels.ts';

/** The two grids in use since the report for 2019: 国办公开办函〔2019〕60号 and 〔2021〕30号. */
export const GRID_FORMATS = ['T2019', 'T2021'] as const;
export type GridFormat = (typeof GRID_FORMATS)[number];

interface Row {
  readonly id: string;
  /** As printed, with the heading above it where the heading has no number of its own. */
  readonly name: string;
  readonly unit: string;
  /** `result` rows add up to `t` (I2). */
  readonly kind: 'flow' | 'result';
  readonly formats: readonly GridFormat[];
}

const BOTH = GRID_FORMATS;

/** Part three (收到和处理政府信息公开申请情况) in printed order. The id of a result row is its decision code in lower case. */
export const PART_THREE_ROWS = [
  { id: 'new', name: '一、本年新收政府信息公开申请数量', unit: '件', kind: 'flow', formats: BOTH },
  { id: 'carry', name: '二、上年结转政府信息公开申请数量', unit: '件', kind: 'flow', formats: BOTH },
  { id: 'r1', name: '三、本年度办理结果（一）予以公开', unit: '件', kind: 'result', formats: BOTH },
  { id: 'r2', name: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd1', name: '（三）不予公开 1.属于国家秘密', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd2', name: '（三）不予公开 2.其他法律行政法规禁止公开', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd3', name: '（三）不予公开 3.危及“三安全一稳定”', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd4', name: '（三）不予公开 4.保护第三方合法权益', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd5', name: '（三）不予公开 5.属于三类内部事务信息', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd6', name: '（三）不予公开 6.属于四类过程性信息', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd7', name: '（三）不予公开 7.属于行政执法案卷', unit: '件', kind: 'result', formats: BOTH },
  { id: 'd8', name: '（三）不予公开 8.属于行政查询事项', unit: '件', kind: 'result', formats: BOTH },
  { id: 'u1', name: '（四）无法提供 1.本机关不掌握相关政府信息', unit: '件', kind: 'result', formats: BOTH },
  { id: 'u2', name: '（四）无法提供 2.没有现成信息需要另行制作', unit: '件', kind: 'result', formats: BOTH },
  { id: 'u3', name: '（四）无法提供 3.补正后申请内容仍不明确', unit: '件', kind: 'result', formats: BOTH },
  { id: 'n1', name: '（五）不予处理 1.信访举报投诉类申请', unit: '件', kind: 'result', formats: BOTH },
  { id: 'n2', name: '（五）不予处理 2.重复申请', unit: '件', kind: 'result', formats: BOTH },
  { id: 'n3', name: '（五）不予处理 3.要求提供公开出版物', unit: '件', kind: 'result', formats: BOTH },
  { id: 'n4', name: '（五）不予处理 4.无正当理由大量反复申请', unit: '件', kind: 'result', formats: BOTH },
  { id: 'n5', name: '（五）不予处理 5.要求行政机关确认或重新出具已获取信息', unit: '件', kind: 'result', formats: BOTH },
  { id: 'o', name: '（六）其他处理', unit: '件', kind: 'result', formats: ['T2019'] },
  {
    id: 'o1',
    name: '（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    unit: '件',
    kind: 'result',
    formats: ['T2021'],
  },
  {
    id: 'o2',
    name: '（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    unit: '件',
    kind: 'result',
    formats: ['T2021'],
  },
  { id: 'o3', name: '（六）其他处理 3.其他', unit: '件', kind: 'result', formats: ['T2021'] },
  { id: 't', name: '（七）总计', unit: '件', kind: 'flow', formats: BOTH },
  { id: 'next', name: '四、结转下年度继续办理', unit: '件', kind: 'flow', formats: BOTH },
] as const satisfies readonly Row[];

export type PartThreeRowId = (typeof PART_THREE_ROWS)[number]['id'];
export type ResultRowId = Extract<(typeof PART_THREE_ROWS)[number], { readonly kind: 'result' }>['id'];

/** The seven columns in printed order: natural persons, the five classes of organisations, total. */
export const PART_THREE_COLUMNS = [...APPLICANT_CLASSES, 'total'] as const;
export type PartThreeColumn = ApplicantClass | 'total';

export function partThreeRows(format: GridFormat): PartThreeRowId[] {
  return PART_THREE_ROWS.filter((row) => isPrinted(row, format)).map((row) => row.id);
}

/** The rows that add up to `t`. */
export function resultRows(format: GridFormat): ResultRowId[] {
  return PART_THREE_ROWS.filter((row) => row.kind === 'result')
    .filter((row) => isPrinted(row, format))
    .map((row) => row.id);
}

function isPrinted(row: Row, format: GridFormat): boolean {
  return row.formats.includes(format);
}
