import { DomainError } from '../../law/errors.ts';
import type { LetterId } from '../../law/letter-ids.ts';
import { LETTERS } from '../../law/letters.ts';
import { BrokenTemplateError, type TemplateProblem } from './broken-template.ts';
import { checkElements } from './check-elements.ts';
import { checkPackage } from './check-package.ts';
import { checkTags } from './check-tags.ts';
import { fillTemplate } from './fill-template.ts';
import type { LetterContent } from './letter-content.ts';
import { sampleContents } from './sample-content.ts';
import { type TemplateParagraph, templateParagraphs } from './template-paragraphs.ts';
import { OUTER_PLACEHOLDERS } from './template-placeholders.ts';

/** What a template is for: one kind of letter, or all of a form. */
export type TemplateUse = LetterId | LetterContent['form'] | 'index';

export type TemplateCheck =
  /** `placeholders`: names that stand in it, in the order of the list. */
  | { readonly ok: true; readonly placeholders: readonly string[] }
  /** One at least. */
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** Sets a filled template; what it throws of this program's own refusals is a problem of the template. */
export type TrialSetting = (docx: Uint8Array) => Promise<unknown>;

/** Beyond these the list helps nobody. */
const MAX_PROBLEMS = 50;

/** Everything that is wrong with a template at once: the file, its placeholders, what the letter must show; then it is filled and set. */
export async function checkTemplate(docx: Uint8Array, use: TemplateUse, set: TrialSetting): Promise<TemplateCheck> {
  const file = checkPackage(docx);
  if ('problems' in file) return { ok: false, problems: file.problems.slice(0, MAX_PROBLEMS) };
  const read = readParagraphs(file.parts);
  if ('problems' in read) return { ok: false, problems: read.problems };
  const checks = read.paragraphs.map((paragraphs) => checkTags(paragraphs));
  const used = new Set(checks.flatMap((check) => [...check.used]));
  const problems = [...read.paragraphs.flatMap(checkElements), ...checks.flatMap((check) => check.problems), ...missing(used, use)];
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  const trial = await tryOut(docx, use, set);
  return trial.length > 0
    ? { ok: false, problems: trial }
    : { ok: true, placeholders: [...OUTER_PLACEHOLDERS.keys()].filter((name) => used.has(name)) };
}

function readParagraphs(
  parts: ReadonlyMap<string, Uint8Array>,
): { readonly paragraphs: readonly (readonly TemplateParagraph[])[] } | { readonly problems: readonly TemplateProblem[] } {
  try {
    return { paragraphs: templateParagraphs(parts) };
  } catch (error) {
    if (error instanceof DomainError) return { problems: [{ placeholder: null, ...error.text }] };
    throw error;
  }
}

/** One of each group must stand in the template: otherwise letters would lack what the law or their readers need. */
function requiredOf(use: TemplateUse): readonly (readonly string[])[] {
  if (use === 'index' || use === 'FILE_INDEX') return [['index']];
  if (use === 'sheet') return [['rows'], ['body']];
  const goesOut = use === 'redHead' || LETTERS[use].typeLetter !== null;
  if (!goesOut) return [['rows', 'body']];
  const tellsRemedies = use === 'redHead' || use === 'CLOSE_O' || use.startsWith('REPLY_');
  return [['documentNo'], ['body'], ['signature'], ['date'], ...(tellsRemedies ? [['remedy']] : [])];
}

function missing(used: ReadonlySet<string>, use: TemplateUse): readonly TemplateProblem[] {
  return requiredOf(use)
    .filter((group) => !group.some((name) => used.has(name)))
    .map((group) => {
      const shown = group.map(writtenAs);
      const meanings = group.map((name) => OUTER_PLACEHOLDERS.get(name)?.meaning ?? { zh: name, en: name });
      return {
        placeholder: shown[0] ?? null,
        zh: `缺少必需的占位符 ${shown.join(' 或者 ')}（${meanings.map(({ zh }) => zh).join('、')}），请加到模板里`,
        en: `The placeholder ${shown.join(' or ')} is missing (${meanings.map(({ en }) => en).join(', ')}): add it to the template`,
      };
    });
}

function writtenAs(name: string): string {
  const placeholder = OUTER_PLACEHOLDERS.get(name);
  return placeholder?.kind === 'loop' ? placeholder.example.zh : `{${name}}`;
}

/** One transparent dot. */
const TRIAL_SEAL = {
  bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'),
  widthMm: 42,
};

/** With little text and with much: what fits one letter must not break with the next. */
async function tryOut(docx: Uint8Array, use: TemplateUse, set: TrialSetting): Promise<readonly TemplateProblem[]> {
  for (const content of sampleContents(use)) {
    try {
      await set(fillTemplate(docx, content, content.documentNo === '' ? null : TRIAL_SEAL));
    } catch (error) {
      if (error instanceof BrokenTemplateError) return error.problems;
      if (error instanceof DomainError) return [{ placeholder: null, ...error.text }];
      throw error;
    }
  }
  return [];
}
