import type { FieldProblem } from '../../law/errors.ts';
import { GUIDE_LINES, GUIDE_PASSAGES, OPTIONAL_CHANNELS } from '../../law/guide.ts';
import type { GuideRow } from '../../store/guide-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { guideLabel } from '../forms/guide-form.ts';
import { firstValue, type RawForm } from '../forms/raw-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { guideTexts } from '../texts/guide.ts';
import type { GuideParts } from './guide-page.ts';

export interface GuideInput {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly value: string;
  readonly error: string | null;
}

export interface GuideEditPage {
  readonly frame: Frame;
  readonly action: string;
  readonly version: number;
  readonly errors: readonly ErrorLine[];
  readonly lines: readonly GuideInput[];
  readonly channels: readonly { readonly open: GuideInput & { readonly checked: boolean }; readonly conditions: GuideInput }[];
  readonly passages: readonly GuideInput[];
  readonly links: GuideInput;
  readonly historyHref: string;
}

interface EditSource {
  readonly organ: OrganRow;
  readonly raw: RawForm;
  /** The version the form was made from; 0 before the first. */
  readonly version: number;
  readonly problems: readonly FieldProblem[];
}

export function guideEditPage(frame: Frame, { organ, raw, version, problems }: EditSource): GuideEditPage {
  const input = (name: string, hint: string | null): GuideInput => {
    const problem = problems.find(({ field }) => field === name);
    const error = problem === undefined ? null : sayLabel(problem);
    const label = name === 'links' ? guideTexts.edit.links : guideLabel(name.split('.'));
    return { id: idOf(name), name, label, hint, value: firstValue(raw, name), error };
  };
  const { edit, channels } = guideTexts;
  return {
    frame,
    action: `/guide/${organ.id}/edit`,
    version,
    errors: problems.map((problem) => ({ text: sayLabel(problem), href: problem.field === 'form' ? null : `#${idOf(problem.field)}` })),
    lines: GUIDE_LINES.map((name) => input(`lines.${name}`, null)),
    channels: OPTIONAL_CHANNELS.map((name) => {
      const open = input(`channels.${name}.open`, null);
      return {
        open: { ...open, label: edit.openLabel(channels.names[name]), checked: open.value !== '' },
        conditions: input(`channels.${name}.conditions`, edit.conditionsHint),
      };
    }),
    passages: GUIDE_PASSAGES.map((name) => input(`passages.${name}`, edit.passageHint)),
    links: input('links', edit.linksHint),
    historyHref: `/guide/${organ.id}/versions`,
  };
}

export interface GuidePreviewPage {
  readonly frame: Frame;
  readonly action: string;
  readonly guide: GuideParts;
  /** Everything that was typed, to be sent again. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/** The form's own inputs, as far as they were posted. */
export function hiddenInputs(raw: RawForm, names: (name: string) => boolean): GuidePreviewPage['hidden'] {
  return Object.entries(raw).flatMap(([name, values]) => (names(name) ? values.map((value) => ({ name, value })) : []));
}

export interface GuideVersionsPage {
  readonly frame: Frame;
  readonly rows: readonly {
    readonly version: number;
    readonly savedAt: string;
    readonly savedBy: string;
    readonly href: string;
    readonly inForce: boolean;
  }[];
}

export function guideVersionsPage(
  frame: Frame,
  { organ, rows, names }: { readonly organ: OrganRow; readonly rows: readonly GuideRow[]; readonly names: ReadonlyMap<string, string> },
): GuideVersionsPage {
  return {
    frame,
    rows: rows.map(({ version, savedAt, savedBy }, index) => ({
      version,
      savedAt: wallClock(savedAt),
      savedBy: names.get(savedBy) ?? savedBy,
      href: `/guide/${organ.id}/versions/${version}`,
      inForce: index === 0,
    })),
  };
}

function idOf(name: string): string {
  return `guide-${name.replaceAll('.', '-')}`;
}
