import type { QueuePage } from '../../src/web/pages/queue-page.ts';
import { queueTexts } from '../../src/web/texts/queue.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';

/** The views a person keeps, and a way to keep what is chosen now. */
export function QueueViewBar({ page }: { readonly page: QueuePage }) {
  const { views } = queueTexts;
  return (
    <div class="queue-views">
      {page.views.length > 0 && (
        <nav aria-label={views.label}>
          <ul>
            {page.views.map((view) => (
              <li>
                <a href={view.href} data-test="saved-view" {...(view.current ? { 'aria-current': 'page' } : {})}>
                  {view.label}
                </a>
              </li>
            ))}
            <li>
              <a href="/queue/views" data-test="manage-views">
                {views.manage}
              </a>
            </li>
          </ul>
        </nav>
      )}
      <details data-test="save-view">
        <summary>{views.save}</summary>
        <form method="post" action="/queue/views">
          <CsrfInput csrf={page.frame.csrf} />
          <input type="hidden" name="address" value={page.here} />
          <label class="govuk-label" for="view-name">
            {views.name}
          </label>
          <p class="govuk-hint" id="view-name-hint">
            {views.nameHint}
          </p>
          <input
            class="govuk-input"
            id="view-name"
            name="name"
            type="text"
            maxlength={40}
            autocomplete="off"
            aria-describedby="view-name-hint"
          />
          <Button variant="secondary" small>
            {views.submit}
          </Button>
        </form>
      </details>
    </div>
  );
}
