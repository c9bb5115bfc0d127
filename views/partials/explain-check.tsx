import type { Frame } from '../../src/web/frame.ts';
import type { ExplainForm } from '../../src/web/pages/reports/explain.ts';
import { reportTexts } from '../../src/web/texts/reports.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { TextArea } from './text-area.tsx';

interface Props extends Pick<Frame, 'csrf'> {
  readonly form: ExplainForm;
}

/** Explains a failing check where it stands, in one step. */
export function ExplainCheck({ form: { check, action, value }, csrf }: Props) {
  const words = reportTexts.act;
  return (
    <details class="check-more" data-test="explain">
      <summary>
        {reportTexts.year.explain}
        <span class="visually-hidden"> {check}</span>
      </summary>
      <form method="post" action={action} novalidate data-test={`explain-${check}`}>
        <CsrfInput csrf={csrf} />
        <input type="hidden" name="check" value={check} />
        <TextArea id={`explain-${check}`} name="text" label={words.text} hint={words.textHint} error={null} value={value} rows={3} />
        <Button variant="secondary">{words.explainNow}</Button>
      </form>
    </details>
  );
}
