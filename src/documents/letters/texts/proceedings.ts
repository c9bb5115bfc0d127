import { REVIEW_FIRST_FROM, SIX_MONTHS_TO_SUE_FROM } from '../../../law/remedy-paragraph.ts';
import type { LetterEvent } from '../letter-facts.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { BLANK, chineseDate, chineseNumber, linesOf, numbered, paragraphs, sentence, textIn, together } from '../words.ts';
import { chronology, claimOf } from './chronology.ts';
import { applicantOf } from './common.ts';

/** 行政复议答复书. Legal source: 行政复议法 (2023) arts. 48 and 54, (2017) art. 23, by the day of the application for review. */
export function writeReviewAnswer(view: LetterView): LetterParts {
  const { event, facts } = view;
  const filed = ownEvent(view, 'review.filed');
  const notice = ownEvent(view, 'review.noticeReceived');
  const who = partyOf(view, filed, '申请人');
  const organ = textIn(filed?.data, 'reviewOrgan') || facts.letterhead.reviewOrgan;
  return {
    addressee: organ === '' ? BLANK : organ,
    body: paragraphs(
      ownParty(view, '答复人（被申请人）'),
      `申请人：${who.named}。`,
      together(
        `${who.named}不服答复人就政府信息公开申请`,
        facts.caseNo !== null && `（申请编号：${facts.caseNo}）`,
        `作出的行政行为，${filed === undefined ? '' : `于${chineseDate(filed.on)}`}申请行政复议。`,
        notice !== undefined && `答复人于${chineseDate(notice.on)}收到行政复议答复通知书${numberIn(notice)}。`,
        claim(filed, '复议请求'),
        `依照${reviewArticle(filed ?? event, notice)}的规定，现答复如下：`,
      ),
      '一、办理经过',
      numberedLines(chronology(view, { who: who.called, we: '答复人' })),
      '二、事实、依据和理由',
      numbered(textIn(event.data, 'opinion') || unknown(view)),
      '三、答复请求',
      replied(view)
        ? '综上，答复人作出的答复认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当，请依法予以维持。'
        : '综上，请依法驳回申请人的行政复议请求。',
      evidence(view),
    ),
  };
}

function reviewArticle(filed: LetterEvent, notice: LetterEvent | undefined): string {
  if (filed.on < REVIEW_FIRST_FROM) return '《中华人民共和国行政复议法》第二十三条';
  const simplified = textIn(notice?.data, 'procedure') === 'simplified';
  return `《中华人民共和国行政复议法》第${simplified ? '五十四' : '四十八'}条`;
}

/** 答辩状. Legal source: 行政诉讼法 (2014, 2017) arts. 34 and 67; the law of 1989 counts differently, so no article is named before 2015-05-01. */
export function writeDefence(view: LetterView): LetterParts {
  const { event, facts } = view;
  const filed = ownEvent(view, 'litigation.filed');
  const pleadings = ownEvent(view, 'litigation.pleadingsReceived');
  const who = partyOf(view, filed, '原告');
  const court = textIn(filed?.data, 'court') || facts.letterhead.court;
  const registered = numberIn(ownEvent(view, 'litigation.registered')) || numberIn(pleadings);
  const article = event.on < SIX_MONTHS_TO_SUE_FROM ? '' : '依照《中华人民共和国行政诉讼法》第六十七条的规定，';
  return {
    addressee: court === '' ? BLANK : court,
    body: paragraphs(
      parties(view, who.named),
      together(
        `${who.named}诉答辩人政府信息公开一案${registered}，`,
        pleadings !== undefined && `答辩人于${chineseDate(pleadings.on)}收到应诉通知书和起诉状副本。`,
        claim(filed, '诉讼请求'),
        `${article}现提出答辩如下：`,
      ),
      '一、案件事实和办理经过',
      numberedLines(chronology(view, { who: who.called, we: '答辩人' })),
      '二、答辩意见和依据',
      numbered(textIn(event.data, 'defence') || unknown(view)),
      '三、答辩请求',
      '综上，原告的诉讼请求没有事实和法律依据，请人民法院依法驳回原告的诉讼请求。',
      evidence(view),
    ),
  };
}

/** The organ as a party: name, seat, and who represents it in law. */
function ownParty({ facts }: LetterView, role: string): readonly string[] {
  const { address, legalRepresentative } = facts.letterhead;
  const representative = legalRepresentative || (facts.remade ? '' : BLANK);
  return [
    `${role}：${facts.organName}${address === '' ? '' : `，住所：${address}`}。`,
    ...(representative === '' ? [] : [`法定代表人：${representative}。`]),
  ];
}

function parties(view: LetterView, plaintiff: string): readonly string[] {
  const { event, facts } = view;
  const [official, agent] = ['appearingOfficial', 'authorisedAgent'].map(
    (field) => textIn(event.data, field) || (facts.remade ? '' : BLANK),
  );
  return [
    ...ownParty(view, '答辩人（被告）'),
    ...(official === '' ? [] : [`出庭应诉负责人：${official}。`]),
    ...(agent === '' ? [] : [`委托代理人：${agent}。`]),
    `被答辩人（原告）：${plaintiff}。`,
  ];
}

/** The event of this letter's own proceeding. */
function ownEvent({ facts, event }: LetterView, type: string): LetterEvent | undefined {
  return facts.history.findLast((one) => one.type === type && one.instance === event.instance);
}

interface Party {
  /** With the name, where it is on record. */
  readonly named: string;
  /** How the paper calls the applicant for the information. */
  readonly called: string;
}

/** Third parties sue as well; their name is not on record with the proceeding. */
function partyOf(view: LetterView, filed: LetterEvent | undefined, role: string): Party {
  if (textIn(filed?.data, 'filedBy') === 'thirdParty') return { named: BLANK, called: '政府信息公开申请人' };
  return { named: applicantOf(view) || BLANK, called: role };
}

function claim(filed: LetterEvent | undefined, what: string): string {
  const asked = claimOf(filed);
  return asked === '' ? '' : `其${what}为：${asked}。`;
}

function replied({ facts }: LetterView): boolean {
  return facts.history.some(({ type }) => type === 'reply.served' || type === 'reply.issued' || type === 'reply.givenOnTheSpot');
}

function numberIn(event: LetterEvent | undefined): string {
  const number = textIn(event?.data, 'documentNo');
  return number === '' || /^[（(]/u.test(number) ? number : `（${number}）`;
}

function numberedLines(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (lines.length > 1 ? `（${chineseNumber(index + 1)}）${line}` : line));
}

function evidence(view: LetterView): readonly string[] {
  const list = linesOf(textIn(view.event.data, 'evidence'));
  return ['证据清单：', ...(list.length === 0 ? [unknown(view)] : list.map(evidenceLine))];
}

/** A paper made again is not completed by anybody: it says that nothing is on record. */
function unknown({ facts }: LetterView): string {
  return facts.remade ? '（案件历史未记载）' : BLANK;
}

function evidenceLine(line: string, at: number): string {
  const bare = line.replace(/^([0-9]+|[一二三四五六七八九十]+)[.．、]\s*/u, '');
  return `${at + 1}．${sentence(bare)}`;
}
