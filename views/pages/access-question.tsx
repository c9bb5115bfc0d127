import type { Frame } from '../../src/web/frame.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';

interface AccessQuestion {
  readonly frame: Frame;
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly back: string;
  readonly action: string;
  readonly backHref: string;
}

/** Asks once more before something that cannot be undone. */
export function AccessQuestionView({ frame, title, text, button, back, action, backHref }: AccessQuestion) {
  return (
    <Layout frame={frame}>
      <h1>{title}</h1>
      <p>{text}</p>
      <form method="post" action={action} class="button-row" data-test="access-question">
        <CsrfInput csrf={frame.csrf} />
        <Button variant="warning">{button}</Button>
        <Button href={backHref} variant="secondary">
          {back}
        </Button>
      </form>
    </Layout>
  );
}
