import { findEvent } from '../../law/events/catalogue.ts';
import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { type Field, text } from '../../law/events/field.ts';
import { inEachLanguage } from '../language.ts';
import { feedbackTexts } from '../texts/feedback.ts';

export const FEEDBACK_KINDS = ['suggestion', 'complaint', 'recordCorrection'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** The event that opens the stream; a suggestion opens none. */
const EVENT_OF = { complaint: 'complaint.filed', recordCorrection: 'recordCorrection.requested' } as const;

/** What a person is asked, of all that the event knows; the title is made, and who files it is clear. */
const ASKED = {
  complaint: ['addressee', 'subject', 'about', 'name', 'phone', 'email', 'attachments'],
  recordCorrection: ['record', 'evidence', 'about', 'applicant', 'attachments'],
} as const;

/** Fields that the law needs from outsiders although staff may leave them empty. */
const NEEDED: ReadonlySet<string> = new Set(['applicant']);

export function findFeedbackKind(value: unknown): FeedbackKind | undefined {
  return FEEDBACK_KINDS.find((kind) => kind === value);
}

export function feedbackEvent(kind: Exclude<FeedbackKind, 'suggestion'>): EventDefinition {
  const definition = findEvent(EVENT_OF[kind]);
  if (definition === undefined) throw new Error(`The event catalogue has no '${EVENT_OF[kind]}'`);
  return definition;
}

/** The fields of the form of this kind. */
export function feedbackFields(kind: FeedbackKind): Fields {
  if (kind === 'suggestion') return suggestionFields();
  const { fields } = feedbackEvent(kind);
  return Object.fromEntries(
    ASKED[kind].map((name): [string, Field] => {
      const field = fields[name];
      if (field === undefined) throw new Error(`'${EVENT_OF[kind]}' has no field '${name}'`);
      return [name, NEEDED.has(name) ? { ...field, required: 'form' } : field];
    }),
  );
}

function suggestionFields(): Fields {
  const words = (name: 'text' | 'name' | 'contact' | 'contactHelp') => inEachLanguage(() => feedbackTexts.fields[name]);
  return {
    text: text({ label: words('text'), required: 'form', max: 2000 }),
    name: text({ label: words('name'), required: 'never', max: 50 }),
    contact: text({ label: words('contact'), required: 'never', max: 100, help: words('contactHelp') }),
  };
}

const TITLE_LETTERS = 40;

/** What the event records beyond what was asked. */
export function completedFeedback(kind: Exclude<FeedbackKind, 'suggestion'>, data: Readonly<Record<string, unknown>>) {
  const long = String(kind === 'complaint' ? data.subject : data.record).replace(/\s+/g, ' ');
  const letters = [...long];
  const title = letters.length > TITLE_LETTERS ? `${letters.slice(0, TITLE_LETTERS - 1).join('')}…` : long;
  return { ...data, title, ...(kind === 'complaint' ? { filedBy: 'applicant' } : {}) };
}
