import { isDecisionCode } from '../../../law/decision-codes.ts';
import { findEvent } from '../../../law/events/catalogue.ts';
import { isLetterId, type LetterId, REPLY_LETTERS } from '../../../law/letter-ids.ts';
import { letterTitle, replyLetterOf } from '../../../law/letters.ts';
import type { IndexRow } from '../letter-content.ts';
import type { LetterEvent } from '../letter-facts.ts';
import type { LetterParts, LetterView } from '../letter-view.ts';
import { linesOf, textIn } from '../words.ts';
import { applicantOf } from './common.ts';

type Paper = Omit<IndexRow, 'no' | 'pages'>;

/** Papers that come from others, by the event that tells of them. */
const INCOMING: Readonly<Record<string, readonly [title: string, author: 'applicant' | 'thirdParty' | 'reviewOrgan' | 'court']>> = {
  'review.noticeReceived': ['行政复议答复通知书', 'reviewOrgan'],
  'review.decided': ['行政复议决定书', 'reviewOrgan'],
  'review.terminated': ['行政复议终止决定书', 'reviewOrgan'],
  'litigation.pleadingsReceived': ['应诉通知书及起诉状副本', 'court'],
  'litigation.firstJudged': ['第一审裁判文书', 'court'],
  'litigation.secondJudged': ['第二审裁判文书', 'court'],
  'litigation.retrialJudged': ['再审裁判文书', 'court'],
  'litigation.withdrawn': ['准予撤诉裁定书', 'court'],
};

/** 卷宗目录: what is on record, in its order. Pages are the archive's. */
export function writeFileIndex(view: LetterView): LetterParts {
  const found = view.facts.history.filter(({ version }) => version !== view.event.version).flatMap((event) => papersOf(view, event));
  const listed = new Set(found.map(({ title }) => title));
  const typed = linesOf(textIn(view.event.data, 'fileList'))
    .map((line) => line.replace(/^[0-9]+[.．、\s]+/u, ''))
    .filter((line) => !listed.has(line))
    .map((title): Paper => ({ documentNo: '', author: '', title, date: '', note: '归档列入' }));
  const index = [...found, ...typed].map((paper, at) => ({ no: String(at + 1), pages: '', ...paper }));
  return { body: [], index };
}

function papersOf(view: LetterView, event: LetterEvent): readonly Paper[] {
  return [...lettersOf(view, event), ...incoming(view, event), ...filesOf(view, event)];
}

function lettersOf(view: LetterView, event: LetterEvent): readonly Paper[] {
  const made = [...namedIn(event.data.letters), ...namedIn(event.data.papers)];
  if (made.length > 0) return made.map(({ letter, number }) => paperOf(view, event, { letter, number, note: '' }));
  return presumed(view, event).map((letter) =>
    paperOf(view, event, { letter, number: textIn(event.data, 'documentNo'), note: '据历史著录' }),
  );
}

interface Named {
  readonly letter: LetterId;
  readonly number: string;
}

function namedIn(list: unknown): readonly Named[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly Readonly<Record<string, unknown>>[]).flatMap((one) =>
    isLetterId(one.letter) ? [{ letter: one.letter, number: textIn(one, 'number') }] : [],
  );
}

/** Entries from before letters were made here, and imported ones: the papers that such an event has. */
function presumed(view: LetterView, { type, data, version }: LetterEvent): readonly LetterId[] {
  const letters = findEvent(type)?.letters ?? [];
  const issued = view.facts.history.some((one) => one.type === 'reply.issued' && one.version < version);
  const reply = (type === 'reply.served' && !issued) || letters === REPLY_LETTERS ? replyOf(view, data) : [];
  return [...reply, ...(letters === REPLY_LETTERS ? [] : letters)];
}

function replyOf({ facts, regime }: LetterView, data: LetterEvent['data']): readonly LetterId[] {
  const code = isDecisionCode(data.decisionCode) ? data.decisionCode : facts.decisionCode;
  const reply = isDecisionCode(code) ? replyLetterOf(code, regime.id) : null;
  return reply === null ? [] : [reply.id];
}

function paperOf(view: LetterView, event: LetterEvent, { letter, number, note }: Named & { readonly note: string }): Paper {
  const code = isDecisionCode(event.data.decisionCode) ? event.data.decisionCode : view.facts.decisionCode;
  const title = letterTitle(letter, { regime: view.regime.id, ...(isDecisionCode(code) ? { code } : {}) }).zh;
  const author = letter === 'APP_FORM' ? applicantOf(view) : letter === 'TP_CONFIRM' ? '第三方' : view.facts.organName;
  return { documentNo: number, author, title, date: event.on, note };
}

function incoming(view: LetterView, event: LetterEvent): readonly Paper[] {
  const [title, by] = INCOMING[event.type] ?? [];
  if (title === undefined || by === undefined) return [];
  const opened = view.facts.history.find(({ instance, type }) => instance === event.instance && type.endsWith('.filed'));
  const author = by === 'reviewOrgan' || by === 'court' ? textIn(opened?.data, by) : applicantOf(view);
  return [{ documentNo: textIn(event.data, 'documentNo'), author, title, date: event.on, note: '' }];
}

/** Files that were handed in or filed, by name. */
function filesOf(view: LetterView, event: LetterEvent): readonly Paper[] {
  const files = ['attachments', 'released', 'envelopePhoto'].flatMap((field) => {
    const value = event.data[field];
    return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  });
  const actor = findEvent(event.type)?.actor;
  const author = actor === 'applicant' ? applicantOf(view) : actor === 'thirdParty' ? '第三方' : view.facts.organName;
  const note = textIn(event.data, 'title');
  return files
    .map((file) => textIn(file, 'name'))
    .filter((name) => name !== '')
    .map((title) => ({ documentNo: '', author, title, date: event.on, note: note === '' ? '附件' : note }));
}
