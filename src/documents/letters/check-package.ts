import type { TemplateProblem } from './broken-template.ts';
import { CONTENT_TYPES, DOCX_LIMITS, MAIN_PART, partText, readDocx } from './docx-zip.ts';
import { UnreadableZipError, type ZipTrouble } from './read-zip.ts';

export const MAX_TEMPLATE_BYTES = 5 * 1_048_576;

const DOCX_MAIN = 'wordprocessingml.document.main+xml';
const MEGABYTE = 1_048_576;

type PackageCheck = { readonly parts: ReadonlyMap<string, Uint8Array> } | { readonly problems: readonly TemplateProblem[] };

/** Whether the file is a Word document without anything that runs, is fetched, or hides something. Nothing is run or fetched to find out. */
export function checkPackage(docx: Uint8Array): PackageCheck {
  if (docx.length > MAX_TEMPLATE_BYTES) return { problems: [problem(TROUBLES.tooLarge)] };
  try {
    const parts = readDocx(docx);
    const problems = problemsOf(parts);
    return problems.length > 0 ? { problems } : { parts };
  } catch (error) {
    if (error instanceof UnreadableZipError) return { problems: [problem(TROUBLES[error.trouble])] };
    throw error;
  }
}

function problemsOf(parts: ReadonlyMap<string, Uint8Array>): readonly TemplateProblem[] {
  const types = partText(parts, CONTENT_TYPES);
  const names = [...parts.keys()];
  if (names.some((name) => /vbaProject/i.test(name)) || types?.includes('macroEnabled') === true) return [problem(TROUBLES.macros)];
  if (types?.includes('wordprocessingml.template.main+xml') === true) return [problem(TROUBLES.dotx)];
  if (types === undefined || !parts.has(MAIN_PART) || !types.includes(DOCX_MAIN)) return [problem(TROUBLES.noDocx)];
  const embedded = names.filter((name) => /^word\/(?:embeddings|activeX|afchunk|diagrams|charts)\//i.test(name));
  return [...embedded.map((name) => problem(TROUBLES.embedded, name)), ...names.flatMap((name) => linkProblems(parts, name))];
}

/** What is fetched from elsewhere when the document is opened or printed. The template that it was made from is only dropped. */
function linkProblems(parts: ReadonlyMap<string, Uint8Array>, name: string): readonly TemplateProblem[] {
  if (!name.endsWith('.rels')) return [];
  const links = partText(parts, name)?.match(/<Relationship\b[^<>]*TargetMode\s*=\s*["']External["'][^<>]*>/gi) ?? [];
  return links
    .filter((link) => !/\/attachedTemplate["']/.test(link))
    .map((link) => problem(/\/image["']/.test(link) ? TROUBLES.externalImage : TROUBLES.externalLink, targetOf(link)));
}

function targetOf(link: string): string {
  const target = /Target\s*=\s*["']([^"']*)["']/.exec(link)?.[1] ?? '';
  return target.length > 60 ? `${target.slice(0, 60)}…` : target;
}

interface Trouble {
  readonly zh: string;
  readonly en: string;
}

function problem({ zh, en }: Trouble, what = ''): TemplateProblem {
  return { placeholder: null, zh: what === '' ? zh : `${zh}：${what}`, en: what === '' ? en : `${en}: ${what}` };
}

const LIMIT = DOCX_LIMITS.maxBytes / MEGABYTE;

const TROUBLES: Readonly<
  Record<ZipTrouble | 'tooLarge' | 'macros' | 'dotx' | 'noDocx' | 'embedded' | 'externalImage' | 'externalLink', Trouble>
> = {
  noZip: { zh: '不是 Word 文档。请用 Word 或者 WPS 另存为 .docx 后上传', en: 'It is no Word document: save it as .docx in Word or WPS' },
  noDocx: { zh: '不是 Word 文档。请用 Word 或者 WPS 另存为 .docx 后上传', en: 'It is no Word document: save it as .docx in Word or WPS' },
  broken: { zh: '文档已损坏，无法打开。请重新另存为 .docx 后上传', en: 'The document is damaged: save it as .docx once more' },
  encrypted: { zh: '文档设有打开密码。请取消密码后上传', en: 'The document has a password: remove it first' },
  tooManyParts: { zh: '文档内部的文件过多，不像一份文书模板', en: 'The document has more parts than a letter can have' },
  tooLargeUnpacked: {
    zh: `文档解压后超过 ${LIMIT} MB，不予接收。请删去过大的图片`,
    en: `Unpacked, the document has more than ${LIMIT} MB: remove large pictures`,
  },
  tooLarge: { zh: '文档超过 5 MB。请删去过大的图片', en: 'The document has more than 5 MB: remove large pictures' },
  macros: { zh: '文档含有宏，不予接收。请另存为不带宏的 .docx', en: 'The document has macros: save it as .docx without them' },
  dotx: { zh: '这是 Word 模板（.dotx）。请另存为 Word 文档（.docx）后上传', en: 'This is a .dotx: save it as a document (.docx)' },
  embedded: { zh: '文档里嵌有对象，请删去', en: 'The document has an embedded object: remove it' },
  externalImage: { zh: '文档引用了外部图片，请改为嵌入图片', en: 'The document shows a picture from elsewhere: insert the picture itself' },
  externalLink: { zh: '文档含有外部链接，请删去（可取消超链接）', en: 'The document has a link to elsewhere: remove it' },
};
