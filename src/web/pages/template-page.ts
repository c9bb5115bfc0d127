import type { TemplateProblem } from '../../documents/letters/broken-template.ts';
import { PLACEHOLDERS } from '../../documents/letters/placeholders.ts';
import { PLACEHOLDER_LIST, type Placeholder } from '../../documents/letters/template-placeholders.ts';
import type { TemplateKey, TemplateRow } from '../../store/letter-settings-store.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { say } from '../language.ts';
import { templateName, unusedParts } from '../letters/template-desk.ts';
import { templateTexts } from '../texts/templates.ts';
import { texts } from '../texts.ts';
import { inForceWords, latestOf } from './templates-page.ts';

interface VersionLine {
  readonly version: number;
  readonly text: string;
  readonly file: { readonly name: string; readonly href: string; readonly label: string; readonly previewHref: string } | null;
  readonly by: string;
  readonly at: string;
  readonly inForce: boolean;
}

interface PlaceholderLine {
  /** As it is written. */
  readonly code: string;
  readonly meaning: string;
  readonly example: string;
}

/** An upload that passed and waits for the decision. */
interface CheckedUpload {
  readonly fileId: string;
  readonly text: string;
  readonly unused: string | null;
  readonly previewHref: string;
  readonly previewLongHref: string;
}

export interface TemplatePage {
  readonly frame: Frame;
  readonly name: string;
  readonly href: string;
  readonly inForce: string;
  readonly downloadHref: string;
  readonly previewHref: string;
  readonly previewLongHref: string;
  readonly mayChange: boolean;
  readonly mayReset: boolean;
  /** Of the newest version; 0 when there is none. */
  readonly seen: number;
  readonly errors: readonly ErrorLine[];
  readonly refused: { readonly title: string; readonly problems: readonly string[] } | null;
  readonly checked: CheckedUpload | null;
  readonly versions: readonly VersionLine[];
  readonly placeholders: readonly { readonly title: string; readonly rows: readonly PlaceholderLine[] }[];
}

/** What became of an upload. */
export type UploadOutcome =
  | { readonly result: 'checked'; readonly fileId: string; readonly name: string; readonly used: readonly string[] }
  | { readonly result: 'broken'; readonly name: string; readonly problems: readonly TemplateProblem[] }
  | { readonly result: 'error'; readonly text: string };

interface TemplateParts {
  readonly key: TemplateKey;
  /** Of all kinds. */
  readonly rows: readonly TemplateRow[];
  /** Names by user id. */
  readonly people: ReadonlyMap<string, string>;
  readonly mayChange: boolean;
  readonly outcome: UploadOutcome | null;
}

export function templatePage(frame: Frame, { key, rows, people, mayChange, outcome }: TemplateParts): TemplatePage {
  const href = `/letters/templates/${key}`;
  const latest = latestOf(rows, key);
  return {
    frame,
    name: templateName(key),
    href,
    inForce: inForceWords(rows, key),
    downloadHref: `${href}/template.docx`,
    previewHref: `${href}/preview.pdf`,
    previewLongHref: `${href}/preview.pdf?long=1`,
    mayChange,
    mayReset: mayChange && latest?.sha256 != null,
    seen: latest?.version ?? 0,
    errors: errorLines(outcome),
    refused: outcome?.result === 'broken' ? { title: templateTexts.refused(outcome.name), problems: outcome.problems.map(say) } : null,
    checked: outcome?.result === 'checked' ? checkedUpload(outcome, { key, href }) : null,
    versions: rows.filter(({ letter }) => letter === key).map((row) => versionLine(row, { href, people, latest })),
    placeholders: placeholderGroups(),
  };
}

function errorLines(outcome: UploadOutcome | null): readonly ErrorLine[] {
  if (outcome?.result === 'error') return [{ text: outcome.text, href: '#file' }];
  return outcome?.result === 'broken' ? outcome.problems.map((problem) => ({ text: say(problem), href: '#file' })) : [];
}

function checkedUpload(
  { fileId, name, used }: Extract<UploadOutcome, { result: 'checked' }>,
  { key, href }: { readonly key: TemplateKey; readonly href: string },
): CheckedUpload {
  const unused = unusedParts(key, used).map((part) => `{${part}}`);
  const preview = `${href}/preview.pdf?file=${encodeURIComponent(fileId)}`;
  return {
    fileId,
    text: templateTexts.checked.text(name),
    unused: unused.length === 0 ? null : templateTexts.checked.unused(unused.join(' ')),
    previewHref: preview,
    previewLongHref: `${preview}&long=1`,
  };
}

interface VersionContext {
  readonly href: string;
  readonly people: ReadonlyMap<string, string>;
  readonly latest: TemplateRow | undefined;
}

function versionLine({ version, sha256, fileName, savedAt, savedBy }: TemplateRow, { href, people, latest }: VersionContext): VersionLine {
  const words = templateTexts.history;
  return {
    version,
    text: sha256 === null ? words.restored : templateTexts.office(version),
    file:
      sha256 === null
        ? null
        : {
            name: fileName,
            href: `${href}/template.docx?version=${version}`,
            label: templateTexts.downloadOf(fileName),
            previewHref: `${href}/preview.pdf?version=${version}`,
          },
    by: people.get(savedBy) ?? savedBy,
    at: wallClock(savedAt),
    inForce: version === latest?.version,
  };
}

function placeholderGroups(): TemplatePage['placeholders'] {
  const { groups } = templateTexts.placeholders;
  const isFact = ({ name, within }: Placeholder) => within === null && Object.hasOwn(PLACEHOLDERS, name);
  const group = (title: string, belongs: (placeholder: Placeholder) => boolean) => ({
    title,
    rows: PLACEHOLDER_LIST.filter(belongs).map(placeholderLine),
  });
  return [
    group(groups.letter, (one) => one.kind !== 'flag' && !isFact(one)),
    group(groups.facts, isFact),
    group(groups.flags, ({ kind }) => kind === 'flag'),
  ];
}

function placeholderLine({ name, kind, within, meaning, example }: Placeholder): PlaceholderLine {
  const paired = kind === 'loop' || kind === 'flag';
  return {
    code: paired ? `{#${name}}…{/${name}}` : `{${name}}`,
    meaning: within === null ? say(meaning) : `${say(meaning)}${texts.write.bracketed(templateTexts.placeholders.within(within))}`,
    example: paired ? say(example) : example.zh,
  };
}
