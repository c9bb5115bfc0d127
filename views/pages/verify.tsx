import type { VerifyPage } from '../../src/web/pages/verify-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';

export function VerifyView({ frame, backHref, ok, headline, body, headHash, advice }: VerifyPage) {
  return (
    <Layout frame={frame}>
      <h1>{texts.verify.title}</h1>
      <div
        class={ok ? 'card verdict verdict-ok' : 'card verdict verdict-broken'}
        role="status"
        data-test="verify-result"
        data-ok={String(ok)}
      >
        <p class="verdict-headline">{headline}</p>
        <p>{body}</p>
        {headHash !== null && (
          <p>
            {texts.write.labelled(texts.verify.head, '')}
            <code class="hash-full">{headHash}</code>
          </p>
        )}
        <p class="hint">{advice}</p>
      </div>
      <p>
        <a href={backHref}>{texts.verify.back}</a>
      </p>
    </Layout>
  );
}
