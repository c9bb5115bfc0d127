import type { Letterhead } from '../../documents/letters/letter-facts.ts';
import type { LetterheadRow } from '../../store/letter-settings-store.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { LETTERHEAD_FIELDS, type LetterheadErrors, type LetterheadField, type LetterheadTyped } from '../forms/letterhead-form.ts';
import type { Frame } from '../frame.ts';
import { letterheadOf } from '../letters/letterhead-desk.ts';
import { letterheadTexts } from '../texts/letterhead.ts';
import { texts } from '../texts.ts';

interface FieldLine {
  readonly field: LetterheadField;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly placeholder: string | null;
  readonly error: string | null;
}

export interface LetterheadPage {
  readonly frame: Frame;
  readonly groups: readonly { readonly title: string; readonly fields: readonly FieldLine[] }[];
  readonly seal: {
    /** Null: none. */
    readonly src: string | null;
    readonly alt: string;
    readonly width: string;
    readonly remove: boolean;
    readonly error: string | null;
    readonly widthError: string | null;
  };
  readonly seen: number;
  readonly mayChange: boolean;
  readonly errors: readonly ErrorLine[];
  readonly previewHref: string;
  readonly versions: readonly {
    readonly version: number;
    readonly text: string;
    readonly inForce: boolean;
    readonly changes: string;
    readonly by: string;
    readonly at: string;
    readonly previewHref: string;
    readonly previewLabel: string;
  }[];
}

interface LetterheadParts {
  readonly organName: string;
  /** Newest first. */
  readonly rows: readonly LetterheadRow[];
  /** Names by user id. */
  readonly people: ReadonlyMap<string, string>;
  readonly typed: LetterheadTyped;
  readonly errors: LetterheadErrors;
  readonly mayChange: boolean;
}

const GROUPS = {
  head: ['redHead', 'signature'],
  contact: ['office', 'contactPerson', 'phone', 'fax', 'email', 'address', 'postcode'],
  remedies: ['reviewOrgan', 'court', 'legalRepresentative'],
  fees: ['feeAccount'],
} as const satisfies Record<string, readonly LetterheadField[]>;

export function letterheadPage(frame: Frame, parts: LetterheadParts): LetterheadPage {
  const { rows, typed, errors, mayChange } = parts;
  const [latest] = rows;
  return {
    frame,
    groups: Object.entries(GROUPS).map(([group, fields]) => ({
      title: letterheadTexts.groups[group as keyof typeof GROUPS],
      fields: fields.map((field) => fieldLine(field, parts)),
    })),
    seal: {
      src: latest?.sealSha256 == null ? null : `/letterhead/seal.png?version=${latest.version}`,
      alt: latest === undefined ? '' : letterheadTexts.seal.present(latest.sealWidthMm),
      width: typed.sealWidth,
      remove: typed.removeSeal,
      error: errors.seal ?? null,
      widthError: errors.sealWidthMm ?? null,
    },
    seen: typed.seen,
    mayChange,
    errors: errorLines(errors),
    previewHref: '/letterhead/preview.pdf',
    versions: rows.map((row, at) => versionLine(row, { before: rows[at + 1], inForce: at === 0, people: parts.people })),
  };
}

function fieldLine(field: LetterheadField, { organName, typed, errors }: LetterheadParts): FieldLine {
  return {
    field,
    label: letterheadTexts.fields[field],
    hint: letterheadTexts.hints[field],
    value: typed.content[field],
    placeholder: field === 'redHead' || field === 'signature' ? organName : null,
    error: errors[field] ?? null,
  };
}

function errorLines({ form, ...fields }: LetterheadErrors): readonly ErrorLine[] {
  const order = [...LETTERHEAD_FIELDS, 'seal', 'sealWidthMm'] as const;
  return [
    ...(form === undefined ? [] : [{ text: form, href: null }]),
    ...order.flatMap((field) => {
      const text = fields[field];
      return text === undefined ? [] : [{ text, href: `#${field}` }];
    }),
  ];
}

interface VersionContext {
  readonly before: LetterheadRow | undefined;
  readonly inForce: boolean;
  readonly people: ReadonlyMap<string, string>;
}

function versionLine(row: LetterheadRow, { before, inForce, people }: VersionContext): LetterheadPage['versions'][number] {
  const { version, savedAt, savedBy } = row;
  const words = letterheadTexts.history;
  return {
    version,
    text: words.of(version),
    inForce,
    changes: before === undefined ? words.first : changesBetween(before, row),
    by: people.get(savedBy) ?? savedBy,
    at: wallClock(savedAt),
    previewHref: `/letterhead/preview.pdf?version=${version}`,
    previewLabel: words.previewOf(version),
  };
}

/** Names what is different, so that each change can be told later. */
function changesBetween(before: LetterheadRow, after: LetterheadRow): string {
  const [old, now]: readonly Letterhead[] = [letterheadOf(before), letterheadOf(after)];
  const fields = LETTERHEAD_FIELDS.filter((field) => old?.[field] !== now?.[field]).map((field) => letterheadTexts.fields[field]);
  const seal = before.sealSha256 !== after.sealSha256 || before.sealWidthMm !== after.sealWidthMm;
  const changes = [...fields, ...(seal ? [letterheadTexts.history.seal] : [])];
  return changes.length === 0 ? letterheadTexts.history.nothing : texts.write.list(changes);
}
