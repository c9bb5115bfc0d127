import type { Frame } from '../../src/web/frame.ts';
import { templateTexts } from '../../src/web/texts/templates.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';

interface ResetPage {
  readonly frame: Frame;
  readonly name: string;
  readonly href: string;
  readonly seen: number;
}

export function TemplateResetView({ frame, name, href, seen }: ResetPage) {
  const words = templateTexts.reset;
  return (
    <Layout frame={frame}>
      <h1>{words.title(name)}</h1>
      <p>{words.text}</p>
      <form method="post" action={`${href}/reset`} class="template-acts" data-test="reset-form">
        <CsrfInput csrf={frame.csrf} />
        <input type="hidden" name="seen" value={String(seen)} />
        <Button variant="warning">{words.confirm}</Button>
        <a href={href}>{words.keep}</a>
      </form>
    </Layout>
  );
}
