import type { Bilingual } from '../errors.ts';
import { EXTRA_INDICATORS } from './indicators-extra.ts';
import type { PartTwoCell } from './part-two.ts';
import type { T2014EntryId } from './t2014-rows.ts';

/** What people do that no case shows, by the work it belongs to; pages and import sheets go by it. */
export const INDICATOR_AREAS = {
  publicity: { zh: '主动公开', en: 'Proactive publication' },
  response: { zh: '回应解读', en: 'Interpretation and response' },
  powers: { zh: '行政职权与收费', en: 'Administrative powers and fees' },
  bodies: { zh: '机构、人员与经费', en: 'Bodies, staff and funds' },
  training: { zh: '会议与培训', en: 'Meetings and training' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Bilingual>;
export type IndicatorArea = keyof typeof INDICATOR_AREAS;

/** A figure that cases cannot give: recorded during the year, entry by entry. */
export interface Indicator {
  /** Stable: stands in imports and in the API. Those of an organ's own begin with `own.`. */
  readonly id: string;
  readonly area: IndicatorArea;
  readonly label: Bilingual;
  /** As printed (条, 次, 万元 …), and in English. */
  readonly unit: Bilingual;
  /** `flow`: the figure of a year is the sum of its entries. `stock`: the value of the last entry of the year, such as a number of staff. */
  readonly kind: 'flow' | 'stock';
  /** Most decimals: 0 for what is counted, 4 for 万元. */
  readonly decimals: 0 | 4;
  /** Row of the table of 2014–2018. */
  readonly t2014?: T2014EntryId;
  /** Cell of part two since 2019. */
  readonly partTwo?: PartTwoCell;
  /** Whether an entry may be below zero: 本年增/减. */
  readonly signed?: boolean;
}

const UNITS = {
  items: { zh: '条', en: 'items' },
  pieces: { zh: '件', en: 'pieces' },
  times: { zh: '次', en: 'times' },
  articles: { zh: '篇', en: 'articles' },
  bodies: { zh: '个', en: 'bodies' },
  people: { zh: '人', en: 'people' },
  attendances: { zh: '人次', en: 'attendances' },
  kinds: { zh: '项', en: 'kinds' },
  money: { zh: '万元', en: '10,000 yuan' },
} as const satisfies Record<string, Bilingual>;

type Row = readonly [
  id: string,
  zh: string,
  en: string,
  unit: keyof typeof UNITS,
  kind: Indicator['kind'],
  cells: Pick<Indicator, 't2014' | 'partTwo' | 'signed'>,
];

const rows = (area: IndicatorArea, list: readonly Row[]): Indicator[] =>
  list.map(([id, zh, en, unit, kind, cells]) => ({
    id,
    area,
    label: { zh, en },
    unit: UNITS[unit],
    kind,
    decimals: unit === 'money' ? 4 : 0,
    ...cells,
  }));

// biome-ignore format: a table, read row by row
const PUBLICITY = rows('publicity', [
  ['publicity.total', '主动公开政府信息数（不同渠道公开相同信息计1条）', 'items published (one item on several channels counts once)', 'items', 'flow', { t2014: '一(一)' }],
  ['publicity.normative', '主动公开规范性文件数', 'normative documents published', 'items', 'flow', { t2014: '一(一)*' }],
  ['publicity.gazette', '政府公报公开政府信息数', 'items in the gazette', 'items', 'flow', { t2014: '一(二)1' }],
  ['publicity.website', '政府网站公开政府信息数', 'items on the website', 'items', 'flow', { t2014: '一(二)2' }],
  ['publicity.weibo', '政务微博公开政府信息数', 'items on the microblog', 'items', 'flow', { t2014: '一(二)3' }],
  ['publicity.wechat', '政务微信公开政府信息数', 'items on WeChat', 'items', 'flow', { t2014: '一(二)4' }],
  ['publicity.other', '其他方式公开政府信息数', 'items in other ways', 'items', 'flow', { t2014: '一(二)5' }],
]);

// biome-ignore format: a table, read row by row
const RESPONSE = rows('response', [
  ['response.topics', '回应公众关注热点或重大舆情数', 'public concerns responded to', 'times', 'flow', { t2014: '二(一)' }],
  ['response.pressConferences', '参加或举办新闻发布会总次数', 'press conferences held or joined', 'times', 'flow', { t2014: '二(二)1' }],
  ['response.pressConferencesByHead', '主要负责同志参加新闻发布会次数', 'press conferences with the head of the organ', 'times', 'flow', { t2014: '二(二)1*' }],
  ['response.interviews', '政府网站在线访谈次数', 'online interviews on the website', 'times', 'flow', { t2014: '二(二)2' }],
  ['response.interviewsByHead', '主要负责同志参加政府网站在线访谈次数', 'online interviews with the head of the organ', 'times', 'flow', { t2014: '二(二)2*' }],
  ['response.interpretations', '政策解读稿件发布数', 'interpretations of policies published', 'articles', 'flow', { t2014: '二(二)3' }],
  ['response.social', '微博微信回应事件数', 'matters answered on Weibo and WeChat', 'times', 'flow', { t2014: '二(二)4' }],
  ['response.other', '其他方式回应事件数', 'matters answered in other ways', 'times', 'flow', { t2014: '二(二)5' }],
]);

// biome-ignore format: a table, read row by row
const POWERS = rows('powers', [
  ['rules.made', '规章：本年新制作（制发）件数', 'rules made in the year', 'pieces', 'flow', { partTwo: 'rules.made' }],
  ['rules.published', '规章：本年新公开数量', 'rules published in the year', 'pieces', 'flow', { partTwo: 'rules.published' }],
  ['rules.public', '规章：对外公开总数量', 'rules public in all', 'pieces', 'stock', { partTwo: 'rules.public' }],
  ['rules.repealed', '规章：本年废止件数', 'rules repealed in the year', 'pieces', 'flow', { partTwo: 'rules.repealed' }],
  ['rules.inForce', '规章：现行有效件数', 'rules in force', 'pieces', 'stock', { partTwo: 'rules.inForce' }],
  ['normative.issued', '规范性文件：本年制发件数', 'normative documents issued in the year', 'pieces', 'flow', { t2014: '一(一)**', partTwo: 'normative.made' }],
  ['normative.published', '规范性文件：本年新公开数量', 'normative documents published in the year', 'pieces', 'flow', { partTwo: 'normative.published' }],
  ['normative.public', '规范性文件：对外公开总数量', 'normative documents public in all', 'pieces', 'stock', { partTwo: 'normative.public' }],
  ['normative.repealed', '规范性文件：本年废止件数', 'normative documents repealed in the year', 'pieces', 'flow', { partTwo: 'normative.repealed' }],
  ['normative.inForce', '规范性文件：现行有效件数', 'normative documents in force', 'pieces', 'stock', { partTwo: 'normative.inForce' }],
  ['permits.itemsBefore', '行政许可：上一年项目数量', 'kinds of permits in the year before', 'kinds', 'stock', { partTwo: 'permits.itemsBefore' }],
  ['permits.change', '行政许可：本年增/减', 'kinds of permits added or removed', 'kinds', 'flow', { partTwo: 'permits.change', signed: true }],
  ['permits.decisions', '行政许可：处理决定数量', 'decisions on permits', 'pieces', 'flow', { partTwo: 'permits.decisions' }],
  ['services.itemsBefore', '其他对外管理服务事项：上一年项目数量', 'kinds of other services in the year before', 'kinds', 'stock', { partTwo: 'services.itemsBefore' }],
  ['services.change', '其他对外管理服务事项：本年增/减', 'kinds of other services added or removed', 'kinds', 'flow', { partTwo: 'services.change', signed: true }],
  ['services.decisions', '其他对外管理服务事项：处理决定数量', 'decisions on other services', 'pieces', 'flow', { partTwo: 'services.decisions' }],
  ['penalties.itemsBefore', '行政处罚：上一年项目数量', 'kinds of penalties in the year before', 'kinds', 'stock', { partTwo: 'penalties.itemsBefore' }],
  ['penalties.change', '行政处罚：本年增/减', 'kinds of penalties added or removed', 'kinds', 'flow', { partTwo: 'penalties.change', signed: true }],
  ['penalties.decisions', '行政处罚：处理决定数量', 'decisions on penalties', 'pieces', 'flow', { partTwo: 'penalties.decisions' }],
  ['coercion.itemsBefore', '行政强制：上一年项目数量', 'kinds of coercion in the year before', 'kinds', 'stock', { partTwo: 'coercion.itemsBefore' }],
  ['coercion.change', '行政强制：本年增/减', 'kinds of coercion added or removed', 'kinds', 'flow', { partTwo: 'coercion.change', signed: true }],
  ['coercion.decisions', '行政强制：处理决定数量', 'decisions on coercion', 'pieces', 'flow', { partTwo: 'coercion.decisions' }],
  ['charges.itemsBefore', '行政事业性收费：上一年项目数量', 'kinds of charges in the year before', 'kinds', 'stock', { partTwo: 'charges.itemsBefore' }],
  ['charges.change', '行政事业性收费：本年增/减', 'kinds of charges added or removed', 'kinds', 'flow', { partTwo: 'charges.change', signed: true }],
  ['charges.amount', '行政事业性收费：本年收费金额', 'charges collected in the year', 'money', 'flow', { partTwo: 'charges.amount' }],
  ['procurement.projects', '政府集中采购：采购项目数量', 'central procurement: projects', 'kinds', 'flow', { partTwo: 'procurement.projects' }],
  ['procurement.amount', '政府集中采购：采购总金额', 'central procurement: total', 'money', 'flow', { partTwo: 'procurement.amount' }],
  ['fees.collected', '依申请公开信息收取的费用', 'fees for information given on application', 'money', 'flow', { t2014: '七' }],
]);

// biome-ignore format: a table, read row by row
const BODIES = rows('bodies', [
  ['bodies.offices', '政府信息公开工作专门机构数', 'offices for disclosure work', 'bodies', 'stock', { t2014: '八(一)' }],
  ['bodies.readingPoints', '设置政府信息公开查阅点数', 'reading points', 'bodies', 'stock', { t2014: '八(二)' }],
  ['bodies.staff', '从事政府信息公开工作人员数', 'staff for disclosure work', 'people', 'stock', { t2014: '八(三)' }],
  ['bodies.fullTime', '专职人员数', 'full-time staff', 'people', 'stock', { t2014: '八(三)1' }],
  ['bodies.partTime', '兼职人员数', 'part-time staff', 'people', 'stock', { t2014: '八(三)2' }],
  ['bodies.funds', '政府信息公开专项经费', 'funds for disclosure work', 'money', 'flow', { t2014: '八(四)' }],
]);

// biome-ignore format: a table, read row by row
const TRAINING = rows('training', [
  ['training.meetings', '召开政府信息公开工作会议或专题会议数', 'meetings on disclosure work', 'times', 'flow', { t2014: '九(一)' }],
  ['training.courses', '举办各类培训班数', 'training courses', 'times', 'flow', { t2014: '九(二)' }],
  ['training.people', '接受培训人员数', 'people trained', 'attendances', 'flow', { t2014: '九(三)' }],
]);

/**
 * Every figure of the yearly tables that cases cannot give, and what the reports of organs tell besides.
 *
 * Legal source: 国办发〔2014〕32号; 国办公开办函〔2019〕60号, 〔2021〕30号; 政府信息公开条例（2019）第二十条, 第五十条.
 */
export const INDICATORS: readonly Indicator[] = [...PUBLICITY, ...RESPONSE, ...POWERS, ...BODIES, ...TRAINING, ...EXTRA_INDICATORS];

const BY_ID: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

/** One of those that every organ has; an organ's own stand in its table of indicators. */
export function findIndicator(id: string): Indicator | undefined {
  return BY_ID.get(id);
}
