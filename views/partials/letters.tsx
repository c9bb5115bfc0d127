import type { LetterLine, LettersPart } from '../../src/web/pages/letters-part.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';

/** The letters of a case, and those that can be made again. */
export function CaseLetters({ letters }: { readonly letters: LettersPart }) {
  const words = letterTexts.list;
  return (
    <>
      {letters.draft !== null && (
        <p>
          <a href={letters.draft.href} data-test="letter-draft">
            {letters.draft.label}
          </a>
        </p>
      )}
      {letters.lines.length === 0 ? <p class="hint">{words.none}</p> : <Lines letters={letters} />}
      {letters.remakeable.length > 0 && <Remakeable letters={letters} />}
    </>
  );
}

interface Props {
  readonly letters: LettersPart;
}

function Lines({ letters }: Props) {
  const words = letterTexts.list;
  return (
    <>
      <ul class="file-list" aria-label={words.caption} data-test="letters">
        {letters.lines.map((line) => (
          <Line line={line} />
        ))}
      </ul>
      <p>
        <a href={letters.verifyHref} data-test="verify-letters">
          {words.verify}
        </a>
      </p>
    </>
  );
}

function Line({ line }: { readonly line: LetterLine }) {
  return (
    <li class="file-item" id={line.key} data-test="letter-line">
      <div class="file-about">
        <p class="file-name">{line.title}</p>
        <p class="file-facts">{line.number}</p>
        <p class="file-facts">{line.by}</p>
        {line.marks.map((mark) => (
          <p class="file-facts letter-mark">{mark}</p>
        ))}
        {line.digest !== null && <p class="file-facts file-digest">{line.digest}</p>}
        <p class="file-actions">
          {line.openHref !== null && (
            <a href={line.openHref} target="_blank" rel="noopener" data-test="open-letter">
              {letterTexts.list.open}
              <span class="visually-hidden"> {line.title}</span>
            </a>
          )}
          {line.downloads.map(({ href, label }) => (
            <a href={href} data-test="download-letter">
              {label}
              <span class="visually-hidden"> {line.title}</span>
            </a>
          ))}
        </p>
      </div>
    </li>
  );
}

function Remakeable({ letters }: Props) {
  const words = letterTexts.remake;
  return (
    <details class="more remakeable" data-test="remakeable">
      <summary>
        {words.listTitle}
        <span class="count">{letters.remakeable.length}</span>
      </summary>
      <p class="hint more-text">{words.listHint}</p>
      <ul class="more-text">
        {letters.remakeable.map((one) => (
          <li>
            <a href={one.href} aria-label={one.label}>
              {one.title}
            </a>
            <span class="note-by">{one.by}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
