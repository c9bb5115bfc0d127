import type { VerifiedLetters, VerifyPage } from '../../src/web/pages/verify-page.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function VerifyView({ frame, backHref, ok, headline, body, headHash, advice, letters }: VerifyPage) {
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
      {letters !== null && <Letters letters={letters} />}
      <p>
        <a href={backHref}>{texts.verify.back}</a>
      </p>
    </Layout>
  );
}

function Letters({ letters }: { readonly letters: VerifiedLetters }) {
  const words = letterTexts.verify;
  return (
    <section
      class={`card verdict ${letters.ok ? 'verdict-ok' : 'verdict-broken'}`}
      id="letters"
      data-test="verify-letters"
      data-ok={String(letters.ok)}
    >
      <h2>{words.title}</h2>
      <p class="verdict-headline">{letters.headline}</p>
      {letters.advice !== null && <p class="hint">{letters.advice}</p>}
      {letters.rows.length > 0 && <LetterTable letters={letters} />}
    </section>
  );
}

function LetterTable({ letters }: { readonly letters: VerifiedLetters }) {
  const words = letterTexts.verify;
  return (
    <DataTable
      caption={words.caption}
      rowTest="verified-letter"
      rows={letters.rows}
      columns={[
        { label: words.letter, names: true, cell: (row) => row.title },
        { label: words.number, cell: (row) => row.number },
        { label: words.entry, cell: (row) => row.entry },
        { label: words.result, cell: (row) => (row.ok ? row.result : <strong class="letter-mark">{row.result}</strong>) },
      ]}
    />
  );
}
