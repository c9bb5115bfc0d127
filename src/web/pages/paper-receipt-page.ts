import { CHANNEL_LABELS } from '../../law/channels.ts';
import type { CivilDate } from '../../law/civil-date.ts';
import type { Guide } from '../../law/guide.ts';
import { receiptRuleOf } from '../../law/receipt.ts';
import { REGIMES } from '../../law/regimes.ts';
import { cite } from '../cite.ts';
import type { Frame } from '../frame.ts';
import { say, sayLabel } from '../language.ts';
import { intakeTexts } from '../texts/intake.ts';
import { texts } from '../texts.ts';
import type { CasePageData } from '../web-deps.ts';
import type { ShownField } from './show-value.ts';

/** What an applicant who came in person, wrote, telephoned or faxed is given. */
export interface PaperReceiptPage {
  readonly frame: Frame;
  readonly organName: string;
  readonly facts: readonly ShownField[];
  /** Shown once; null when it was not made just now. */
  readonly code: string | null;
  readonly office: readonly ShownField[];
  readonly issuedOn: string;
  readonly newCodeAction: string;
  readonly backHref: string;
}

interface Parts {
  readonly data: CasePageData;
  /** Undefined when the organ has published none. */
  readonly guide: Guide | undefined;
  readonly code: string | null;
  readonly today: CivilDate;
}

const OFFICE_LINES = ['office', 'address', 'hours', 'phone', 'email', 'website'] as const;

export function paperReceiptPage(frame: Frame, { data, guide, code, today }: Parts): PaperReceiptPage {
  const href = `/cases/${encodeURIComponent(data.id)}`;
  return {
    frame,
    organName: data.organName,
    facts: factsOf(data, guide),
    code,
    office: OFFICE_LINES.flatMap((name) => {
      const value = guide?.lines[name] ?? '';
      return value === '' ? [] : [{ label: intakeTexts.receiptPage.lines[name], value }];
    }),
    issuedOn: today,
    newCodeAction: `${href}/receipt`,
    backHref: href,
  };
}

function factsOf(data: CasePageData, guide: Guide | undefined): readonly ShownField[] {
  const words = intakeTexts.receiptPage;
  const arrivedOn = data.history[0]?.on;
  return [
    { label: words.caseNo, value: data.caseNo ?? texts.case.noNumber },
    { label: words.applicant, value: data.applicantName ?? texts.none },
    { label: words.subject, value: data.title ?? texts.none },
    { label: words.channel, value: data.channel === null ? texts.none : sayLabel(CHANNEL_LABELS[data.channel]) },
    { label: words.arrivedOn, value: arrivedOn ?? texts.none },
    { label: words.receivedOn, value: receivedOf(data, guide) },
    { label: words.dueOn, value: dueOf(data) },
  ];
}

function receivedOf({ clock, channel, history }: CasePageData, guide: Guide | undefined): string {
  const words = intakeTexts.receiptPage;
  const arrivedOn = history[0]?.on;
  if (clock.receivedOn !== null || channel === null || arrivedOn === undefined) return clock.receivedOn ?? texts.none;
  const phone = guide?.lines.phone ?? '';
  const open = words.noReceipt(say(receiptRuleOf(channel, arrivedOn).basis));
  return phone === '' ? open : texts.write.clauses([open.replace(/[。.]$/, ''), texts.write.labelled(words.contact, phone)]);
}

/** The period of the law while it is the first one; afterwards the day as the case stands. */
function dueOf({ clock }: CasePageData): string {
  const words = intakeTexts.receiptPage;
  if (clock.state === 'stopped') return words.closed;
  if (clock.dueOn === null || clock.regime === null) return words.noDue;
  if (clock.dueOn !== clock.baseDueOn || clock.round > 1) return words.dueNow(clock.dueOn);
  const { replyWorkingDays, articles } = REGIMES[clock.regime];
  return words.due(clock.dueOn, replyWorkingDays, cite(articles.replyPeriod));
}
