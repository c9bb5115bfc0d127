import type { Bilingual } from '../errors.ts';
import { partHeading, type ReportPart, reportParts } from './parts.ts';
import { PART_TEXT_LIMIT } from './report-acts.ts';
import type { ReportFormat } from './report-json.ts';

/** The written report as a plain text file: `# 一、政府信息公开概况` begins a part, the lines below are its text as it is written on the page. */
export interface ReportTextFile {
  /** By part, in printed order. Parts that the file leaves out are not in it. */
  readonly texts: Readonly<Record<string, string>>;
  /** `fault` forbids to take the file; a `note` does not. */
  readonly remarks: readonly TextFileRemark[];
}

export interface TextFileRemark {
  readonly level: 'fault' | 'note';
  /** 1, 2, 3 … of the file. */
  readonly line: number;
  readonly text: Bilingual;
}

interface Section {
  readonly line: number;
  readonly heading: string;
  readonly lines: string[];
}

const HEADING = /^#\s*(?!#)(.*)$/u;

/** Reads a file for the report in a format. Nothing is corrected; what belongs to no part is named with its line. */
export function readTextFile(format: ReportFormat, file: string): ReportTextFile {
  const { stray, sections } = sectionsOf(file);
  const remarks: TextFileRemark[] = stray === undefined ? [] : [fault(stray, BEFORE_PARTS)];
  const read = new Map<string, string>();
  for (const { line, heading, lines } of sections) {
    const part = partNamed(format, heading);
    const text = lines.join('\n').trim();
    if (part === undefined) remarks.push(fault(line, unknownPart(format, heading)));
    else if (read.has(part.id)) remarks.push(fault(line, TWICE(heading)));
    else if (text.length > PART_TEXT_LIMIT) remarks.push(fault(line, TOO_LONG(heading)));
    else {
      read.set(part.id, text);
      if (heading !== partHeading(part)) remarks.push({ level: 'note', line, text: OTHER_TITLE(heading, partHeading(part)) });
    }
  }
  if (sections.length === 0) remarks.push(fault(1, NO_PART));
  const texts = reportParts(format).flatMap(({ id }) => (read.has(id) ? [[id, read.get(id) ?? ''] as const] : []));
  return { texts: Object.fromEntries(texts), remarks };
}

function sectionsOf(file: string): { readonly stray: number | undefined; readonly sections: readonly Section[] } {
  const sections: Section[] = [];
  let stray: number | undefined;
  const lines = file.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  for (const [index, line] of lines.entries()) {
    const [, heading] = HEADING.exec(line) ?? [];
    const section = sections.at(-1);
    if (heading !== undefined) sections.push({ line: index + 1, heading: heading.trim(), lines: [] });
    else if (section !== undefined) section.lines.push(line);
    else if (line.trim() !== '') stray ??= index + 1;
  }
  return { stray, sections };
}

/** By its number: headings are printed as the format has them, whatever a file calls them. */
function partNamed(format: ReportFormat, heading: string): ReportPart | undefined {
  const [, number = null] = /^([一二三四五六七八九])、/u.exec(heading) ?? [];
  const parts = reportParts(format);
  return number === null ? parts.find(({ title }) => title.zh === heading) : parts.find((part) => part.number === number);
}

function fault(line: number, text: Bilingual): TextFileRemark {
  return { level: 'fault', line, text };
}

const BEFORE_PARTS: Bilingual = {
  zh: '这一行在第一个部分之前。请先写部分的标题，如“# 引言”',
  en: 'This line stands before the first part. Write the heading of a part before it, such as “# 引言”',
};
const NO_PART: Bilingual = {
  zh: '没有任何部分：每个部分以“# ”加标题起首，如“# 一、总体情况”',
  en: 'There is no part: each begins with “# ” and its heading, such as “# 一、总体情况”',
};

function unknownPart(format: ReportFormat, heading: string): Bilingual {
  const known = reportParts(format).map(partHeading).join('、');
  return { zh: `报告没有“${heading}”这一部分（应为：${known}）`, en: `The report has no part called “${heading}” (its parts: ${known})` };
}

function TWICE(heading: string): Bilingual {
  return { zh: `“${heading}”出现两次，请合为一处`, en: `“${heading}” stands twice: put both together` };
}

function TOO_LONG(heading: string): Bilingual {
  return {
    zh: `“${heading}”超过 ${PART_TEXT_LIMIT} 字，请缩短`,
    en: `“${heading}” has more than ${PART_TEXT_LIMIT} characters: shorten it`,
  };
}

function OTHER_TITLE(heading: string, printed: string): Bilingual {
  return { zh: `标题“${heading}”按“${printed}”印出`, en: `The heading “${heading}” is printed as “${printed}”` };
}
