import type { Bilingual } from '../../law/errors.ts';
import { PLACEHOLDERS } from './placeholders.ts';

/** A part of a letter that repeats: `{#name}…{/name}`. */
export type LoopName = 'body' | 'attachments' | 'rows' | 'index';

export interface Placeholder {
  readonly name: string;
  /** `text`: `{name}`. `loop`: `{#name}…{/name}`, once for each item. `flag`: `{#name}…{/name}`, only where it is true. `picture`: the seal. */
  readonly kind: 'text' | 'loop' | 'flag' | 'picture';
  /** Stands only within this part. */
  readonly within: LoopName | null;
  readonly meaning: Bilingual;
  readonly example: Bilingual;
}

type Line = readonly [name: string, zh: string, en: string, example: string];

// biome-ignore format: a table, read as rows
const TEXTS: readonly Line[] = [
  ['redHead', '红头：发文机关标志', 'Red head: the organ as it stands above the red line', '东胜区人民政府办公室文件'],
  ['title', '标题', 'Title', '不予公开决定书'],
  ['documentNo', '发文字号', 'Document number', '东政公开答〔2026〕12号'],
  ['addressee', '主送（受文人），不含冒号', 'Addressee, without the colon', '王某某'],
  ['submittedTo', '此致的复议机关或者法院（答复书、答辩状）', 'Review organ or court that a pleading is submitted to', '某某区人民法院'],
  ['remedy', '救济途径（行政复议、行政诉讼）', 'The paragraph on remedies', '如不服本决定，可以自收到本决定书之日起60日内……'],
  ['signature', '发文机关署名', 'Organ that signs', '东胜区人民政府办公室'],
  ['date', '成文日期', 'Date of the letter', '2026年3月5日'],
  ['contact', '附注：联系人、联系电话', 'Contact person and telephone', '联系人：李某，联系电话：0477-0000000'],
  ['remark', '补制说明', 'Note on papers that were made later', '本件根据案件历史补制。'],
];

// biome-ignore format: a table, read as rows
const INNER: Readonly<Record<LoopName, readonly Line[]>> = {
  body: [['text', '正文的一段', 'One paragraph of the body', '经审查，你申请公开的政府信息……']],
  attachments: [
    ['name', '附件名称', 'Name of the attachment', '现场照片'],
    ['no', '附件序号', 'Number of the attachment', '1'],
  ],
  rows: [
    ['label', '栏目名称', 'Label of the row', '申请人'],
    ['value', '栏目内容', 'Contents of the row', '王某某'],
  ],
  index: [
    ['no', '序号', 'Number of the row', '1'],
    ['documentNo', '文号', 'Document number', '东政公开答〔2026〕12号'],
    ['author', '责任者', 'Author', '东胜区人民政府办公室'],
    ['title', '题名', 'Title', '不予公开决定书'],
    ['date', '日期', 'Date', '2026-03-05'],
    ['pages', '页号', 'Pages', '3—5'],
    ['note', '备注', 'Note', ''],
  ],
};

// biome-ignore format: a table, read as rows
const LOOPS: readonly Line[] = [
  ['body', '正文，逐段', 'The body, paragraph by paragraph', '{#body}{text}{/body}'],
  ['attachments', '附件说明，逐个', 'The list of attachments', '{#attachments}{name}{/attachments}'],
  ['rows', '表格各栏', 'Rows of a form', '{#rows}{label} | {value}{/rows}'],
  ['index', '卷宗目录各行', 'Rows of the file index', '{#index}{no} | {title}{/index}'],
];

// biome-ignore format: a table, read as rows
const FLAGS: readonly (readonly [...Line, LoopName | null])[] = [
  ['hasRows', '有表格时', 'Where there are rows', '{#hasRows}…{/hasRows}', null],
  ['outgoing', '对外发出的文书（有发文字号）', 'Where the letter goes out (it has a number series)', '{#outgoing}…{/outgoing}', null],
  ['heading1', '一级标题（一、）单独成段', 'A heading of the first level alone on its line', '{#heading1}{text}{/heading1}', 'body'],
  ['heading2', '二级标题（（一））单独成段', 'A heading of the second level alone on its line', '{#heading2}{text}{/heading2}', 'body'],
  ['plain', '标题以外的段落', 'A paragraph that is no heading', '{#plain}{text}{/plain}', 'body'],
  ['single', '只有一个附件时', 'Where there is one attachment', '{#single}{name}{/single}', 'attachments'],
  ['first', '几个附件中的第一个', 'The first of several attachments', '{#first}{no}. {name}{/first}', 'attachments'],
  ['later', '几个附件中其余各个', 'The others of several attachments', '{#later}{no}. {name}{/later}', 'attachments'],
];

function text([name, zh, en, example]: Line, within: LoopName | null = null): Placeholder {
  return { name, kind: 'text', within, meaning: { zh, en }, example: { zh: example, en: example } };
}

/** Everything that may stand in a template, in the order of the page that lists it. */
export const PLACEHOLDER_LIST: readonly Placeholder[] = [
  ...TEXTS.map((line) => text(line)),
  ...LOOPS.flatMap((line): readonly Placeholder[] => [
    { ...text(line), kind: 'loop' },
    ...INNER[line[0] as LoopName].map((inner) => text(inner, line[0] as LoopName)),
  ]),
  { ...text(['seal', '印章位置（居中压在所在行之上）', 'Place of the seal: centred over its line', '']), kind: 'picture' },
  ...Object.entries(PLACEHOLDERS).map(([name, { zh, en, example }]) => text([name, zh, en, example])),
  ...FLAGS.map(([name, zh, en, example, within]): Placeholder => ({ ...text([name, zh, en, example], within), kind: 'flag' })),
];

/** Those that may stand anywhere, by name. */
export const OUTER_PLACEHOLDERS: ReadonlyMap<string, Placeholder> = new Map(
  PLACEHOLDER_LIST.filter(({ within }) => within === null).map((placeholder) => [placeholder.name, placeholder]),
);

/** Those that may stand within a part that repeats. */
export function placeholdersWithin(loop: string): ReadonlyMap<string, Placeholder> {
  return new Map(PLACEHOLDER_LIST.filter(({ within }) => within === loop).map((placeholder) => [placeholder.name, placeholder]));
}
