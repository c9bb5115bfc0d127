interface BadgeProps {
  readonly text: string;
  /** Colour only repeats what the text says. */
  readonly tone?: 'alarm' | 'warn' | 'good' | 'quiet';
  readonly title?: string;
  readonly test?: string;
}

/** A small mark on a row or beside a heading. */
export function Badge({ text, tone = 'quiet', title, test }: BadgeProps) {
  const extra = { ...(title === undefined ? {} : { title }), ...(test === undefined ? {} : { 'data-test': test }) };
  return (
    <span class={`badge badge-${tone}`} {...extra}>
      {text}
    </span>
  );
}
