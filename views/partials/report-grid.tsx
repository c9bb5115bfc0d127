import type { GridCell, GridFigure, GridView } from '../../src/web/pages/reports/grid-view.ts';
import { reportTexts } from '../../src/web/texts/reports.ts';

/** An official table: each number leads to what is behind it, or can be filled in. Wide ones scroll in their own box. */
export function ReportGrid({ grid }: { readonly grid: GridView }) {
  const { caption, wide, heads, rows } = grid;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section class={wide ? 'grid-scroll grid-wide' : 'grid-scroll'} aria-label={caption} tabIndex={0} lang="zh-CN" data-test="grid">
      <table class="grid-table">
        <caption>{caption}</caption>
        {heads.length > 0 && (
          <thead>
            {heads.map((row) => (
              <Row row={row} inHead />
            ))}
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <Row row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, inHead = false }: { readonly row: readonly GridCell[]; readonly inHead?: boolean }) {
  return (
    <tr>
      {row.map((cell) => (
        <Cell cell={cell} inHead={inHead} />
      ))}
    </tr>
  );
}

function Cell({ cell, inHead }: { readonly cell: GridCell; readonly inHead: boolean }) {
  const { as, text, cols, rows, indent, figure } = cell;
  const spans = { ...(cols > 1 ? { colspan: cols } : {}), ...(rows > 1 ? { rowspan: rows } : {}) };
  if (figure !== null) return <Figure figure={figure} text={text} spans={spans} />;
  const look = indent > 0 ? `grid-${as} grid-indent-${Math.min(indent, 4)}` : `grid-${as}`;
  if (as === 'head') {
    return (
      <th class={look} {...(inHead ? { scope: cols > 1 ? 'colgroup' : 'col' } : {})} {...spans}>
        {text}
      </th>
    );
  }
  return (
    <td class={look} {...spans}>
      {text}
    </td>
  );
}

interface FigureProps {
  readonly figure: GridFigure;
  readonly text: string;
  readonly spans: object;
}

function Figure({ figure, text, spans }: FigureProps) {
  const { anchor, name, unknown, href, mark, markTone, input } = figure;
  const shown = unknown ? <span aria-hidden="true">{text}</span> : text;
  const look = markTone === null ? 'grid-number' : `grid-number grid-${markTone}`;
  return (
    <td class={look} id={anchor} {...spans} {...(mark === null ? {} : { 'data-mark': markTone })}>
      {input !== null ? (
        <input
          class={input.error === null ? 'grid-input' : 'grid-input grid-input-error'}
          type="text"
          inputMode="decimal"
          name={input.name}
          value={input.value}
          aria-label={name}
          autocomplete="off"
          {...(input.error === null ? {} : { 'aria-invalid': true, title: input.error })}
        />
      ) : href === null ? (
        <>
          {shown}
          {unknown && <span class="visually-hidden">{reportTexts.year.unknown}</span>}
        </>
      ) : (
        <a href={href} aria-label={unknown ? `${reportTexts.year.unknown} — ${name}` : `${text} — ${name}`}>
          {text}
        </a>
      )}
      {mark !== null && <span class="visually-hidden">{mark}</span>}
    </td>
  );
}
