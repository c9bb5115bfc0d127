import type { FieldProblem } from '../../law/errors.ts';
import type { ApplicantType } from '../../law/events/applicant-field.ts';
import type { EventDefinition } from '../../law/events/define-event.ts';
import type { Guide } from '../../law/guide.ts';
import type { OrganRow } from '../../store/rows.ts';
import { foreignParts, neededParts, onlineFields } from '../forms/application-form.ts';
import { type FieldView, fieldViews } from '../forms/field-view.ts';
import { type ErrorLine, errorLines } from '../forms/form-errors.ts';
import type { PostedFiles } from '../forms/posted-files.ts';
import { DATA_PREFIX, type RawForm, valuesOf } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { guideTexts } from '../texts/guide.ts';
import { formTexts } from '../texts/portal-form.ts';
import { texts } from '../texts.ts';

const ID_PREFIX = 'apply';
const WAYS = 3;

export interface ApplyFormPage {
  readonly frame: Frame;
  readonly organId: number;
  readonly organName: string;
  readonly action: string;
  readonly type: ApplicantType;
  readonly typeLabel: string;
  readonly typeHref: string;
  /** Tells one form from another: sent twice, it is one application. */
  readonly token: string;
  /** UTC instant: drafts in the browser go by the server's time. */
  readonly now: string;
  readonly errors: readonly ErrorLine[];
  /** Inputs of the applicant: who it is, and how to be reached. */
  readonly who: readonly FieldView[];
  readonly contact: readonly FieldView[];
  readonly title: FieldView;
  readonly description: FieldView;
  readonly docNo: FieldView;
  readonly indexNo: FieldView;
  readonly media: FieldView;
  /** One list for each place in the order of preference. */
  readonly ways: readonly FieldView[];
  readonly acceptOther: FieldView;
  readonly fax: FieldView;
  readonly needsAssistance: FieldView;
  readonly agent: FieldView;
  readonly authorityLetter: FieldView;
  readonly attachments: FieldView;
  readonly help: readonly string[];
  readonly guideHref: string;
}

export interface ApplyFormSource {
  readonly organ: OrganRow;
  readonly definition: EventDefinition;
  readonly type: ApplicantType;
  readonly token: string;
  readonly now: Date;
  readonly raw: RawForm;
  readonly problems: readonly FieldProblem[];
  readonly files: PostedFiles;
  readonly guide: Guide;
}

const CONTACT: ReadonlySet<string> = new Set(['phone', 'email', 'address', 'postcode']);

export function applyFormPage(frame: Frame, source: ApplyFormSource): ApplyFormPage {
  const { organ, definition, type, token, raw, problems, files, guide } = source;
  const views = fieldViews(onlineFields(definition), { idPrefix: ID_PREFIX, raw, problems, files });
  const parts = applicantViews(views, type);
  const field = (name: string, hint?: string): FieldView => withHint(getView(views, name), hint);
  const { hints } = formTexts;
  return {
    frame,
    organId: organ.id,
    organName: organ.name,
    action: `/apply/${organ.id}/review`,
    type,
    typeLabel: formTexts.types[type],
    typeHref: `/apply/${organ.id}/form`,
    token,
    now: source.now.toISOString(),
    errors: errorLines(problems, { fields: views, own: {} }),
    who: parts.filter(({ name }) => !CONTACT.has(partOf(name))),
    contact: parts.filter(({ name }) => CONTACT.has(partOf(name))),
    title: { ...field('title', hints.title), marker: texts.ifNeeded },
    description: field('description', hints.description),
    docNo: field('docNo'),
    indexNo: field('indexNo'),
    media: field('media'),
    ways: wayViews(field('obtainWay', hints.obtainWay), valuesOf(raw, `${DATA_PREFIX}obtainWay`)),
    acceptOther: field('acceptOther'),
    fax: { ...field('fax'), marker: texts.ifNeeded },
    needsAssistance: field('needsAssistance'),
    agent: field('agent', hints.agent),
    authorityLetter: { ...field('authorityLetter', hints.authorityLetter), marker: texts.ifNeeded },
    attachments: field('attachments', hints.attachments),
    help: helpLines(guide),
    guideHref: `/guide/${organ.id}#assistance`,
  };
}

/** The applicant's inputs for this type, marked by what the law asks of it. */
function applicantViews(views: readonly FieldView[], type: ApplicantType): readonly FieldView[] {
  const [foreign, needed] = [foreignParts(type), neededParts(type)];
  const hidden = new Set(['type', ...(type === 'citizen' ? ['class'] : []), ...foreign]);
  const { hints } = formTexts;
  const own: Readonly<Record<string, string>> = { idNumber: hints.idNumber, uscc: hints.uscc, address: hints.post };
  return getView(views, 'applicant')
    .parts.filter(({ name }) => !hidden.has(partOf(name)))
    .map((view) => {
      const name = partOf(view.name);
      const asked = needed.has(name) || name === 'name' || name === 'class';
      return {
        ...view,
        label: name === 'name' ? formTexts.nameOf[type] : view.label,
        hint: own[name] ?? (name === 'class' ? view.hint : null),
        marker: asked ? null : texts.ifNeeded,
        options: view.options.filter(({ value }) => name !== 'class' || value !== 'naturalPerson'),
      };
    });
}

function wayViews(view: FieldView, chosen: readonly string[]): readonly FieldView[] {
  return Array.from({ length: WAYS }, (_, place) => ({
    ...view,
    id: `${view.id}-${place + 1}`,
    targetId: `${view.id}-${place + 1}`,
    widget: 'select' as const,
    label: formTexts.choiceOfWay[place] ?? '',
    hint: null,
    marker: place === 0 ? null : texts.optional,
    error: place === 0 ? view.error : null,
    options: view.options.map((option) => ({ ...option, chosen: option.value === chosen[place] })),
  }));
}

/** How to get help (条例 art. 43), with what the guide has published. */
function helpLines({ lines }: Guide): readonly string[] {
  const { help } = formTexts;
  const shown = (value: string): string => (value === '' ? guideTexts.notPublished : value);
  return [lines.phone === '' ? help.noPhone : help.phone(lines.phone), help.visit(shown(lines.address), shown(lines.hours)), help.oral];
}

function getView(views: readonly FieldView[], name: string): FieldView {
  const view = views.find((one) => one.name === DATA_PREFIX + name);
  if (view === undefined) throw new Error(`The application has no field '${name}'`);
  return view;
}

function partOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function withHint(view: FieldView, hint: string | undefined): FieldView {
  return { ...view, hint: hint ?? null };
}
