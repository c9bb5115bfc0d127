import type { CivilDate } from './civil-date.ts';
import { addMonths } from './civil-date.ts';
import type { Bilingual } from './errors.ts';
import { type FiledFile, filesIn } from './events/files-field.ts';
import type { Fact } from './fact.ts';

/** The items of article 20 of the 2019 Regulation, and what is published beside them (art. 21). */
export const PUBLICATION_CATEGORIES = [
  { value: 'item1', label: { zh: '（一）行政法规、规章和规范性文件', en: '(1) regulations, rules and normative documents' } },
  { value: 'item2', label: { zh: '（二）机关职能、机构设置和联系方式', en: '(2) functions, organisation and contacts' } },
  { value: 'item3', label: { zh: '（三）发展规划、专项规划、区域规划及相关政策', en: '(3) plans and related policies' } },
  { value: 'item4', label: { zh: '（四）国民经济和社会发展统计信息', en: '(4) economic and social statistics' } },
  { value: 'item5', label: { zh: '（五）行政许可和其他对外管理服务事项', en: '(5) licences and other public services' } },
  { value: 'item6', label: { zh: '（六）行政处罚、行政强制', en: '(6) penalties and enforcement' } },
  { value: 'item7', label: { zh: '（七）财政预算、决算信息', en: '(7) budgets and final accounts' } },
  { value: 'item8', label: { zh: '（八）行政事业性收费', en: '(8) administrative fees' } },
  { value: 'item9', label: { zh: '（九）政府集中采购', en: '(9) centralised procurement' } },
  { value: 'item10', label: { zh: '（十）重大建设项目', en: '(10) major construction projects' } },
  {
    value: 'item11',
    label: {
      zh: '（十一）扶贫、教育、医疗、社会保障、促进就业',
      en: '(11) poverty relief, education, health, social security, employment',
    },
  },
  { value: 'item12', label: { zh: '（十二）突发公共事件的预案、预警和应对', en: '(12) public emergencies' } },
  {
    value: 'item13',
    label: {
      zh: '（十三）环境保护、公共卫生、安全生产、食品药品、产品质量监督检查',
      en: '(13) supervision of environment, health, work safety, food, medicines and products',
    },
  },
  { value: 'item14', label: { zh: '（十四）公务员招考', en: '(14) recruitment of civil servants' } },
  { value: 'item15', label: { zh: '（十五）其他法定主动公开信息', en: '(15) other information to be published by law' } },
  { value: 'other', label: { zh: '其他（第二十条以外）', en: 'other (beyond art. 20)' } },
] as const satisfies readonly { readonly value: string; readonly label: Bilingual }[];

export type PublicationCategory = (typeof PUBLICATION_CATEGORIES)[number]['value'];

/** Ways in which information is published (art. 23); the same item in several of them counts once. */
export const PUBLICATION_CHANNELS = [
  { value: 'gazette', label: { zh: '政府公报', en: 'gazette' } },
  { value: 'website', label: { zh: '政府网站', en: 'website' } },
  { value: 'weibo', label: { zh: '政务微博', en: 'microblog (Weibo)' } },
  { value: 'wechat', label: { zh: '政务微信', en: 'WeChat' } },
  { value: 'other', label: { zh: '其他方式', en: 'other' } },
] as const satisfies readonly { readonly value: string; readonly label: Bilingual }[];

export const PUBLICATION_VALIDITIES = [
  { value: 'inForce', label: { zh: '有效', en: 'in force' } },
  { value: 'repealed', label: { zh: '失效或者废止', en: 'repealed' } },
] as const satisfies readonly { readonly value: string; readonly label: Bilingual }[];

export type PublicationValidity = (typeof PUBLICATION_VALIDITIES)[number]['value'];

/** States of the chart in their order, for lists to be narrowed by. */
export const PUBLICATION_STATES = ['secrecyReview', 'due', 'published', 'exempt', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** Article 20's number of the kind in two figures; 99 for what it does not name. */
export function categoryNumber(category: string | null): string {
  const number = /^item(\d{1,2})$/.exec(category ?? '')?.[1];
  return number === undefined ? '99' : number.padStart(2, '0');
}

/**
 * The index number (索引号) of an item that was given none: organ, kind of article 20, year and a running number of these three.
 *
 * Legal source: 2019 Regulation art. 12, which asks for an index and leaves its form to the organs; the form is the project's rule.
 */
export function indexNumberText(ask: {
  readonly organShortName: string;
  readonly category: string | null;
  readonly year: number;
  /** 1 or more. */
  readonly number: number;
}): string {
  return `${ask.organShortName}/${categoryNumber(ask.category)}/${ask.year}/${String(ask.number).padStart(5, '0')}`;
}

/** The parts of an index number that has the project's own form; undefined for all others. */
export function ownIndexNumber(
  text: string,
  organShortName: string,
): { readonly category: PublicationCategory; readonly year: number; readonly number: number } | undefined {
  const [, kind, year, number] = /\/(\d\d)\/(\d{4})\/(\d{5,8})$/.exec(text) ?? [];
  const category = PUBLICATION_CATEGORIES.find(({ value }) => categoryNumber(value) === kind)?.value;
  const parts = category === undefined ? undefined : { category, year: Number(year), number: Number(number) };
  return parts !== undefined && indexNumberText({ organShortName, ...parts }) === text ? parts : undefined;
}

/** What the catalogue (目录) says of one item beside its title, day and state: JSON, a projection of its history. */
export interface CatalogueEntry {
  readonly indexNo: string | null;
  readonly documentNo: string | null;
  readonly summary: string | null;
  /** One of `PUBLICATION_CATEGORIES`; null where nobody said. */
  readonly category: string | null;
  readonly validity: PublicationValidity;
  readonly normative: boolean;
  /** Of the present version, each once, in the order in which it came out there. */
  readonly channels: readonly string[];
  /** Where the present version stands on the web: http or https. */
  readonly link: string | null;
  /** Of any version. */
  readonly firstPublishedOn: CivilDate | null;
  /** Of the present version. */
  readonly publishedOn: CivilDate | null;
  /** Day of the exemption or of its last reassessment; null unless it is exempt. */
  readonly assessedOn: CivilDate | null;
  readonly ground: string | null;
  /** Numbers of the applications that gave rise to it, as they were typed. */
  readonly fromCase: string | null;
  /** Text that the public reads on its page; null where a link leads to it. */
  readonly text: string | null;
  /** Copies that the public may download. */
  readonly files: readonly FiledFile[];
}

const EMPTY: CatalogueEntry = {
  indexNo: null,
  documentNo: null,
  summary: null,
  category: null,
  validity: 'inForce',
  normative: false,
  channels: [],
  link: null,
  firstPublishedOn: null,
  publishedOn: null,
  assessedOn: null,
  ground: null,
  fromCase: null,
  text: null,
  files: [],
};

/** The entry after these facts of a publication, in their order. */
export function catalogueEntryOf(facts: readonly Fact[]): CatalogueEntry {
  return facts.reduce(entryAfter, EMPTY);
}

function entryAfter(entry: CatalogueEntry, { type, on, data }: Fact): CatalogueEntry {
  const said = saidOf(entry, data);
  switch (type) {
    case 'publication.created':
    case 'publication.catalogued':
      return said;
    case 'publication.amended':
      return { ...said, channels: [], link: null, publishedOn: null, assessedOn: null, ground: null };
    case 'publication.published':
      return publishedIn(entry, { on, data });
    case 'publication.exempted':
      return { ...entry, assessedOn: on, ground: textOr(data.ground, null) };
    case 'publication.reassessed':
      return data.result === 'disclosable' ? { ...entry, assessedOn: null, ground: null } : { ...entry, assessedOn: on };
    default:
      return entry;
  }
}

function saidOf(entry: CatalogueEntry, data: Fact['data']): CatalogueEntry {
  const given = filesIn(data).filter(({ field }) => field === 'released');
  return {
    ...entry,
    indexNo: textOr(data.indexNo, entry.indexNo),
    documentNo: textOr(data.documentNo, entry.documentNo),
    summary: textOr(data.summary, entry.summary),
    category: textOr(data.category, entry.category),
    validity: PUBLICATION_VALIDITIES.find(({ value }) => value === data.validity)?.value ?? entry.validity,
    normative: data.normativeDocument === undefined ? entry.normative : data.normativeDocument === true,
    fromCase: textOr(data.fromCase, entry.fromCase),
    text: textOr(data.text, entry.text),
    files: given.length === 0 ? entry.files : given.map(({ file }) => file),
  };
}

function publishedIn(entry: CatalogueEntry, { on, data }: Pick<Fact, 'on' | 'data'>): CatalogueEntry {
  const channel = textOr(data.channel, null);
  return {
    ...entry,
    channels: channel === null || entry.channels.includes(channel) ? entry.channels : [...entry.channels, channel],
    link: webAddressOr(data.link, entry.link),
    firstPublishedOn: entry.firstPublishedOn ?? on,
    publishedOn: entry.publishedOn ?? on,
  };
}

function textOr(value: unknown, otherwise: string | null): string | null {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** Nothing that a browser would run. */
function webAddressOr(value: unknown, otherwise: string | null): string | null {
  return typeof value === 'string' && /^https?:\/\/\S+$/.test(value) ? value : otherwise;
}

/**
 * The day by which an exemption is looked at again.
 *
 * Legal source: 2019 Regulation art. 18 (regular reassessment); how often is the organ's to decide.
 *
 * @param months - 1 to 36.
 */
export function reassessmentDueOn(assessedOn: CivilDate, months: number): CivilDate {
  return addMonths(assessedOn, months);
}
