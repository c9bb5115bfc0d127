import type { FiguresForm } from '../../src/web/pages/reports/figures-form.ts';
import { reportTexts } from '../../src/web/texts/reports.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';
import { ReportGrid } from '../partials/report-grid.tsx';

/** The official table with an input for each number. */
export function ReportFiguresView({ frame, title, back, action, errors, grids, source }: FiguresForm) {
  const words = reportTexts.figures;
  const parts = { id: 'source', label: words.source, hint: words.sourceHint, error: source.error };
  return (
    <Layout frame={frame} wide>
      <p class="crumb">
        <a href={back.href}>{back.label}</a>
      </p>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" action={action} novalidate data-test="figures-form">
        <CsrfInput csrf={frame.csrf} />
        {grids.map((grid) => (
          <ReportGrid grid={grid} />
        ))}
        <FormGroup {...parts} name="source">
          <input class="govuk-input" id="source" name="source" type="text" value={source.value} {...describedBy(parts)} />
        </FormGroup>
        <Button>{words.submit}</Button>
      </form>
    </Layout>
  );
}
