import { LETTER_IDS } from '../../law/letter-ids.ts';
import { TEMPLATE_FORMS, type TemplateForm, type TemplateKey, type TemplateRow } from '../../store/letter-settings-store.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { formOf, templateName } from '../letters/template-desk.ts';
import { templateTexts } from '../texts/templates.ts';

export interface TemplateLine {
  readonly href: string;
  readonly name: string;
  readonly hint: string | null;
  readonly inForce: { readonly text: string /** The office's own for just this. */; readonly own: boolean };
  /** Null: never changed. */
  readonly changed: string | null;
  readonly downloadHref: string;
}

export interface TemplatesPage {
  readonly frame: Frame;
  readonly forms: readonly TemplateLine[];
  readonly letters: readonly TemplateLine[];
  readonly mayChange: boolean;
}

interface TemplatesParts {
  /** All versions. */
  readonly rows: readonly TemplateRow[];
  /** Names by user id. */
  readonly people: ReadonlyMap<string, string>;
  readonly mayChange: boolean;
}

export function templatesPage(frame: Frame, parts: TemplatesParts): TemplatesPage {
  const line = (key: TemplateKey) => templateLine(key, parts);
  return { frame, forms: TEMPLATE_FORMS.map(line), letters: LETTER_IDS.map(line), mayChange: parts.mayChange };
}

function templateLine(key: TemplateKey, { rows, people }: TemplatesParts): TemplateLine {
  const own = latestOf(rows, key);
  const form = formOf(key);
  const href = `/letters/templates/${key}`;
  return {
    href,
    name: templateName(key),
    hint: key === form ? templateTexts.forms[`${form}Hint`] : null,
    inForce: { text: inForceWords(rows, key), own: own?.sha256 != null },
    changed: own === undefined ? null : templateTexts.changedBy(people.get(own.savedBy) ?? own.savedBy, wallClock(own.savedAt)),
    downloadHref: `${href}/template.docx`,
  };
}

/** The newest version of one kind, in force or reset. */
export function latestOf(rows: readonly TemplateRow[], key: TemplateKey): TemplateRow | undefined {
  return rows
    .filter(({ letter }) => letter === key)
    .reduce<TemplateRow | undefined>((newest, row) => ((newest?.version ?? 0) < row.version ? row : newest), undefined);
}

export function inForceWords(rows: readonly TemplateRow[], key: TemplateKey): string {
  const own = latestOf(rows, key);
  if (own?.sha256 != null) return templateTexts.office(own.version);
  const form: TemplateForm = formOf(key);
  if (form === key) return templateTexts.builtIn;
  return templateTexts.follows(templateTexts.forms[form], inForceWords(rows, form));
}
