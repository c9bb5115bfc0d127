import { formTexts } from '../../src/web/texts/portal-form.ts';

/** What the script for drafts needs on the page; without scripts there are no drafts, and it stays hidden. */
export function DraftBar() {
  const { draft } = formTexts;
  return (
    <div class="draft-bar no-print" data-draft-bar hidden>
      <div data-draft-found hidden>
        <p>
          <strong>{draft.found}</strong>
        </p>
        <p class="button-row">
          <button class="govuk-button govuk-button--secondary" type="button" data-draft-restore>
            {draft.restore}
          </button>
          <button class="govuk-button govuk-button--secondary" type="button" data-draft-discard>
            {draft.discard}
          </button>
        </p>
      </div>
      <p class="hint">{draft.note}</p>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id="draft-keep-number" type="checkbox" data-draft-keep-number />
          <label class="govuk-label govuk-checkboxes__label" for="draft-keep-number">
            {draft.keepNumber}
          </label>
        </div>
      </div>
      <p class="hint" role="status" data-draft-status data-saved={draft.saved} data-removed={draft.removed} />
    </div>
  );
}
