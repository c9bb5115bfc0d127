import type { ArrowView, BoxView } from '../../src/web/diagram/chart-layout.ts';
import type { DiagramView, PathLine, StripView } from '../../src/web/pages/diagram-part.ts';
import { texts } from '../../src/web/texts.ts';

interface DiagramProps {
  readonly diagram: DiagramView;
}

/** A chart as a picture with the path taken, its parallel parts as strips, and the path in words. */
export function ChartDiagram({ diagram }: DiagramProps) {
  return (
    <div class="diagram" data-test="diagram">
      <Legend />
      <section class="diagram-scroll" tabindex={0} aria-label={texts.write.labelled(texts.diagram.scroll, diagram.title)}>
        <Picture diagram={diagram} />
      </section>
      {diagram.strips.length > 0 && <Strips strips={diagram.strips} />}
      <Path path={diagram.path} current={diagram.current} />
    </div>
  );
}

function Legend() {
  return (
    <ul class="legend" aria-hidden="true">
      <li class="legend-current">{texts.diagram.legendCurrent}</li>
      <li class="legend-visited">{texts.diagram.legendVisited}</li>
      <li class="legend-open">{texts.diagram.legendOpen}</li>
    </ul>
  );
}

function Picture({ diagram }: DiagramProps) {
  const { layout, id } = diagram;
  const drawnLast = [...layout.arrows].sort((a, b) => Number(a.visited) - Number(b.visited));
  return (
    <svg
      class="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
    >
      <title id={`${id}-title`}>{texts.diagram.picture(diagram.title, diagram.current)}</title>
      <desc id={`${id}-desc`}>{texts.diagram.desc}</desc>
      <defs>
        <Arrowhead id={`${id}-tip`} kind="open" />
        <Arrowhead id={`${id}-tip-visited`} kind="visited" />
      </defs>
      {drawnLast.map((arrow) => (
        <Arrow arrow={arrow} id={id} />
      ))}
      {layout.boxes.map((box) => (
        <Box box={box} />
      ))}
      {drawnLast
        .filter((arrow) => arrow.order !== '')
        .map((arrow) => (
          <Order arrow={arrow} />
        ))}
    </svg>
  );
}

function Arrowhead({ id, kind }: { readonly id: string; readonly kind: 'open' | 'visited' }) {
  return (
    <marker
      id={id}
      class={`tip tip-${kind}`}
      viewBox="0 0 10 10"
      refX="9"
      refY="5"
      markerWidth="7"
      markerHeight="7"
      markerUnits="userSpaceOnUse"
      orient="auto"
    >
      <path d="M0,1 L10,5 L0,9 z" />
    </marker>
  );
}

function Arrow({ arrow, id }: { readonly arrow: ArrowView; readonly id: string }) {
  return (
    <path
      class={arrow.visited ? 'arrow arrow-visited' : 'arrow'}
      d={arrow.line}
      fill="none"
      marker-end={`url(#${arrow.visited ? `${id}-tip-visited` : `${id}-tip`})`}
    />
  );
}

function Box({ box }: { readonly box: BoxView }) {
  return (
    <g class={`box box-${box.mark}`} data-test="chart-state" data-state={box.path} data-mark={box.mark}>
      {box.mark === 'current' && <rect class="box-halo" x={box.x - 4} y={box.y - 4} width={box.width + 8} height={box.height + 8} rx={8} />}
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={5} />
      <text x={box.x + box.width / 2} y={box.y + box.height / 2} text-anchor="middle" dominant-baseline="central">
        {box.label}
      </text>
    </g>
  );
}

function Order({ arrow }: { readonly arrow: ArrowView }) {
  const width = 10 + arrow.order.length * 7;
  return (
    <g class="order">
      <rect x={arrow.orderX - width / 2} y={arrow.orderY - 9} width={width} height={18} rx={9} />
      <text x={arrow.orderX} y={arrow.orderY} text-anchor="middle" dominant-baseline="central">
        {arrow.order}
      </text>
    </g>
  );
}

function Strips({ strips }: { readonly strips: readonly StripView[] }) {
  return (
    <div class="strips">
      <h3>{texts.diagram.parts}</h3>
      {strips.map((strip) => (
        <div class={strip.idle ? 'strip strip-idle' : 'strip'} data-test="strip">
          <span class="strip-label">{strip.label}</span>
          <ol>
            {strip.states.map((state) => (
              <li class={`strip-${state.mark}`} {...(state.mark === 'current' ? { 'aria-current': 'step' } : {})}>
                {state.label}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

function Path({ path, current }: { readonly path: readonly PathLine[]; readonly current: string }) {
  if (path.length === 0) return <p class="hint">{`${texts.diagram.noPath} ${texts.write.labelled(texts.diagram.current, current)}`}</p>;
  return (
    <details class="path" data-test="path">
      <summary>{texts.diagram.path}</summary>
      <ol>
        {path.map((line) => (
          <li>
            {line.on !== null && <time datetime={line.on}>{line.on}</time>} {texts.write.labelled(line.event, `${line.from} → ${line.to}`)}
          </li>
        ))}
      </ol>
    </details>
  );
}
