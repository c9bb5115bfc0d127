import type { CellId } from './cells.ts';
import { NUMBER_PATTERN } from './chinese-number.ts';
import { resultRows } from './part-three-rows.ts';
import type { ReportFormat } from './report-json.ts';

/** A sum of cells; a phrase agrees when its number is the sum of one of its options. */
export type PhraseOption = readonly CellId[];

/** Words by which reports tell a number that has a cell of its own. */
export interface FigurePhrase {
  /** Its number is the group `n`; a phrase without one says that there is none (未发生投诉). */
  readonly pattern: RegExp;
  readonly options: readonly PhraseOption[];
}

interface Words {
  readonly lead: string;
  readonly units: string;
  readonly options: readonly PhraseOption[];
  /** Words that may not stand between the lead and its number, `|` between them. */
  readonly without?: string;
  /** Most characters between. */
  readonly within?: number;
}

/** What is compared, estimated or a part of something else is not the cell's number. */
const NOT_BETWEEN = '增|减|较|比|同|其中|分别|超|近|约|逾|不足';
const STOP = '0-9０-９。；;！!？?{}｛｝';

function phrase({ lead, units, options, without, within = 14 }: Words): FigurePhrase {
  const banned = without === undefined ? NOT_BETWEEN : `${NOT_BETWEEN}|${without}`;
  const gap = `(?:(?!${banned})[^${STOP}]){0,${within}}?`;
  const unit = `\\s?(?:(?:${units})|(?=[，,。；;、\\s]|$))`;
  return { pattern: new RegExp(`(?:${lead})${gap}(?<n>${NUMBER_PATTERN})(?!余|多|左右)${unit}`, 'gu'), options };
}

/** The number stands before the noun: 受理2件依申请公开. */
function numberFirst(lead: string, after: string, options: readonly PhraseOption[]): FigurePhrase {
  return { pattern: new RegExp(`(?:${lead})(?<n>${NUMBER_PATTERN})\\s?${after}`, 'gu'), options };
}

function none(words: string, options: readonly PhraseOption[]): FigurePhrase {
  return { pattern: new RegExp(words, 'gu'), options };
}

/** Specific ones first: a number belongs to the first phrase that finds it. */
export function figurePhrases(format: ReportFormat): readonly FigurePhrase[] {
  const own = format === 'T2014' ? t2014Phrases() : gridPhrases(format);
  return [...own, ...commonPhrases(format)];
}

const REVIEW = '行政复议(?!后|[、和及与/]\\s?(?:行政)?诉讼)';
const SUIT = '(?<!行政复议[、和及与/]\\s?)行政诉讼';
const RECEIVED = '(?:收到|受理|接收|接到)';

function t2014Phrases(): FigurePhrase[] {
  const [review, suit] = [['四'], ['五']];
  return [
    phrase({ lead: '被依法纠错', units: '件', options: [['四(二)'], ['五(二)'], ['四(二)', '五(二)']] }),
    phrase({ lead: '维持(?:具体行政行为)?', units: '件', options: [['四(一)'], ['五(一)']], within: 14 }),
    phrase({ lead: '其他情形', units: '件', options: [['四(三)'], ['五(三)']], within: 4 }),
    phrase({ lead: REVIEW, units: '件', options: [review], without: '诉讼' }),
    phrase({ lead: SUIT, units: '件', options: [suit], without: '复议' }),
    phrase({ lead: '当面申请', units: '件', options: [['三(一)1']], within: 6 }),
    phrase({ lead: '传真(?:申请|方式)?', units: '件', options: [['三(一)2']], within: 6 }),
    phrase({ lead: '(?:网络|网上|互联网|电子邮件)申请', units: '件', options: [['三(一)3']], within: 6 }),
    phrase({ lead: '(?:信函|信件|邮寄)申请', units: '件', options: [['三(一)4']], within: 6 }),
    phrase({ lead: '按时办结', units: '件', options: [['三(二)1']], within: 4 }),
    phrase({ lead: '延期办结', units: '件', options: [['三(二)2']], within: 4 }),
    phrase({ lead: '(?:公开)?申请[^。；;\\n]{0,60}?办结', units: '件', options: [['三(二)']], within: 6 }),
    ...applicationPhrases([['三(一)']], [['三(一)']]),
    none(`(?:无|未发生|没有发生|未收到)${REVIEW}`, [review]),
    none(`(?:无|未发生|没有发生|未收到)${SUIT}`, [suit]),
  ];
}

function gridPhrases(format: Exclude<ReportFormat, 'T2014'>): FigurePhrase[] {
  const total = (...rows: readonly string[]): PhraseOption => rows.map((row) => `${row}/total`);
  const group = (letter: string) => total(...resultRows(format).filter((row) => row.startsWith(letter)));
  const suits = ['directSuit.total', 'suitAfterReview.total'];
  const outcome = (column: string): PhraseOption[] => [
    [`review.${column}`],
    [`directSuit.${column}`],
    [`suitAfterReview.${column}`],
    [`directSuit.${column}`, `suitAfterReview.${column}`],
  ];
  return [
    phrase({ lead: '结转(?:至|到)?下(?:一)?年(?:度)?', units: '件', options: [total('next')] }),
    phrase({ lead: '(?:上年|上年度|上一年|上一年度)结转', units: '件', options: [total('carry')] }),
    phrase({ lead: '(?:未经复议|直接)[^。；;\\n]{0,4}起诉', units: '件', options: [['directSuit.total']], within: 8 }),
    phrase({ lead: '复议后[^。；;\\n]{0,8}(?:起诉|诉讼)', units: '件', options: [['suitAfterReview.total']], within: 8 }),
    phrase({ lead: '结果维持', units: '件', options: outcome('upheld'), within: 4 }),
    phrase({ lead: '结果(?:纠正|纠错)', units: '件', options: outcome('corrected'), within: 4 }),
    phrase({ lead: '尚未审结', units: '件', options: outcome('pending'), within: 4 }),
    phrase({ lead: REVIEW, units: '件', options: [['review.total']], without: '诉讼' }),
    phrase({ lead: SUIT, units: '件', options: [suits], without: '复议' }),
    phrase({ lead: '予以公开', units: '件', options: [total('r1')], within: 6 }),
    phrase({ lead: '部分公开', units: '件', options: [total('r2')], within: 6 }),
    phrase({ lead: '不予公开', units: '件', options: [group('d')], within: 6 }),
    phrase({ lead: '无法提供', units: '件', options: [group('u')], within: 6 }),
    phrase({ lead: '不予处理', units: '件', options: [group('n')], within: 6 }),
    phrase({ lead: '其他处理', units: '件', options: [group('o')], within: 6 }),
    phrase({ lead: '(?:公开)?申请[^。；;\\n]{0,60}?(?:办结|答复)', units: '件', options: [total('t')], within: 6 }),
    // "收到申请" may mean those of the year or those carried into it as well (I7).
    ...applicationPhrases([total('new')], [total('new'), total('new', 'carry')]),
    ...partTwoPhrases(format),
    none(`(?:无|未发生|没有发生|未收到)${REVIEW}`, [['review.total']]),
    none(`(?:无|未发生|没有发生|未收到)${SUIT}`, [suits]),
  ];
}

function applicationPhrases(fresh: readonly PhraseOption[], received: readonly PhraseOption[]): FigurePhrase[] {
  const noun = '(?:政府信息公开申请|信息公开申请|依申请公开|公开申请|申请)';
  return [
    phrase({ lead: '新(?:收到?|受理|增)(?:政府)?(?:信息)?(?:公开)?申请', units: '件', options: fresh, within: 6 }),
    phrase({ lead: '新收到?', units: '件', options: fresh, within: 4 }),
    numberFirst(`${RECEIVED}[^${STOP}复议诉讼投]{0,6}`, `件[^${STOP}，,复议诉讼]{0,6}${noun}`, received),
    phrase({ lead: `${RECEIVED}[^${STOP}，,]{0,12}?${noun}`, units: '件', options: received, within: 8 }),
  ];
}

function partTwoPhrases(format: 'T2019' | 'T2021'): FigurePhrase[] {
  const one = (lead: string, cell: CellId, units = '件'): FigurePhrase => phrase({ lead, units, options: [[cell]], within: 8 });
  const decisions = [
    one('行政许可(?:处理)?决定', 'permits.decisions'),
    one('行政处罚(?:处理)?决定', 'penalties.decisions'),
    one('行政强制(?:处理)?决定', 'coercion.decisions'),
  ];
  const normative = '(?:行政)?规范性文件';
  if (format === 'T2019')
    return [...decisions, one(`新制作${normative}`, 'normative.made'), one(`新公开${normative}`, 'normative.published')];
  return [
    ...decisions,
    one(`制发${normative}`, 'normative.made'),
    one(`废止${normative}`, 'normative.repealed'),
    one(`现行有效(?:的)?${normative}`, 'normative.inForce'),
    one('行政事业性收费', 'charges.amount', '万元'),
  ];
}

function commonPhrases(format: ReportFormat): FigurePhrase[] {
  const cell = (row: CellId, indicator: CellId): PhraseOption => [format === 'T2014' ? row : indicator];
  const conferences = [cell('二(二)1', 'response.pressConferences'), ['extra.pressSessions']];
  const published = '[^。；;，,\\n0-9]{0,8}?(?:公开|发布)';
  return [
    phrase({ lead: '主动公开(?:的)?规范性文件', units: '条|件|份', options: [cell('一(一)*', 'publicity.normative')], within: 6 }),
    phrase({ lead: '主动公开(?:的|各类)?(?:政府)?信息', units: '条', options: [cell('一(一)', 'publicity.total')] }),
    phrase({ lead: `政府公文${published}`, units: '条', options: [['extra.documents']] }),
    phrase({ lead: `政府公报${published}`, units: '条', options: [cell('一(二)1', 'publicity.gazette')] }),
    phrase({ lead: `政府(?:门户)?网站${published}`, units: '条', options: [cell('一(二)2', 'publicity.website')] }),
    phrase({ lead: `政务微博${published}`, units: '条', options: [cell('一(二)3', 'publicity.weibo')] }),
    phrase({ lead: `政务微信${published}`, units: '条', options: [cell('一(二)4', 'publicity.wechat')] }),
    phrase({ lead: '微博[、和]?微信回应(?:事件)?', units: '件|次|条', options: [cell('二(二)4', 'response.social')], within: 4 }),
    phrase({ lead: '其他方式回应(?:事件)?', units: '件|次|条', options: [cell('二(二)5', 'response.other')], within: 4 }),
    phrase({
      lead: '回应(?:公众|社会)?(?:关注|关切|热点|重大舆情)',
      units: '次',
      options: [cell('二(一)', 'response.topics')],
      within: 12,
    }),
    phrase({ lead: '新闻发布会', units: '次|场', options: conferences, within: 10 }),
    phrase({ lead: '新闻发布会[^。；;\\n]{0,10}?次', units: '场', options: conferences, within: 2 }),
    phrase({ lead: '在线访谈', units: '次|期|场', options: [cell('二(二)2', 'response.interviews')], within: 8 }),
    phrase({ lead: '政策解读(?:稿件|材料|文章)?', units: '篇|件', options: [cell('二(二)3', 'response.interpretations')], within: 6 }),
    phrase({ lead: '(?:接受|参加)(?:了)?培训', units: '人次|人', options: [cell('九(三)', 'training.people')], within: 8 }),
    phrase({ lead: '培训', units: '次|期|班次|场次|场', options: [cell('九(二)', 'training.courses')], within: 8 }),
    phrase({ lead: '培训', units: '人次|人', options: [cell('九(三)', 'training.people')], within: 8 }),
    numberFirst('', '(?:人次|人)(?:接受|参加)(?:了)?培训', [cell('九(三)', 'training.people')]),
    phrase({ lead: '专门(?:工作)?机构', units: '个', options: [cell('八(一)', 'bodies.offices')], within: 6 }),
    phrase({ lead: '查阅点', units: '个|处', options: [cell('八(二)', 'bodies.readingPoints')], within: 6 }),
    phrase({ lead: '专职(?:工作)?人员', units: '个|名|人', options: [cell('八(三)1', 'bodies.fullTime')], within: 6 }),
    phrase({ lead: '兼职(?:工作)?人员', units: '个|名|人', options: [cell('八(三)2', 'bodies.partTime')], within: 6 }),
    phrase({ lead: '(?:专项|工作)经费', units: '万元', options: [cell('八(四)', 'bodies.funds')], within: 12 }),
    ...(format === 'T2014' ? complaintPhrases() : []),
  ];
}

function complaintPhrases(): FigurePhrase[] {
  return [
    phrase({ lead: '(?:举报)?投诉', units: '件', options: [['六']], within: 6 }),
    none('(?:无|未发生|没有发生|未收到|未接到)(?:举报|任何)?投诉', [['六']]),
  ];
}
