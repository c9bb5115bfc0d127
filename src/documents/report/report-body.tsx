import type { ComponentChildren } from 'preact';
import type { SetSegment } from '../../law/report/text-quotes.ts';
import { formatFigure } from '../../law/report/text-quotes.ts';
import type { ReportBlock, ReportChart, ReportDocument, ReportHeading, ReportTable, TableCell } from './report-model.ts';

interface BodyProps {
  readonly report: ReportDocument;
  /** Level of the report's title on its page. */
  readonly top?: 1 | 2;
  /** Marks numbers with the cells they come from, and what is unknown or broken: for those who write, not for those who read. */
  readonly marked?: boolean;
  /** The blocks alone: a part of the report by itself. */
  readonly part?: boolean;
}

/** The report for the screen and for paper, wherever it stands: on a page or in a file of its own. */
export function ReportBody({ report, top = 1, marked = false, part = false }: BodyProps) {
  const { blocks } = report;
  return (
    <article class="report" lang="zh-CN" data-test="report">
      {!part && <ReportHead report={report} top={top} />}
      {blocks.map((block) => (
        <Block block={block} top={top} marked={marked} />
      ))}
    </article>
  );
}

function ReportHead({ report: { title, draft, subtitle, notices }, top }: { readonly report: ReportDocument; readonly top: number }) {
  return (
    <header class="report-head">
      <Heading level={top} class="report-title">
        {title}
      </Heading>
      {draft !== null && <p class="report-draft">{draft}</p>}
      {subtitle !== null && <p class="report-day">{subtitle}</p>}
      {notices.map((notice) => (
        <p class="report-notice">{notice}</p>
      ))}
    </header>
  );
}

type Marks = { readonly top: number; readonly marked: boolean };

function Block({ block, top, marked }: Marks & { readonly block: ReportBlock }) {
  if (block.kind === 'heading') return <PartHeading block={block} top={top} marked={marked} />;
  if (block.kind === 'table') return <Table table={block} marked={marked} />;
  if (block.kind === 'chart') return <Chart chart={block} />;
  return (
    <p class="report-text">
      <Runs runs={block.runs} marked={marked} />
    </p>
  );
}

function PartHeading({ block, top, marked }: Marks & { readonly block: ReportHeading }) {
  return (
    <Heading
      level={block.level + top}
      class={`report-heading-${block.level}`}
      id={block.anchor === null ? undefined : `part-${block.anchor}`}
    >
      <Runs runs={block.runs} marked={marked} />
    </Heading>
  );
}

interface HeadingProps {
  readonly level: number;
  readonly class: string;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}

function Heading({ level, children, id, ...look }: HeadingProps) {
  const Tag = `h${Math.min(level, 6)}` as 'h1';
  return (
    <Tag {...look} {...(id === undefined ? {} : { id })}>
      {children}
    </Tag>
  );
}

function Runs({ runs, marked }: { readonly runs: readonly SetSegment[]; readonly marked: boolean }) {
  return <>{runs.map((run) => (marked ? <MarkedRun run={run} /> : run.text))}</>;
}

function MarkedRun({ run }: { readonly run: SetSegment }) {
  if (!('quote' in run)) return <>{run.text}</>;
  return (
    <span class={`report-quote report-quote-${run.kind}`} title={run.quote}>
      {run.text}
    </span>
  );
}

function Table({ table, marked }: { readonly table: ReportTable; readonly marked: boolean }) {
  const { caption, note, name, wide } = table;
  const grid = <Grid table={table} marked={marked} />;
  return (
    <div class={wide ? 'report-table-holder report-wide' : 'report-table-holder'}>
      {name === null ? (
        grid
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
        <section class="report-scroll" aria-label={caption} tabIndex={0}>
          {grid}
        </section>
      )}
      {note !== null && <p class="report-table-note">{note}</p>}
    </div>
  );
}

function Grid({ table: { rows, heads, caption, name, apart }, marked }: { readonly table: ReportTable; readonly marked: boolean }) {
  return (
    <table class="report-table" {...(name === null ? {} : { 'data-test': 'official-table' })}>
      {apart && <caption>{caption}</caption>}
      {heads > 0 && (
        <thead>
          {rows.slice(0, heads).map((row) => (
            <Row row={row} marked={marked} inHead />
          ))}
        </thead>
      )}
      <tbody>
        {rows.slice(heads).map((row) => (
          <Row row={row} marked={marked} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, marked, inHead = false }: { readonly row: readonly TableCell[]; readonly marked: boolean; readonly inHead?: boolean }) {
  return (
    <tr>
      {row.map((cell) => (
        <Cell cell={cell} marked={marked} inHead={inHead} />
      ))}
    </tr>
  );
}

function Cell({ cell, marked, inHead }: { readonly cell: TableCell; readonly marked: boolean; readonly inHead: boolean }) {
  const { as, cols, rows, indent, runs } = cell;
  const spans = { ...(cols > 1 ? { colSpan: cols } : {}), ...(rows > 1 ? { rowSpan: rows } : {}) };
  const content = <Runs runs={runs} marked={marked} />;
  const isEmpty = runs.every(({ text }) => text === '');
  if (as === 'head' && !isEmpty) {
    return (
      <th scope={inHead && cols > 1 ? 'colgroup' : 'col'} class="report-cell-head" {...spans}>
        {content}
      </th>
    );
  }
  const look = `report-cell-${as}${indent > 0 ? ` report-indent-${Math.min(indent, 4)}` : ''}`;
  return as === 'label' && !isEmpty ? (
    <th scope={rows > 1 ? 'rowgroup' : 'row'} class={look} {...spans}>
      {content}
    </th>
  ) : (
    <td class={look} {...spans} {...(cell.cell === null ? {} : { 'data-cell': cell.cell })}>
      {content}
    </td>
  );
}

const FULL = 1000;
const THICKNESS = 14;

function Chart({ chart }: { readonly chart: ReportChart }) {
  const { bars, title, unit } = chart;
  const longest = Math.max(...bars.map(({ value }) => value ?? 0), 1);
  return (
    <table class="report-chart">
      <caption>{`${title}（单位：${unit}）`}</caption>
      <tbody>
        {bars.map(({ label, value }) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="report-cell-number">{value === null ? '（暂缺）' : formatFigure(value)}</td>
            <td class="report-bar">
              <svg
                viewBox={`0 0 ${FULL} ${THICKNESS}`}
                width="100%"
                height={THICKNESS}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <rect width={Math.round(((value ?? 0) / longest) * FULL)} height={THICKNESS} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
