import type { ComponentChildren } from 'preact';
import { shellTexts } from '../../src/web/texts/shell.ts';

export interface TimelineItem {
  readonly title: string;
  /** A civil date, YYYY-MM-DD; null when it is not known yet. */
  readonly on: string | null;
  /** How the day is written; the date itself without it. */
  readonly onLabel?: string;
  readonly by?: string;
  readonly text?: string;
  readonly stage: 'done' | 'now' | 'later';
}

interface TimelineProps {
  readonly items: readonly TimelineItem[];
  readonly test?: string;
  /** More about an item, below its text. */
  readonly more?: (item: TimelineItem) => ComponentChildren;
}

/** What happened and what is to come, in the order given. */
export function Timeline({ items, test = 'timeline-item', more }: TimelineProps) {
  return (
    <ol class="timeline">
      {items.map((item) => (
        <li
          class={`timeline-item timeline-item-${item.stage}`}
          data-test={test}
          {...(item.stage === 'now' ? { 'aria-current': 'step' } : {})}
        >
          <h3 class="timeline-title">
            {item.title}
            {item.stage !== 'done' && <Stage stage={item.stage} />}
          </h3>
          <Day item={item} />
          {item.text !== undefined && <p class="timeline-text">{item.text}</p>}
          {more?.(item)}
        </li>
      ))}
    </ol>
  );
}

/** The colour of the dot, in words. */
function Stage({ stage }: { readonly stage: 'now' | 'later' }) {
  return <span class={stage === 'now' ? 'badge badge-good' : 'badge badge-quiet'}>{shellTexts.timeline[stage]}</span>;
}

function Day({ item }: { readonly item: TimelineItem }) {
  if (item.on === null && item.by === undefined) return null;
  return (
    <p class="timeline-day">
      {item.on !== null && <time datetime={item.on}>{item.onLabel ?? item.on}</time>} {item.by}
    </p>
  );
}
