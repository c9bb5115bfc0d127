import { readWebhookUrl } from '../../engine/webhooks/webhook-target.ts';
import { EVENTS, isEventType } from '../../law/events/catalogue.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import type { WebhookSettings } from '../../store/webhook-settings-store.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { firstValue, type RawForm, valuesOf } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { caseTexts } from '../texts/case.ts';
import { webhookTexts } from '../texts/webhooks.ts';
import { THEMES, themeOf } from './step-themes.ts';

const MAX_DESCRIPTION = 100;
const PROCEEDINGS = ['reviewCase', 'litigationCase', 'complaint', 'recordCorrection', 'publication'] as const;

interface FormErrors {
  readonly url?: string;
  readonly description?: string;
  readonly types?: string;
}

/** What stands in the form. */
export interface WebhookTyped {
  readonly url: string;
  readonly description: string;
  readonly scope: 'all' | 'some';
  readonly types: readonly string[];
}

export interface WebhookFormPage {
  readonly frame: Frame;
  /** Null for a new one. */
  readonly id: string | null;
  readonly typed: WebhookTyped;
  readonly groups: readonly EventGroup[];
  readonly errors: readonly ErrorLine[];
  readonly fieldErrors: FormErrors;
}

interface EventGroup {
  readonly label: string;
  readonly open: boolean;
  readonly events: readonly { readonly type: string; readonly label: string; readonly chosen: boolean }[];
}

export const NEW_WEBHOOK: WebhookTyped = { url: '', description: '', scope: 'all', types: [] };

export function typedOf({ url, description, eventTypes }: WebhookSettings): WebhookTyped {
  return { url, description, scope: eventTypes.length === 0 ? 'all' : 'some', types: eventTypes };
}

export function readTyped(raw: RawForm): WebhookTyped {
  return {
    url: firstValue(raw, 'url'),
    description: firstValue(raw, 'description'),
    scope: firstValue(raw, 'scope') === 'some' ? 'some' : 'all',
    types: valuesOf(raw, 'type').filter(isEventType),
  };
}

/** Everything that is wrong at once, or what to store. */
export function checkTyped(typed: WebhookTyped): { readonly settings: WebhookSettings } | { readonly errors: FormErrors } {
  const words = webhookTexts.problems;
  const { description, scope, types } = typed;
  const read = readWebhookUrl(typed.url);
  const wrong = {
    description: [...description].length > MAX_DESCRIPTION,
    types: scope === 'some' && types.length === 0,
  };
  if (read.ok && !wrong.description && !wrong.types) {
    return { settings: { url: read.url, description, eventTypes: scope === 'all' ? [] : types } };
  }
  return {
    errors: {
      ...(read.ok ? {} : { url: words[read.problem] }),
      ...(wrong.description ? { description: words.description } : {}),
      ...(wrong.types ? { types: words.types } : {}),
    },
  };
}

interface FormParts {
  readonly id: string | null;
  readonly typed: WebhookTyped;
  readonly errors?: FormErrors;
}

export function webhookFormPage(frame: Frame, { id, typed, errors = {} }: FormParts): WebhookFormPage {
  return {
    frame,
    id,
    typed,
    groups: eventGroups(typed.types),
    errors: [
      ...(errors.url === undefined ? [] : [{ text: errors.url, href: '#url' }]),
      ...(errors.description === undefined ? [] : [{ text: errors.description, href: '#description' }]),
      ...(errors.types === undefined ? [] : [{ text: errors.types, href: '#scope-all' }]),
    ],
    fieldErrors: errors,
  };
}

/** Those of requests by what they are about, as on the page of a case; the others by proceeding. */
function eventGroups(chosen: readonly string[]): readonly EventGroup[] {
  const all: readonly EventDefinition[] = Object.values(EVENTS);
  const group = (label: string, belongs: (event: EventDefinition) => boolean): EventGroup => {
    const events = all.filter(belongs).map(({ type, label: name }) => ({ type, label: sayLabel(name), chosen: chosen.includes(type) }));
    return { label, events, open: events.some((event) => event.chosen) };
  };
  return [
    ...THEMES.map((theme) =>
      group(caseTexts.themes[theme], ({ machine, type }) => machine === 'disclosureRequest' && themeOf(type) === theme),
    ),
    ...PROCEEDINGS.map((machine) => group(webhookTexts.groups[machine], (event) => event.machine === machine)),
  ];
}
