import type { GridFormat } from './part-three-rows.ts';

/** A cell of part two (主动公开政府信息情况), by row and column. */
export const PART_TWO_CELLS = [
  'rules.made',
  'rules.published',
  'rules.public',
  'rules.repealed',
  'rules.inForce',
  'normative.made',
  'normative.published',
  'normative.public',
  'normative.repealed',
  'normative.inForce',
  'permits.itemsBefore',
  'permits.change',
  'permits.decisions',
  'services.itemsBefore',
  'services.change',
  'services.decisions',
  'penalties.itemsBefore',
  'penalties.change',
  'penalties.decisions',
  'coercion.itemsBefore',
  'coercion.change',
  'coercion.decisions',
  'charges.itemsBefore',
  'charges.change',
  'charges.amount',
  'procurement.projects',
  'procurement.amount',
] as const;
export type PartTwoCell = (typeof PART_TWO_CELLS)[number];

/** One line of the printed table: what stands under an item of Article 20. */
export interface PartTwoRow {
  /** 第二十条第…项, as printed. */
  readonly item: string;
  readonly name: string;
  readonly cells: readonly PartTwoCell[];
}

/** A block of lines with the same column heads. */
export interface PartTwoBlock {
  readonly item: string;
  readonly columns: readonly string[];
  readonly rows: readonly PartTwoRow[];
}

const MADE_2019 = ['本年新制作数量', '本年新公开数量', '对外公开总数量'] as const;
const ITEMS_2019 = ['上一年项目数量', '本年增/减', '处理决定数量'] as const;

const three = (item: string, name: string, row: 'permits' | 'services' | 'penalties' | 'coercion'): PartTwoRow => ({
  item,
  name,
  cells: [`${row}.itemsBefore`, `${row}.change`, `${row}.decisions`],
});
const decisions = (item: string, name: string, row: 'permits' | 'penalties' | 'coercion'): PartTwoRow => ({
  item,
  name,
  cells: [`${row}.decisions`],
});

/** Legal source: 国办公开办函〔2019〕60号 and 〔2021〕30号; 政府信息公开条例（2019）第二十条. */
export const PART_TWO_BLOCKS: Readonly<Record<GridFormat, readonly PartTwoBlock[]>> = {
  T2019: [
    {
      item: '第二十条第（一）项',
      columns: MADE_2019,
      rows: [
        { item: '第二十条第（一）项', name: '规章', cells: ['rules.made', 'rules.published', 'rules.public'] },
        { item: '第二十条第（一）项', name: '规范性文件', cells: ['normative.made', 'normative.published', 'normative.public'] },
      ],
    },
    {
      item: '第二十条第（五）项',
      columns: ITEMS_2019,
      rows: [three('第二十条第（五）项', '行政许可', 'permits'), three('第二十条第（五）项', '其他对外管理服务事项', 'services')],
    },
    {
      item: '第二十条第（六）项',
      columns: ITEMS_2019,
      rows: [three('第二十条第（六）项', '行政处罚', 'penalties'), three('第二十条第（六）项', '行政强制', 'coercion')],
    },
    {
      item: '第二十条第（八）项',
      columns: ['上一年项目数量', '本年增/减'],
      rows: [{ item: '第二十条第（八）项', name: '行政事业性收费', cells: ['charges.itemsBefore', 'charges.change'] }],
    },
    {
      item: '第二十条第（九）项',
      columns: ['采购项目数量', '采购总金额（单位：万元）'],
      rows: [{ item: '第二十条第（九）项', name: '政府集中采购', cells: ['procurement.projects', 'procurement.amount'] }],
    },
  ],
  T2021: [
    {
      item: '第二十条第（一）项',
      columns: ['本年制发件数', '本年废止件数', '现行有效件数'],
      rows: [
        { item: '第二十条第（一）项', name: '规章', cells: ['rules.made', 'rules.repealed', 'rules.inForce'] },
        { item: '第二十条第（一）项', name: '行政规范性文件', cells: ['normative.made', 'normative.repealed', 'normative.inForce'] },
      ],
    },
    {
      item: '第二十条第（五）项',
      columns: ['本年处理决定数量'],
      rows: [decisions('第二十条第（五）项', '行政许可', 'permits')],
    },
    {
      item: '第二十条第（六）项',
      columns: ['本年处理决定数量'],
      rows: [decisions('第二十条第（六）项', '行政处罚', 'penalties'), decisions('第二十条第（六）项', '行政强制', 'coercion')],
    },
    {
      item: '第二十条第（八）项',
      columns: ['本年收费金额（单位：万元）'],
      rows: [{ item: '第二十条第（八）项', name: '行政事业性收费', cells: ['charges.amount'] }],
    },
  ],
};

export function partTwoCells(format: GridFormat): PartTwoCell[] {
  return PART_TWO_BLOCKS[format].flatMap((block) => block.rows.flatMap((row) => row.cells));
}
