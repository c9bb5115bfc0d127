import type { Frame } from '../../src/web/frame.ts';
import { webhookTexts } from '../../src/web/texts/webhooks.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';

interface RemovalPage {
  readonly frame: Frame;
  readonly name: string;
  readonly backHref: string;
}

export function WebhookRemovalView({ frame, name, backHref }: RemovalPage) {
  const words = webhookTexts.remove;
  return (
    <Layout frame={frame}>
      <h1>{words.title(name)}</h1>
      <p>{words.body}</p>
      <form method="post" action={`${backHref}/remove`} class="webhook-acts" data-test="remove-form">
        <CsrfInput csrf={frame.csrf} />
        <Button variant="warning">{words.confirm}</Button>
        <a href={backHref}>{words.keep}</a>
      </form>
    </Layout>
  );
}
