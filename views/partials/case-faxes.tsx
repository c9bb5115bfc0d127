import type { FaxPart } from '../../src/web/pages/fax-part.ts';
import { faxTexts } from '../../src/web/texts/fax.ts';
import { Badge } from './badge.tsx';

/** The faxes of a case, received and sent. */
export function CaseFaxes({ faxes }: { readonly faxes: FaxPart }) {
  const words = faxTexts.part;
  return (
    <>
      {faxes.received.length === 0 && faxes.sent.length === 0 ? (
        <p class="hint">{words.none}</p>
      ) : (
        <ul class="case-mails">
          {faxes.received.map((fax) => (
            <li data-test="case-fax-in">
              <a href={fax.href}>{words.received(fax.pages)}</a>
              <span class="note-by">
                {fax.from} · {fax.at}
              </span>
              {fax.filed !== null && <span class="note-by">{fax.filed}</span>}
            </li>
          ))}
          {faxes.sent.map((fax) => (
            <li data-test="case-fax-out">
              <a href={fax.href}>{fax.title}</a> <Badge text={fax.state} tone={fax.tone} />
              <span class="note-by">
                {fax.number} · {fax.at}
              </span>
            </li>
          ))}
        </ul>
      )}
      {faxes.sendHref !== null && (
        <p>
          <a href={faxes.sendHref} data-test="fax-send">
            {words.send}
          </a>
        </p>
      )}
    </>
  );
}
