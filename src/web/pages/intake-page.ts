import { CHANNEL_LABELS, CHANNELS, type Channel } from '../../law/channels.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import { firstValue } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { texts } from '../texts.ts';
import type { Attempt } from './steps-part.ts';

export interface ChannelPage {
  readonly frame: Frame;
  readonly channels: readonly { readonly id: string; readonly value: Channel; readonly label: string }[];
  readonly errors: readonly ErrorLine[];
}

export interface IntakePage {
  readonly frame: Frame;
  readonly channel: Channel;
  readonly channelLabel: string;
  readonly article: string;
  readonly errors: readonly ErrorLine[];
  readonly on: { readonly id: string; readonly label: string; readonly value: string; readonly error: string | null };
  readonly fields: readonly FieldView[];
}

/** First the channel: it decides which form follows. */
export function channelPage(frame: Frame, { missing }: { readonly missing: boolean }): ChannelPage {
  const channels = CHANNELS.map((value) => ({ id: `channel-${value}`, value, label: say(CHANNEL_LABELS[value]) }));
  return { frame, channels, errors: missing ? [{ text: texts.intake.channelMissing, href: `#channel-${CHANNELS[0]}` }] : [] };
}

interface IntakeParts {
  readonly channel: Channel;
  readonly definition: EventDefinition;
  readonly today: string;
  readonly attempt: Pick<Attempt, 'raw' | 'problems'> | null;
}

export function intakePage(frame: Frame, { channel, definition, today, attempt }: IntakeParts): IntakePage {
  const problems = attempt?.problems ?? [];
  const fields = fieldViews(askedFields(definition), { idPrefix: 'intake', raw: attempt?.raw ?? null, problems });
  const onProblem = problems.find((problem) => problem.field === 'on');
  return {
    frame,
    channel,
    channelLabel: say(CHANNEL_LABELS[channel]),
    article: definition.article,
    errors: errorLines(problems, { fields, own: { on: 'intake-on' } }),
    on: {
      id: 'intake-on',
      label: channel === 'oral' ? texts.intake.oralOn : texts.intake.on,
      value: attempt === null ? today : firstValue(attempt.raw, 'on'),
      error: onProblem === undefined ? null : say(onProblem),
    },
    fields,
  };
}

/** All fields but the channel, which was asked before. */
export function askedFields(definition: EventDefinition): Fields {
  return Object.fromEntries(Object.entries(definition.fields).filter(([name]) => name !== 'channel'));
}
