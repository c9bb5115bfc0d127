import { AlignmentType, type ISectionOptions, type Paragraph, type Table } from 'docx';
import type { SetSegment } from '../../law/report/text-quotes.ts';
import { packDocument } from '../letters/built-in/built-in-frame.ts';
import {
  bodyLine,
  FANG_SONG,
  HEI_TI,
  KAI_TI,
  LINE,
  paragraph,
  run,
  section,
  TEXT_WIDTH,
  WIDE_TEXT_WIDTH,
  XIAO_BIAO_SONG,
} from '../letters/built-in/frame-parts.ts';
import { chartTable } from './chart-docx.ts';
import type { ReportBlock, ReportDocument, ReportHeading, ReportTable } from './report-model.ts';
import { plainRuns, wordTable } from './table-docx.ts';

type Child = Paragraph | Table;
const CAPTION = { size: 24, spacing: 0 };

/** The report as a DOCX in the layout of 公文 (GB/T 9704-2012); tables that need it stand on pages on their side. */
export async function reportDocx(report: ReportDocument): Promise<Uint8Array> {
  return packDocument(sectionsOf(report), { latin: 'en-US' });
}

function sectionsOf(report: ReportDocument): ISectionOptions[] {
  const runs = inSections(report.blocks);
  return runs.map(({ wide, blocks }, index) => {
    const width = wide ? WIDE_TEXT_WIDTH : TEXT_WIDTH;
    // Two tables without anything between them would be one; at the end a line could begin a page for itself.
    const children = blocks.flatMap((block, at) => [
      ...childrenOf(block, width),
      ...(isGrid(block) && at < blocks.length - 1 ? [paragraph('', { line: 200 })] : []),
    ]);
    return section([...(index === 0 ? titleLines(report) : []), ...children], { wide });
  });
}

interface SectionRun {
  readonly wide: boolean;
  readonly blocks: ReportBlock[];
}

/** Wide tables stand on pages of their own; the heading right before one goes with it. */
export function inSections(blocks: readonly ReportBlock[]): SectionRun[] {
  // The title stands upright, whatever follows.
  const runs: [SectionRun, ...SectionRun[]] = [{ wide: false, blocks: [] }];
  for (const block of blocks) {
    const wide = block.kind === 'table' && block.wide;
    const last = runs.at(-1) ?? runs[0];
    if (wide === last.wide) {
      last.blocks.push(block);
      continue;
    }
    const moved = wide ? trailingHeadings(last.blocks) : [];
    const before = runs.at(-2);
    // Nothing but headings stood between two wide tables: one run of pages.
    if (wide && last.blocks.length === 0 && before?.wide === true) {
      runs.pop();
      before.blocks.push(...moved, block);
    } else runs.push({ wide, blocks: [...moved, block] });
  }
  return runs;
}

/** Taken off the end. */
function trailingHeadings(blocks: ReportBlock[]): ReportBlock[] {
  let from = blocks.length;
  while (from > 0 && blocks[from - 1]?.kind === 'heading') from -= 1;
  return blocks.splice(from);
}

function titleLines({ titleLines: lines, subtitle, draft, notices }: ReportDocument): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER, keepNext: true };
  const under = [draft, subtitle].filter((line) => line !== null);
  return [
    ...lines.map((line, at) =>
      paragraph([run(line, { face: XIAO_BIAO_SONG, size: 44, spacing: 0 })], { ...centred, before: at === 0 ? LINE : 0, line: 700 }),
    ),
    ...under.map((line) => paragraph([run(line, { face: KAI_TI, spacing: 0 })], centred)),
    ...notices.map((line) => bodyLine([run(line, { face: KAI_TI })])),
    paragraph('', { line: Math.round(LINE / 2) }),
  ];
}

function childrenOf(block: ReportBlock, width: number): Child[] {
  if (block.kind === 'heading')
    return [bodyLine([run(textOf(block.runs), { face: FACES[block.level] })], { keepNext: true, ...indentOf(block) })];
  if (block.kind === 'paragraph') return [bodyLine(plainRuns(block.runs, { face: FANG_SONG }))];
  if (block.kind === 'chart') return [...captionLines(`${block.title}（单位：${block.unit}）`), chartTable(block, width)];
  // Tables of a part stand under its heading, which says what they are.
  const above = block.apart ? captionLines(block.caption, true) : [paragraph('', { line: 120, keepNext: true })];
  return [...above, wordTable(block, width), ...noteLines(block)];
}

const FACES = { 1: HEI_TI, 2: KAI_TI, 3: FANG_SONG } as const;

function indentOf({ level }: ReportHeading): { readonly before?: number } {
  return level === 1 ? { before: Math.round(LINE / 4) } : {};
}

function captionLines(caption: string, pageBreakBefore = false): Paragraph[] {
  if (caption === '') return [];
  return [
    paragraph([run(caption, { ...CAPTION, face: HEI_TI })], {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      pageBreakBefore,
      line: 420,
    }),
  ];
}

function noteLines({ note }: ReportTable): Paragraph[] {
  return note === null ? [] : [paragraph([run(note, { size: 21, spacing: 0 })], { line: 340 })];
}

function isGrid({ kind }: ReportBlock): boolean {
  return kind === 'table' || kind === 'chart';
}

export function textOf(runs: readonly SetSegment[]): string {
  return runs.map(({ text }) => text).join('');
}
