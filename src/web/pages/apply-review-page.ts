import type { EventDefinition, Fields } from '../../law/events/define-event.ts';
import { type FiledFile, filesOf } from '../../law/events/files-field.ts';
import type { Guide } from '../../law/guide.ts';
import type { OrganRow } from '../../store/rows.ts';
import { applicantParts, partLabel } from '../forms/applicant-parts.ts';
import { withTitle } from '../forms/application-form.ts';
import { DATA_PREFIX, firstValue, type RawForm, valuesOf } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { formTexts } from '../texts/portal-form.ts';
import { texts } from '../texts.ts';
import { defaultPassage } from './guide-page.ts';

export interface ReviewSection {
  readonly title: string;
  /** Shows the form filled in, at this section. */
  readonly changeAction: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

export interface ApplyReviewPage {
  readonly frame: Frame;
  readonly organName: string;
  readonly action: string;
  readonly sections: readonly ReviewSection[];
  /** Everything that was answered, to be sent again. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly privacy: readonly string[];
  readonly mailTo: string | null;
  readonly error: string | null;
}

export interface ReviewSource {
  readonly organ: OrganRow;
  readonly definition: EventDefinition;
  /** Tidied and without problems. */
  readonly raw: RawForm;
  readonly data: Readonly<Record<string, unknown>>;
  readonly guide: Guide;
  readonly mail: boolean;
  readonly unconfirmed: boolean;
}

export function applyReviewPage(frame: Frame, source: ReviewSource): ApplyReviewPage {
  const { organ, definition, raw, guide, mail, unconfirmed } = source;
  const email = firstValue(raw, `${DATA_PREFIX}applicant.email`);
  return {
    frame,
    organName: organ.name,
    action: `/apply/${organ.id}`,
    sections: sectionsOf(source, definition.fields),
    hidden: Object.entries(raw).flatMap(([name, values]) => (isCarried(name) ? values.map((value) => ({ name, value })) : [])),
    privacy: (guide.passages.privacy || defaultPassage('privacy', organ.name)).split('\n').filter((line) => line !== ''),
    mailTo: mail && email !== '' ? email : null,
    error: unconfirmed ? formTexts.problems.confirm : null,
  };
}

/** Answers go along, boxes for removing files and the token of the session do not. */
function isCarried(name: string): boolean {
  return (name.startsWith(DATA_PREFIX) && !name.endsWith('.remove')) || name === 'token';
}

function sectionsOf({ organ, raw, data }: ReviewSource, fields: Fields): readonly ReviewSection[] {
  const answer = (name: string) => ({ label: labelOf(fields, name), value: answerOf({ raw, fields, name }) });
  const section = (title: string, id: string, rows: ReviewSection['rows']): ReviewSection => ({
    title,
    changeAction: `/apply/${organ.id}/form#${id}`,
    rows,
  });
  const { sections, review } = formTexts;
  const title = withTitle(raw) === raw ? answer('title') : derivedTitle(data, labelOf(fields, 'title'));
  const papers = filesOf(data).map(({ name }: FiledFile) => name);
  return [
    section(sections.applicant, 'apply-applicant', applicantRows(fields, raw)),
    section(sections.information, 'apply-information', [title, ...['docNo', 'indexNo', 'description'].map(answer)]),
    section(sections.form, 'apply-form-wanted', [
      answer('media'),
      { label: labelOf(fields, 'obtainWay'), value: waysOf(raw, fields) },
      answer('acceptOther'),
      answer('fax'),
    ]),
    section(sections.help, 'apply-help', [answer('needsAssistance')]),
    section(sections.agent, 'apply-agent-part', [answer('agent')]),
    section(sections.papers, 'apply-papers', [
      { label: labelOf(fields, 'attachments'), value: papers.length === 0 ? review.noAnswer : papers.join('\n') },
    ]),
  ];
}

function derivedTitle(data: Readonly<Record<string, unknown>>, label: string) {
  return { label, value: `${String(data.title)}\n${formTexts.review.derivedTitle}` };
}

/** Only what was answered: which parts are asked depends on the type, and citizens are asked for no class. */
function applicantRows(fields: Fields, raw: RawForm): ReviewSection['rows'] {
  const field = fields.applicant;
  if (field === undefined) return [];
  return applicantParts(field).flatMap(({ name, options }) => {
    const value = firstValue(raw, `${DATA_PREFIX}applicant.${name}`);
    const option = options.find((one) => one.value === value);
    const known = name === 'class' && value === 'naturalPerson';
    return value === '' || known
      ? []
      : [{ label: sayLabel(partLabel(name)), value: option === undefined ? value : sayLabel(option.label) }];
  });
}

interface Asked {
  readonly raw: RawForm;
  readonly fields: Fields;
  readonly name: string;
}

function answerOf({ raw, fields, name }: Asked): string {
  const field = fields[name];
  const values = valuesOf(raw, DATA_PREFIX + name).filter((value) => value.trim() !== '');
  if (field?.widget === 'checkbox') return values.length > 0 ? texts.yes : texts.no;
  if (values.length === 0) return formTexts.review.noAnswer;
  return texts.write.list(values.map((value) => optionLabel({ raw, fields, name }, value)));
}

function waysOf(raw: RawForm, fields: Fields): string {
  const ways = valuesOf(raw, `${DATA_PREFIX}obtainWay`);
  return ways.map((way, place) => formTexts.review.ordered(place + 1, optionLabel({ raw, fields, name: 'obtainWay' }, way))).join('\n');
}

function optionLabel({ fields, name }: Asked, value: string): string {
  const option = fields[name]?.options?.find((one) => one.value === value);
  return option === undefined ? value : sayLabel(option.label);
}

function labelOf(fields: Fields, name: string): string {
  const field = fields[name];
  return field === undefined ? name : sayLabel(field.label);
}
