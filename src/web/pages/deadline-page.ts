import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { CHANNEL_LABELS, CHANNELS, type Channel } from '../../law/channels.ts';
import { type CivilDate, findCivilDate, weekdayOf } from '../../law/civil-date.ts';
import { type CalculatorAnswer, replyDueFor } from '../../law/reply-calculator.ts';
import { cite } from '../cite.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { deadlineTexts } from '../texts/deadline.ts';
import type { ShownField } from './show-value.ts';

/** What was asked, as typed. */
export interface DeadlineForm {
  readonly channel: string;
  readonly arrivedOn: string;
  readonly confirmedOn: string;
  readonly extended: boolean;
}

export interface DeadlineDay {
  readonly on: string;
  readonly weekday: string;
  readonly kind: string;
  readonly ordinal: string;
  readonly counts: boolean;
  readonly last: boolean;
}

export interface DeadlineAnswer {
  readonly headline: string;
  readonly facts: readonly ShownField[];
  readonly provisional: boolean;
  readonly days: readonly DeadlineDay[];
}

export interface DeadlinePage {
  readonly frame: Frame;
  readonly form: DeadlineForm;
  readonly channels: readonly { readonly value: Channel; readonly label: string; readonly chosen: boolean }[];
  /** By the name of the input. */
  readonly problems: Readonly<Partial<Record<'channel' | 'arrivedOn' | 'confirmedOn', string>>>;
  readonly errors: readonly ErrorLine[];
  readonly answer: DeadlineAnswer | null;
}

/** The page of the calculator: the form, and with `form` filled in the answer or what is wrong with it. */
export function deadlinePage(
  frame: Frame,
  { form, calendar }: { readonly form: DeadlineForm | null; readonly calendar: WorkingDayCalendar },
): DeadlinePage {
  const read = form === null ? undefined : readForm(form, calendar);
  const problems = read?.problems ?? {};
  const shown = form ?? { channel: '', arrivedOn: '', confirmedOn: '', extended: false };
  return {
    frame,
    form: shown,
    channels: CHANNELS.map((value) => ({ value, label: say(CHANNEL_LABELS[value]), chosen: value === shown.channel })),
    problems,
    errors: Object.entries(problems).map(([name, text]) => ({ text, href: `#${name}` })),
    answer: read?.answer?.result === 'due' ? answerView(read.answer) : null,
  };
}

interface ReadForm {
  readonly problems: DeadlinePage['problems'];
  readonly answer?: CalculatorAnswer;
}

function readForm(form: DeadlineForm, calendar: WorkingDayCalendar): ReadForm {
  const channel = CHANNELS.find((value) => value === form.channel);
  const arrivedOn = findCivilDate(form.arrivedOn);
  const confirmedOn = form.confirmedOn === '' ? null : findCivilDate(form.confirmedOn);
  const problems = {
    ...(channel === undefined ? { channel: deadlineTexts.noChannel } : {}),
    ...(arrivedOn === undefined ? { arrivedOn: form.arrivedOn === '' ? deadlineTexts.noArrival : deadlineTexts.wrongDay } : {}),
    ...(confirmedOn === undefined ? { confirmedOn: deadlineTexts.wrongDay } : {}),
    ...(isEarly(confirmedOn, arrivedOn) ? { confirmedOn: deadlineTexts.early } : {}),
  };
  if (channel === undefined || arrivedOn === undefined || confirmedOn === undefined || Object.keys(problems).length > 0)
    return { problems };
  const answer = replyDueFor({ channel, arrivedOn, confirmedOn, extended: form.extended }, calendar);
  return answer.result === 'due' ? { problems, answer } : { problems: { confirmedOn: deadlineTexts.needsConfirmation } };
}

function isEarly(confirmedOn: CivilDate | null | undefined, arrivedOn: CivilDate | undefined): boolean {
  return confirmedOn !== null && confirmedOn !== undefined && arrivedOn !== undefined && confirmedOn < arrivedOn;
}

function answerView(answer: Extract<CalculatorAnswer, { result: 'due' }>): DeadlineAnswer {
  const { receivedOn, rule, workingDays, extendedBy, baseDueOn, dueOn, basis, provisional, days } = answer;
  const words = deadlineTexts;
  return {
    headline: words.answer(dueOn),
    facts: [
      { label: words.received, value: receivedOn },
      { label: words.receivedWhy, value: say(rule.basis) },
      { label: words.period, value: words.periodText(workingDays) },
      ...(extendedBy === null ? [] : [{ label: words.extension, value: words.extensionText(extendedBy, baseDueOn) }]),
      { label: words.basis, value: cite(basis) },
    ],
    provisional,
    days: days.map(({ on, kind, ordinal }) => ({
      on,
      weekday: words.weekdays[weekdayOf(on)] ?? '',
      kind: words.kinds[kind],
      ordinal: ordinal === null ? words.notCounted : String(ordinal),
      counts: ordinal !== null,
      last: on === dueOn,
    })),
  };
}
