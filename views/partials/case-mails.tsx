import type { MailLineView } from '../../src/web/pages/mail-line.ts';
import type { MailsPart } from '../../src/web/pages/mails-part.ts';
import { mailboxTexts } from '../../src/web/texts/mailbox.ts';
import { Badge } from './badge.tsx';

/** The e-mail about a case: what became of each. */
export function CaseMails({ mails }: { readonly mails: MailsPart }) {
  const words = mailboxTexts.part;
  if (mails.newest.length === 0) return <p class="hint">{words.none}</p>;
  return (
    <>
      <Lines lines={mails.newest} />
      {mails.earlier.length > 0 && (
        <details>
          <summary>{words.earlier(mails.earlier.length)}</summary>
          <Lines lines={mails.earlier} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly MailLineView[] }) {
  return (
    <ul class="case-mails">
      {lines.map((line) => (
        <li data-test="case-mail">
          <a href={line.href}>{line.kind}</a> <Badge text={line.state} tone={line.tone} />
          <span class="note-by">
            {line.to} · {line.when}
          </span>
          {line.trouble !== null && <span class="mail-trouble">{line.trouble}</span>}
        </li>
      ))}
    </ul>
  );
}
