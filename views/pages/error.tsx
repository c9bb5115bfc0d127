import type { ErrorPage } from '../../src/web/pages/error-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';

export function ErrorView({ frame, status, title, body, basis, requestId }: ErrorPage) {
  return (
    <Layout frame={frame}>
      <div class="card" data-test="error-page" data-status={status}>
        <h1>{title}</h1>
        <p>{body}</p>
        {basis !== null && <p class="basis">{texts.write.labelled(texts.steps.article, basis)}</p>}
        {requestId !== null && (
          <p>
            {texts.write.labelled(texts.errors.requestId, '')}
            <code>{requestId}</code>
          </p>
        )}
        <p>
          <a href="/">{texts.errors.home}</a>
        </p>
      </div>
    </Layout>
  );
}
