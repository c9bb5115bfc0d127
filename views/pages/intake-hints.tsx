import type { IntakeHintsPage } from '../../src/web/pages/intake-hints-page.ts';
import { intakeTexts } from '../../src/web/texts/intake.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { Duplicates } from '../partials/duplicates.tsx';
import { FieldList } from '../partials/field-list.tsx';

export function IntakeHintsView({ frame, duplicates, application, hidden }: IntakeHintsPage) {
  const words = intakeTexts.hints;
  return (
    <Layout frame={frame} wide>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <div class="card">
        <Duplicates part={duplicates} newTab />
      </div>
      <section class="card" aria-labelledby="hints-what">
        <h2 id="hints-what">{words.what}</h2>
        <FieldList fields={application} compact />
      </section>
      <form class="card" method="post" action="/cases" data-test="hints-form">
        <CsrfInput csrf={frame.csrf} />
        {hidden.map((input) => (
          <input type="hidden" name={input.name} value={input.value} />
        ))}
        {duplicates.mergeable.length > 0 && <p class="hint">{words.mergeHint}</p>}
        <p class="button-row">
          <Button name="do" value="new" test="as-new">
            {words.asNew}
          </Button>
          {duplicates.mergeable.map((one) => (
            <Button name="do" value={`merge:${one.id}`} variant="secondary" test="as-merge">
              {words.merge(one.caseNo)}
            </Button>
          ))}
          <Button name="do" value="edit" variant="secondary" test="edit">
            {words.edit}
          </Button>
        </p>
      </form>
    </Layout>
  );
}
