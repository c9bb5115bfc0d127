import { webhookTexts } from '../../src/web/texts/webhooks.ts';

/** What a receiver has to do, as a program. */
export function WebhookExample({ example }: { readonly example: string }) {
  const words = webhookTexts.example;
  return (
    <section class="section" data-test="webhook-example">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <pre class="code" tabindex={0}>
        <code>{example}</code>
      </pre>
    </section>
  );
}
