import type { MarkView, RedactionPage } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';

/** The picture of a page with its marks upon it, in points. What lies under a mark can still be seen: nothing is burned yet. */
export function RedactionStage({ page }: { readonly page: RedactionPage }) {
  const { width, height } = page.size;
  const label = redactionTexts.page.picture(page.page);
  return (
    <section class="redaction-scroll" tabindex={0} aria-label={label} data-redaction="scroll">
      <svg class="redaction-page" viewBox={`0 0 ${width} ${height}`} data-redaction="stage" data-test="stage">
        <title>{label}</title>
        <image href={page.pictureHref} x="0" y="0" width={width} height={height} preserveAspectRatio="none" />
        <g data-redaction="marks">
          {page.marks.map((mark) => (
            <Mark mark={mark} mayDraw={page.mayDraw} />
          ))}
        </g>
        <g data-redaction="ghost" />
      </svg>
    </section>
  );
}

function Mark({ mark, mayDraw }: { readonly mark: MarkView; readonly mayDraw: boolean }) {
  const { x, y, width, height } = mark.box;
  const focus = mayDraw ? { tabindex: 0, role: 'button' as const, 'aria-label': `${mark.label}, ${mark.place}` } : {};
  const side = Math.min(8, width, height);
  return (
    <g class="redaction-mark" data-mark={mark.id} data-no={String(mark.no)} data-ground={mark.ground} data-test="mark" {...focus}>
      <rect x={x} y={y} width={width} height={height} />
      {width > 22 && height > 9 && (
        <text x={x + 2} y={y + 6} class="redaction-code">
          {mark.code}
        </text>
      )}
      {mayDraw && <rect class="redaction-handle" x={x + width - side} y={y + height - side} width={side} height={side} />}
    </g>
  );
}
