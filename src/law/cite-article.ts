/** Names of laws and of the project's own rules as citations begin; where one begins another, the longer stands first. */
const LAWS: readonly (readonly [zh: string, en: string])[] = [
  ['政府信息公开条例（2019）', '2019 Regulation'],
  ['政府信息公开条例（2007）', '2007 Regulation'],
  ['政府信息公开条例', 'Regulation'],
  ['2019年条例', '2019 Regulation'],
  ['2007年条例', '2007 Regulation'],
  ['行政复议法实施条例', 'Implementing Regulation of the Administrative Review Law'],
  ['行政复议法（2023）', 'Administrative Review Law (2023)'],
  ['行政复议法（2017）', 'Administrative Review Law (2017)'],
  ['行政复议法', 'Administrative Review Law'],
  ['行政诉讼法司法解释（法释〔2018〕1号）', 'SPC Interpretation of the Administrative Litigation Law (Fa Shi [2018] No. 1)'],
  ['行政诉讼法（1989）', 'Administrative Litigation Law (1989)'],
  ['行政诉讼法', 'Administrative Litigation Law'],
  ['保守国家秘密法（2024）', 'State Secrets Law (2024)'],
  ['保守国家秘密法', 'State Secrets Law'],
  ['个人信息保护法', 'Personal Information Protection Law'],
  ['民事诉讼法', 'Civil Procedure Law'],
  ['档案法', 'Archives Law'],
  ['最高人民法院政府信息公开案件规定（2011）', 'SPC Provisions on Government Information Disclosure Cases (2011)'],
  ['2025年政府信息公开案件司法解释', 'SPC Interpretation on Government Information Disclosure Cases (2025)'],
  ['国务院关于在线政务服务的若干规定', 'State Council Provisions on Online Government Services'],
  ['国务院办公厅节假日安排通知', 'holiday notices of the General Office of the State Council'],
  ['项目规则', 'project rule'],
  ['本系统规则', 'rule of this system'],
];

/** Documents that are cited by the sign of their issuer, year and number: 国办函〔2020〕109号. */
const ISSUERS: Readonly<Record<string, string>> = {
  国办公开办函: 'State Council Disclosure Office letter',
  国办函: 'State Council General Office letter',
  国办发: 'State Council General Office circular',
  法释: 'SPC Interpretation',
};

/** Words that stand beside citations, or in place of one. */
const PHRASES: Readonly<Record<string, string>> = {
  一事一申请: 'one matter, one application',
  参照: 'by analogy',
  机关内部分工: 'division of work within the organ',
  条例未作规定: 'the Regulation is silent',
  '条例未作规定，依申请人意思表示': 'the Regulation is silent; by declaration of the applicant',
  申请人撤回申请: 'withdrawal by the applicant',
  不属于政府信息公开申请: 'not an application for government information',
  测试或垃圾信息: 'tests and spam',
  同一申请人同日以不同渠道提出同一申请: 'one application sent by the same applicant through several channels on one day',
  处理人与复核人分离: 'whoever proposes a redaction does not check it',
  '补制件须注明，不作原件': 'a letter made again says so and is no original',
  拟稿人与签发人分离: 'whoever drafts does not approve',
  '历史须完整，流程须合法': 'the history is complete, the procedure lawful',
  最小权限: 'least privilege',
  勾稽关系: 'relations between the cells',
  审定与送审相分离: 'whoever submits does not approve',
  行政机关自行纠错: 'correction by the organ itself',
  撤回: 'withdrawal',
  来件未写明的由工作人员补录: 'staff complete what a mail or letter does not say',
  核对到账后另行确认缴费: 'payment is confirmed once it has arrived',
  受理之日起20个工作日: '20 working days from acceptance',
  收到之日起20个工作日: '20 working days from receipt',
  内部办理期限20个工作日: 'internal limit of 20 working days',
};

/** What a law does not say, at the end of a citation. */
const SILENCES: Readonly<Record<string, string>> = {
  未作规定: 'is silent',
  未规定信息处理费: 'knows no information processing fee',
  未定期限: 'sets no limit',
  未定确认期限: 'sets no limit for the confirmation',
};

const NUMERAL = '[零一二三四五六七八九十百]+';
const PLACES = new RegExp(`^(?:[、至]?第${NUMERAL}(?:、${NUMERAL})*[章条款项])+`);
const PLACE = new RegExp(`([、至]?)第(${NUMERAL}(?:、${NUMERAL})*)([章条款项])`, 'g');
const RULES = /^ [A-Z]?\d[\w.]*(?:、[A-Z]?\d[\w.]*)*/;

/**
 * A citation as it stands in events, limits and refusals, in English: `2019年条例第三十三条第二款` is "2019 Regulation, art. 33(2)". Paragraphs
 * (款) and items (项) are numbers in brackets. Clauses that it does not understand stay as they are: half a citation would mislead.
 */
export function articleInEnglish(text: string): string {
  return text
    .split('；')
    .map((clause) => clauseInEnglish(clause) ?? clause)
    .join('; ');
}

function clauseInEnglish(clause: string): string | undefined {
  const { main, remarks } = splitRemarks(clause);
  const source = PHRASES[clause] ?? mainInEnglish(main);
  const asides = remarks.map(remarkInEnglish);
  if (source === undefined || asides.includes(undefined)) return undefined;
  return asides.length === 0 ? source : `${source} (${asides.join('; ')})`;
}

/** Splits off the remarks in brackets at the end; brackets that belong to the name of a law (`行政复议法（2023）`) are none. */
function splitRemarks(clause: string): { readonly main: string; readonly remarks: readonly string[] } {
  const name = lawAt(clause)?.zh.length ?? 0;
  const brackets = /(?:（[^（）]+）)+$/.exec(clause.slice(name))?.[0] ?? '';
  const remarks = brackets === '' ? [] : brackets.slice(1, -1).split('）（');
  return { main: clause.slice(0, clause.length - brackets.length), remarks };
}

function remarkInEnglish(remark: string): string | undefined {
  return /^[A-Z]\d+\w*$/.test(remark) ? `rule ${remark}` : clauseInEnglish(remark);
}

/** `行政诉讼法第四十五条`, `项目规则 2.1、2.2`, `项目规则：收到之日起20个工作日`, `2007年条例未作规定`. */
function mainInEnglish(main: string): string | undefined {
  const [first = '', second] = main.split('：');
  if (second !== undefined) {
    const parts = [clauseInEnglish(first), clauseInEnglish(second)];
    return parts.includes(undefined) ? undefined : parts.join(': ');
  }
  const law = lawAt(main);
  if (law === undefined) return PHRASES[main];
  const rest = main.slice(law.zh.length);
  const places = PLACES.exec(rest)?.[0] ?? '';
  const rules = RULES.exec(rest)?.[0] ?? '';
  const silence = rest.slice(places.length + rules.length);
  const [cited, said] = [`${law.en}${placesInEnglish(places)}`, SILENCES[silence]];
  if (silence !== '') return said === undefined ? undefined : `${cited} ${said}`;
  return rules === '' ? cited : `${cited}${rules.includes('、') ? 's' : ''}${rules.replaceAll('、', ', ')}`;
}

function lawAt(text: string): { readonly zh: string; readonly en: string } | undefined {
  const named = LAWS.find(([zh]) => text.startsWith(zh));
  if (named !== undefined) return { zh: named[0], en: named[1] };
  const [zh, issuer = '', year, number] = /^(\p{Script=Han}+)〔(\d{4})〕(\d+)号/u.exec(text) ?? [];
  const en = ISSUERS[issuer];
  return zh === undefined || en === undefined ? undefined : { zh, en: `${en} [${year}] No. ${number}` };
}

/** `第四十八条、第五十四条` is ", arts. 48, 54"; `第八十九条第一款第三、四项` is ", art. 89(1)(3), (4)". */
function placesInEnglish(places: string): string {
  let [text, articles] = ['', 0];
  for (const [, join, numerals = '', unit] of places.matchAll(PLACE)) {
    const numbers = numerals.split('、').map(numberOf);
    if (unit === '款' || unit === '项') {
      text += numbers.map((number) => `(${number})`).join(', ');
      continue;
    }
    if (unit === '章') return `, chapter ${numbers.join(', ')}`;
    articles += numbers.length;
    text += `${join === '至' ? '–' : join === '、' ? ', ' : ''}${numbers.join(', ')}`;
  }
  if (articles === 0) return '';
  return `, ${articles === 1 ? 'art.' : 'arts.'} ${text}`;
}

const DIGITS = '一二三四五六七八九';

/** A Chinese numeral from 1 to 999. */
function numberOf(numeral: string): number {
  let [total, digit] = [0, 0];
  for (const sign of numeral) {
    if (sign === '百') total += digit * 100;
    else if (sign === '十') total += Math.max(digit, 1) * 10;
    else digit = DIGITS.indexOf(sign) + 1;
    if (sign === '百' || sign === '十') digit = 0;
  }
  return total + digit;
}
