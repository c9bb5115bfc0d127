import Docxtemplater from 'docxtemplater';
import { BrokenTemplateError, type TemplateProblem } from './broken-template.ts';
import { builtInFrame } from './built-in/built-in-frame.ts';
import { escapeXml, MAIN_PART, partText, readDocx, writeDocx, zipOf } from './docx-zip.ts';
import { fitRedHead } from './fit-red-head.ts';
import { keepSignature } from './keep-signature.ts';
import type { LetterContent } from './letter-content.ts';

import { placeSeal } from './place-seal.ts';
import { UnreadableZipError } from './read-zip.ts';
import { templateData } from './template-data.ts';
import { templateErrors } from './template-errors.ts';
import { OUTER_PLACEHOLDERS } from './template-placeholders.ts';

/** An image that is placed over the signature. */
export interface SealImage {
  /** PNG. */
  readonly bytes: Uint8Array;
  /** Diameter or width on paper, in millimetres. */
  readonly widthMm: number;
}

type Parts = Map<string, Uint8Array | string>;

/**
 * Puts the content into a template (DOCX). The same template, content and seal give the same bytes; nothing of who edited the template stays.
 *
 * @returns a DOCX.
 * @throws {BrokenTemplateError}
 */
export function fillTemplate(template: Uint8Array, content: LetterContent, seal: SealImage | null): Uint8Array {
  const parts = open(template);
  const main = partText(parts, MAIN_PART);
  if (main === undefined) throw new BrokenTemplateError([NO_DOCX]);
  const prepared = withOwnProperties(new Map<string, Uint8Array | string>(parts), content.title);
  prepared.set(MAIN_PART, fitRedHead(main, content.redHead));
  const filled = render(prepared, templateData(content));
  filled.set(MAIN_PART, keepSignature(textOf(filled, MAIN_PART)));
  placeSeal(filled, seal);
  return writeDocx(filled);
}

/** The template that comes with the program for a form of letter. */
export async function builtInTemplate(form: LetterContent['form'] | 'index'): Promise<Uint8Array> {
  return builtInFrame(form);
}

const NO_DOCX: TemplateProblem = {
  placeholder: null,
  zh: '不是 Word 文档（.docx）',
  en: 'It is no Word document (.docx)',
};

function open(template: Uint8Array): Map<string, Uint8Array> {
  try {
    return readDocx(template);
  } catch (error) {
    if (error instanceof UnreadableZipError) throw new BrokenTemplateError([NO_DOCX], { cause: error });
    throw error;
  }
}

/** @throws {BrokenTemplateError} */
function render(parts: Parts, view: Readonly<Record<string, unknown>>): Parts {
  const unknown = new Set<string>();
  try {
    const document = new Docxtemplater(zipOf(parts), {
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      delimiters: { start: '{', end: '}' },
      errorLogging: false,
      parser: (tag) => ({ get: (scope: unknown) => lookUp(scope, { name: tag.trim(), view, unknown }) }),
      nullGetter: () => '',
    });
    document.render(view);
    if (unknown.size > 0) throw new BrokenTemplateError([...unknown].map(unknownProblem));
    const files = document.getZip().files;
    return new Map(Object.values(files).map((file) => [file.name, file.asUint8Array()]));
  } catch (error) {
    if (error instanceof BrokenTemplateError) throw error;
    throw new BrokenTemplateError(templateErrors(error), { cause: error });
  }
}

interface Lookup {
  readonly name: string;
  readonly view: Readonly<Record<string, unknown>>;
  readonly unknown: Set<string>;
}

/** Undefined sends the search on to the scope around; the outermost is `view`. */
function lookUp(scope: unknown, { name: tag, view, unknown }: Lookup): unknown {
  const name = tag === '%seal' ? 'seal' : tag;
  if (typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)) return (scope as Record<string, unknown>)[name];
  // A fact that this letter does not have leaves its place empty.
  if (scope === view && !OUTER_PLACEHOLDERS.has(name)) unknown.add(name);
  return undefined;
}

function unknownProblem(name: string): TemplateProblem {
  const placeholder = `{${name}}`;
  return { placeholder, zh: `没有名为 ${placeholder} 的占位符`, en: `There is no placeholder ${placeholder}` };
}

/** Names and dates of whoever edited the template do not leave with letters; a template of the template is nobody's business. */
function withOwnProperties(parts: Parts, title: string): Parts {
  for (const name of [...parts.keys()]) if (/^docProps\/(?:custom\.xml|thumbnail\.\w+)$/.test(name)) dropPart(parts, name);
  parts.set(
    'docProps/core.xml',
    `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title></cp:coreProperties>`,
  );
  if (parts.has('docProps/app.xml'))
    parts.set('docProps/app.xml', `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`);
  if (!textOf(parts, '_rels/.rels').includes('docProps/core.xml')) parts.delete('docProps/core.xml');
  dropRelation(parts, { of: 'word/settings.xml', type: 'attachedTemplate' });
  return parts;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function dropPart(parts: Parts, name: string): void {
  parts.delete(name);
  edit(parts, '_rels/.rels', (xml) => xml.replace(new RegExp(`<Relationship [^>]*Target="/?${escapeRegExp(name)}"[^>]*/>`, 'g'), ''));
  edit(parts, '[Content_Types].xml', (xml) => xml.replace(new RegExp(`<Override [^>]*PartName="/${escapeRegExp(name)}"[^>]*/>`, 'g'), ''));
}

function dropRelation(parts: Parts, { of, type }: { readonly of: string; readonly type: string }): void {
  edit(parts, of, (xml) => xml.replace(new RegExp(`<w:${type} [^>]*/>`, 'g'), ''));
  edit(parts, of.replace('word/', 'word/_rels/').concat('.rels'), (xml) =>
    xml.replace(new RegExp(`<Relationship [^>]*relationships/${type}"[^>]*/>`, 'g'), ''),
  );
}

function edit(parts: Parts, name: string, change: (xml: string) => string): void {
  if (parts.has(name)) parts.set(name, change(textOf(parts, name)));
}

function textOf(parts: Parts, name: string): string {
  const part = parts.get(name) ?? '';
  return typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
