import type { RedactionPage } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Button } from './button.tsx';
import { Pagination } from './pagination.tsx';

/** From page to page of the document. */
export function RedactionPaging({ page }: { readonly page: RedactionPage }) {
  const words = redactionTexts.page;
  return (
    <div class="redaction-paging">
      <p class="redaction-where" data-test="page-of">
        {words.of(page.page, page.pages)}
      </p>
      <Pagination previous={page.previousHref} next={page.nextHref} />
      {page.pages > 2 && (
        <form method="get" action={page.href} class="redaction-go">
          <label for="go-page">{words.go}</label>
          <input class="govuk-input govuk-input--width-3" id="go-page" name="page" inputmode="numeric" autocomplete="off" />
          <Button variant="secondary" small>
            {words.goButton}
          </Button>
        </form>
      )}
      <div data-redaction="paging">
        {page.withMarks.length > 0 && (
          <nav class="redaction-marked" aria-label={words.withMarks}>
            <span aria-hidden="true">{words.withMarks}</span>
            {page.withMarks.map((link) => (
              <a href={link.href} {...(link.current ? { 'aria-current': 'page' } : {})}>
                {link.page}
                <span class="count">{words.marksOn(link.count)}</span>
              </a>
            ))}
          </nav>
        )}
      </div>
    </div>
  );
}
