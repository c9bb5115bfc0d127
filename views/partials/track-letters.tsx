import type { LetterLink } from '../../src/web/pages/track-letters.ts';
import { serviceTexts } from '../../src/web/texts/service.ts';

/** The letters that the organ sent to the applicant. */
export function LettersPart({ letters }: { readonly letters: readonly LetterLink[] }) {
  const words = serviceTexts.letters;
  return (
    <section class="card track-part" aria-labelledby="letters" data-test="letters">
      <h2 id="letters">{words.title}</h2>
      <p>{words.lead}</p>
      <ul class="govuk-list track-letters">
        {letters.map((letter) => (
          <li data-test="letter">
            <span class="track-letter-name">
              {letter.title}
              {words.opensPdf}
            </span>
            <span class="hint">
              {letter.number} · {letter.on}
            </span>
            <span class="track-letter-links no-print">
              <a href={letter.openHref} aria-label={`${words.open} ${letter.title} ${letter.number}`} data-test="open-letter">
                {words.open}
              </a>
              <a
                href={letter.downloadHref}
                download
                aria-label={`${words.download} ${letter.title} ${letter.number}`}
                data-test="download-letter"
              >
                {words.download}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
