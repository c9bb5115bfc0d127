import type { SelectView } from '../../src/web/pages/queue-filters.ts';
import type { QueuePage } from '../../src/web/pages/queue-page.ts';
import { queueTexts } from '../../src/web/texts/queue.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';

/** Posted, because what people search for may be names, which must not stand in addresses. */
export function QueueFilterForm({ page }: { readonly page: QueuePage }) {
  return (
    <search>
      <form class="queue-filter" method="post" action="/queue" data-test="queue-filter">
        <CsrfInput csrf={page.frame.csrf} />
        {page.kept.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label class="govuk-label" for="queue-search">
          {queueTexts.searchLabel}
        </label>
        <p class="govuk-hint" id="queue-search-hint">
          {queueTexts.searchHint}
        </p>
        <div class="queue-search">
          <input
            class="govuk-input"
            id="queue-search"
            name="q"
            type="search"
            maxlength={100}
            autocomplete="off"
            value={page.text}
            aria-describedby="queue-search-hint"
          />
          <Button variant="secondary">{queueTexts.search}</Button>
          {page.clearHref !== null && (
            <a href={page.clearHref} data-test="queue-clear">
              {queueTexts.clear}
            </a>
          )}
        </div>
        <MoreFilters page={page} />
      </form>
    </search>
  );
}

function MoreFilters({ page }: { readonly page: QueuePage }) {
  const { filters } = page;
  return (
    <details class="queue-more" open={filters.open} data-test="queue-more">
      <summary>{filters.summary}</summary>
      <div class="queue-fields">
        {filters.selects.map((field) => (
          <Select field={field} />
        ))}
        {filters.days.map(({ id, name, label, value }) => (
          <div>
            <label class="govuk-label" for={id}>
              {label}
            </label>
            <input class="govuk-input input-date" id={id} name={name} type="date" value={value} />
          </div>
        ))}
      </div>
      {filters.flags.length > 0 && (
        <fieldset class="queue-flags">
          <legend>{queueTexts.flagsLegend}</legend>
          {filters.flags.map(({ id, value, label, chosen }) => (
            <label for={id}>
              <input id={id} type="checkbox" name="flags" value={value} checked={chosen} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <Button variant="secondary">{queueTexts.apply}</Button>
    </details>
  );
}

function Select({ field }: { readonly field: SelectView }) {
  return (
    <div>
      <label class="govuk-label" for={field.id}>
        {field.label}
      </label>
      <select class="govuk-select" id={field.id} name={field.name}>
        {field.options.map(({ value, label, chosen }) => (
          <option value={value} selected={chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
