import type { FieldProblem } from '../../law/errors.ts';
import type { Fields } from '../../law/events/define-event.ts';
import { filesOf } from '../../law/events/files-field.ts';
import type { OrganRow } from '../../store/rows.ts';
import { applicantParts, partLabel } from '../forms/applicant-parts.ts';
import { FEEDBACK_KINDS, type FeedbackKind, feedbackFields } from '../forms/feedback-form.ts';
import { type FieldView, fieldViews, takesFiles } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import { NO_FILES, type PostedFiles } from '../forms/posted-files.ts';
import { DATA_PREFIX, firstValue, type RawForm, valuesOf } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { feedbackTexts } from '../texts/feedback.ts';
import { texts } from '../texts.ts';

export interface FeedbackHomePage {
  readonly frame: Frame;
  readonly organs: readonly {
    readonly name: string;
    readonly kinds: readonly { readonly title: string; readonly body: string; readonly href: string }[];
  }[];
}

export interface FeedbackFormPage {
  readonly frame: Frame;
  readonly title: string;
  readonly intro: string;
  readonly organName: string;
  readonly action: string;
  readonly token: string;
  readonly errors: readonly ErrorLine[];
  readonly fields: readonly FieldView[];
  readonly multipart: boolean;
}

export interface FeedbackReviewPage {
  readonly frame: Frame;
  readonly title: string;
  readonly organName: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly sendAction: string;
  readonly changeAction: string;
}

export function feedbackHomePage(frame: Frame, organs: readonly OrganRow[]): FeedbackHomePage {
  return {
    frame,
    organs: organs.map(({ id, name }) => ({
      name,
      kinds: FEEDBACK_KINDS.map((kind) => ({ ...feedbackTexts.kinds[kind], href: feedbackPath({ organId: id, kind }) })),
    })),
  };
}

export interface FeedbackSource {
  readonly organ: OrganRow;
  readonly kind: FeedbackKind;
  readonly token: string;
  /** Null in a fresh form. */
  readonly raw: RawForm | null;
  readonly problems: readonly FieldProblem[];
  readonly files: PostedFiles;
}

export function freshFeedback(
  organ: OrganRow,
  kind: FeedbackKind,
  more: { readonly token: string; readonly about: string },
): FeedbackSource {
  const raw = more.about === '' || kind === 'suggestion' ? null : { [`${DATA_PREFIX}about`]: [more.about] };
  return { organ, kind, token: more.token, raw, problems: [], files: NO_FILES };
}

export function feedbackFormPage(frame: Frame, { organ, kind, token, raw, problems, files }: FeedbackSource): FeedbackFormPage {
  const fields = fieldViews(feedbackFields(kind), { idPrefix: 'feedback', raw, problems, files });
  const { title, intro } = feedbackTexts.kinds[kind];
  return {
    frame,
    title,
    intro,
    organName: organ.name,
    action: `${feedbackPath({ organId: organ.id, kind })}/review`,
    token,
    errors: errorLines(problems, { fields, own: {} }),
    fields,
    multipart: takesFiles(fields),
  };
}

interface ReviewSource {
  readonly organ: OrganRow;
  readonly kind: FeedbackKind;
  readonly raw: RawForm;
  readonly data: Readonly<Record<string, unknown>>;
}

export function feedbackReviewPage(frame: Frame, { organ, kind, raw, data }: ReviewSource): FeedbackReviewPage {
  const fields = feedbackFields(kind);
  const path = feedbackPath({ organId: organ.id, kind });
  return {
    frame,
    title: feedbackTexts.kinds[kind].title,
    organName: organ.name,
    rows: Object.keys(fields).flatMap((name) => rowsOf(name, { fields, raw, data })),
    hidden: Object.entries(raw).flatMap(([name, values]) => (isCarried(name) ? values.map((value) => ({ name, value })) : [])),
    sendAction: `${path}/send`,
    changeAction: `${path}/change`,
  };
}

export function feedbackPath({ organId, kind }: { readonly organId: number; readonly kind: FeedbackKind }): string {
  return `/feedback/${organId}/${kind}`;
}

function isCarried(name: string): boolean {
  return name === 'token' || (name.startsWith(DATA_PREFIX) && !name.endsWith('.remove'));
}

function rowsOf(name: string, { fields, raw, data }: Pick<ReviewSource, 'raw' | 'data'> & { readonly fields: Fields }) {
  const field = fields[name];
  if (field === undefined) return [];
  if (field.widget === 'applicant') {
    return applicantParts(field).flatMap((part) => {
      const value = firstValue(raw, `${DATA_PREFIX}${name}.${part.name}`);
      const option = part.options.find((one) => one.value === value);
      return value === '' ? [] : [{ label: sayLabel(partLabel(part.name)), value: option === undefined ? value : sayLabel(option.label) }];
    });
  }
  const files = filesOf(data).map((file) => file.name);
  const values = field.widget === 'files' ? files : valuesOf(raw, DATA_PREFIX + name).filter((value) => value.trim() !== '');
  const shown = values.map((value) => {
    const option = field.options?.find((one) => one.value === value);
    return option === undefined ? value : sayLabel(option.label);
  });
  return [{ label: sayLabel(field.label), value: shown.length === 0 ? feedbackTexts.noAnswer : texts.write.list(shown) }];
}
