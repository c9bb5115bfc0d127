import type { ReportFacts } from '../../documents/report/report-document.ts';
import { quoteContext } from '../../documents/report/report-document.ts';
import { reportDocx } from '../../documents/report/report-docx.ts';
import { reportHtml } from '../../documents/report/report-html.tsx';
import type { ReportDocument } from '../../documents/report/report-model.ts';
import { reportXlsx } from '../../documents/report/report-xlsx.ts';
import { XLSX_TYPE } from '../../documents/table-export.ts';
import { cellIdsOf, figuresOf } from '../../law/report/cells.ts';
import { partHeading, reportParts } from '../../law/report/parts.ts';
import { plainText, setText } from '../../law/report/text-quotes.ts';
import { DOCX_TYPE } from '../letters/letter-press.ts';

/** What a report can be had as. */
export const REPORT_FILES = {
  html: 'text/html; charset=utf-8',
  docx: DOCX_TYPE,
  pdf: 'application/pdf',
  xlsx: XLSX_TYPE,
  json: 'application/json; charset=utf-8',
} as const;
export type ReportFileKind = keyof typeof REPORT_FILES;
export const REPORT_FILE_KINDS = Object.keys(REPORT_FILES) as readonly ReportFileKind[];

export interface ReportFile {
  readonly mediaType: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface FileAsk {
  readonly facts: ReportFacts;
  readonly document: ReportDocument;
  /** Instant that the file bears. */
  readonly madeAt: Date;
  /** Sets a DOCX as PDF in the office's fonts. */
  typeset(docx: Uint8Array, options: { readonly title: string; readonly author: string; readonly madeAt: Date }): Promise<Uint8Array>;
}

/** The report as a file. */
export async function reportFile(kind: ReportFileKind, ask: FileAsk): Promise<ReportFile> {
  const { document } = ask;
  const mark = document.draft === null ? '' : '（草稿）';
  return { mediaType: REPORT_FILES[kind], name: `${document.title}${mark}.${kind}`, bytes: await bytesOf(kind, ask) };
}

async function bytesOf(kind: ReportFileKind, { facts, document, madeAt, typeset }: FileAsk): Promise<Uint8Array> {
  switch (kind) {
    case 'html':
      return Buffer.from(reportHtml(document));
    case 'docx':
      return reportDocx(document);
    case 'pdf':
      return typeset(await reportDocx(document), { title: document.title, author: document.organ, madeAt });
    case 'xlsx':
      return reportXlsx(document, madeAt);
    case 'json':
      return Buffer.from(`${JSON.stringify(reportData(facts), null, 2)}\n`);
  }
}

/** The report for programs: numbers by their rows as in `yishen report`, what texts quote besides, and the text with its numbers in place. */
export function reportData(facts: ReportFacts) {
  const { organ, year, format, cells, texts, publishedOn, edition, corrections } = facts;
  const { format: _, ...figures } = figuresOf(format, cells);
  const printed = new Set(cellIdsOf(format));
  return {
    ...{ organ, year, format, edition, publishedOn, corrections },
    figures,
    indicators: Object.fromEntries(Object.entries(cells).filter(([id]) => !printed.has(id))),
    parts: reportParts(format).map((part) => ({
      id: part.id,
      title: partHeading(part),
      text: plainText(setText(texts[part.id] ?? '', quoteContext(facts))),
    })),
  };
}
