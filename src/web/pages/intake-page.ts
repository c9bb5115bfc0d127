import { CHANNEL_LABELS, CHANNELS, type Channel } from '../../law/channels.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { cite } from '../cite.ts';
import { type DayView, dayView } from '../forms/day-view.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
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
  readonly day: DayView;
  readonly fields: readonly FieldView[];
}

const DAY_ID = 'intake-on';

/** First the channel: it decides which form follows. */
export function channelPage(frame: Frame, { missing }: { readonly missing: boolean }): ChannelPage {
  const channels = CHANNELS.map((value) => ({ id: `channel-${value}`, value, label: sayLabel(CHANNEL_LABELS[value]) }));
  return { frame, channels, errors: missing ? [{ text: texts.intake.channelMissing, href: `#channel-${CHANNELS[0]}` }] : [] };
}

interface IntakeParts {
  readonly channel: Channel;
  readonly definition: EventDefinition;
  readonly today: string;
  readonly attempt: Pick<Attempt, 'raw' | 'files' | 'problems'> | null;
}

export function intakePage(frame: Frame, { channel, definition, today, attempt }: IntakeParts): IntakePage {
  const problems = attempt?.problems ?? [];
  const fields = fieldViews(askedFields(definition), { idPrefix: 'intake', raw: attempt?.raw ?? null, files: attempt?.files, problems });
  return {
    frame,
    channel,
    channelLabel: sayLabel(CHANNEL_LABELS[channel]),
    article: cite(definition.article),
    errors: errorLines(problems, { fields, own: { on: DAY_ID } }),
    day: dayView({
      id: DAY_ID,
      label: channel === 'oral' ? texts.intake.oralOn : texts.intake.on,
      hint: texts.intake.onHint,
      today,
      attempt,
    }),
    fields,
  };
}

/** All fields but the channel, which was asked before. */
export function askedFields(definition: EventDefinition): Fields {
  return Object.fromEntries(Object.entries(definition.fields).filter(([name]) => name !== 'channel'));
}
