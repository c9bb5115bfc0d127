import type { Frame } from '../../src/web/frame.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CodeInput } from '../partials/code-input.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

interface LoginCodePage {
  readonly frame: Frame;
  readonly way: 'code' | 'recovery';
  readonly error: string | null;
}

export function LoginCodeView({ frame, way, error }: LoginCodePage) {
  const words = accessTexts[way];
  return (
    <Layout frame={frame}>
      <div class="card login-card">
        <h1>{words.title}</h1>
        <ErrorSummary errors={error === null ? [] : [{ text: error, href: '#code' }]} />
        <p class="lead">{words.lead}</p>
        <form method="post" action={`/login/${way}`} novalidate data-test={`login-${way}`}>
          <CsrfInput csrf={frame.csrf} />
          <CodeInput label={words.label} hint={words.hint} error={error} digits={way === 'code'} />
          <Button>{words.submit}</Button>
        </form>
        <p>
          <a href={way === 'code' ? '/login/recovery' : '/login/code'} data-test="other-way">
            {words.other}
          </a>
        </p>
        <p>
          <a href="/login">{accessTexts.code.again}</a>
        </p>
      </div>
    </Layout>
  );
}
