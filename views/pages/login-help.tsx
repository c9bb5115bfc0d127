import type { Frame } from '../../src/web/frame.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';

/** For whoever stands before the door: forgotten passwords, lost phones. */
export function LoginHelpView({ frame }: { readonly frame: Frame }) {
  const words = accessTexts.help;
  return (
    <Layout frame={frame}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced" data-test="login-help">
        {words.cases.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      <p>
        <a href="/login">{words.back}</a>
      </p>
    </Layout>
  );
}
