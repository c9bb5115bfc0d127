import { shellTexts } from '../../src/web/texts/shell.ts';

interface PaginationProps {
  /** Addresses of the neighbouring pages; null at the ends. */
  readonly previous: string | null;
  readonly next: string | null;
  /** Where one is, such as a number of rows or pages. */
  readonly label?: string;
}

/** Nothing at all where there is one page only. */
export function Pagination({ previous, next, label }: PaginationProps) {
  if (previous === null && next === null) return null;
  return (
    <nav class="paging" aria-label={shellTexts.paging.label}>
      {previous !== null && (
        <a rel="prev" href={previous}>
          {shellTexts.paging.previous}
        </a>
      )}
      {label !== undefined && <span>{label}</span>}
      {next !== null && (
        <a rel="next" href={next}>
          {shellTexts.paging.next}
        </a>
      )}
    </nav>
  );
}
