import type { FieldProblem } from '../../law/errors.ts';
import { GUIDE_LINES, GUIDE_PASSAGES, type Guide, guideSchema, OPTIONAL_CHANNELS } from '../../law/guide.ts';
import { inEachLanguage } from '../language.ts';
import { guideTexts } from '../texts/guide.ts';
import { firstValue, type RawForm } from './raw-form.ts';

export type ParsedGuide =
  | { readonly result: 'ok'; readonly guide: Guide }
  | { readonly result: 'invalid'; readonly problems: readonly FieldProblem[] };

const LINK = /^(.+?)\s+(https?:\/\/\S+)$/;

/** A posted guide. Problems name the inputs, such as `lines.phone`. */
export function parseGuideForm(raw: RawForm): ParsedGuide {
  const rows = linkRows(raw);
  const parsed = guideSchema.safeParse({
    lines: Object.fromEntries(GUIDE_LINES.map((name) => [name, firstValue(raw, `lines.${name}`)])),
    passages: Object.fromEntries(GUIDE_PASSAGES.map((name) => [name, firstValue(raw, `passages.${name}`).replaceAll('\r\n', '\n')])),
    channels: Object.fromEntries(
      OPTIONAL_CHANNELS.map((name) => [
        name,
        { open: firstValue(raw, `channels.${name}.open`) !== '', conditions: firstValue(raw, `channels.${name}.conditions`) },
      ]),
    ),
    links: rows.map((row) => ({ title: LINK.exec(row)?.[1] ?? '', url: LINK.exec(row)?.[2] ?? '' })),
  });
  if (parsed.success) return { result: 'ok', guide: parsed.data };
  const problems = new Map(parsed.error.issues.map(({ path }) => toProblem(path)).map((problem) => [problem.field, problem]));
  return { result: 'invalid', problems: [...problems.values()] };
}

/** What the form shows of a guide, as if it had been typed. */
export function rawOfGuide(guide: Guide): RawForm {
  return {
    ...Object.fromEntries(GUIDE_LINES.map((name) => [`lines.${name}`, [guide.lines[name]]])),
    ...Object.fromEntries(GUIDE_PASSAGES.map((name) => [`passages.${name}`, [guide.passages[name]]])),
    ...Object.fromEntries(OPTIONAL_CHANNELS.map((name) => [`channels.${name}.open`, guide.channels[name].open ? ['true'] : []])),
    ...Object.fromEntries(OPTIONAL_CHANNELS.map((name) => [`channels.${name}.conditions`, [guide.channels[name].conditions]])),
    links: [guide.links.map(({ title, url }) => `${title} ${url}`).join('\n')],
  };
}

function linkRows(raw: RawForm): string[] {
  return firstValue(raw, 'links')
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '');
}

function toProblem(path: readonly PropertyKey[]): FieldProblem {
  const [group, name] = path.map(String);
  if (group === 'links') {
    const row = name === undefined ? null : Number(name) + 1;
    return { field: 'links', ...inEachLanguage(() => (row === null ? guideTexts.edit.linksTooMany : guideTexts.edit.linksWrong(row))) };
  }
  return { field: path.join('.'), ...inEachLanguage(() => guideTexts.edit.tooLong(guideLabel(path.map(String)))) };
}

/** What an input of the form is called. */
export function guideLabel([group = '', name = '']: readonly string[]): string {
  const { lines, sections, channels, edit } = guideTexts;
  if (group === 'lines') return lines[name as keyof typeof lines];
  if (group === 'passages') return sections[name as keyof typeof sections];
  return edit.conditionsLabel(channels.names[name as keyof typeof channels.names]);
}
