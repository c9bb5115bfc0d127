import type { DraftPart, ReplyPreview as Preview } from '../../src/web/pages/draft-part.ts';
import type { ReplyLetter } from '../../src/web/pages/letter-view.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';
import { texts } from '../../src/web/texts.ts';
import { HistoryLines } from './history-list.tsx';
import { TextDiff } from './text-diff.tsx';

/** The draft as a letter, and beside it what reviewer and leader weigh it by. */
export function Draft({ draft }: { readonly draft: DraftPart }) {
  const words = caseTexts.draft;
  return (
    <>
      <p class="hint">{words.intro}</p>
      <p>
        {texts.write.labelled(words.code, draft.code)} <span class="hint">{texts.write.labelled(words.by, draft.by)}</span>
      </p>
      <details class="more" open={draft.open} data-test="draft">
        <summary>{words.preview}</summary>
        <ReplyPreview preview={draft.preview} />
      </details>
      {draft.letter !== null && <Letter letter={draft.letter} judged={draft.judged} />}
      {draft.papers.map((paper) => (
        <details class="more" open={draft.open} data-test="draft-paper">
          <summary>
            {paper.title}
            <span class="count">{paper.lines.length}</span>
          </summary>
          <HistoryLines lines={paper.lines} open />
        </details>
      ))}
    </>
  );
}

/** What whoever judges it must know of the text, and the paper itself. */
function Letter({ letter, judged }: { readonly letter: ReplyLetter; readonly judged: boolean }) {
  const words = letterTexts.draft;
  return (
    <div class="reply-letter" data-test="reply-letter">
      {letter.altered && <p class="govuk-inset-text">{words.altered}</p>}
      <p>
        <span data-test="draft-state">{letter.state}</span>
        {judged && <span class="hint"> {words.exact}</span>}
      </p>
      {letter.diff !== null && (
        <details class="more" open={judged} data-test="difference">
          <summary>{words.difference}</summary>
          <p class="hint more-text">{words.legend}</p>
          <TextDiff diff={letter.diff} />
        </details>
      )}
      <p class="file-actions">
        <a href={letter.draftHref} data-test="draft-text">
          {words.title}
        </a>
        <a href={letter.pdfHref} target="_blank" rel="noopener" data-test="draft-pdf">
          {words.pdf}
        </a>
      </p>
      {judged && (
        <details class="file-preview">
          <summary>{words.framed}</summary>
          <iframe src={letter.pdfHref} title={words.pdfOf} loading="lazy" />
        </details>
      )}
    </div>
  );
}

export function ReplyPreview({ preview }: { readonly preview: Preview }) {
  const words = caseTexts.draft;
  return (
    <article class="letter" data-test="reply-preview" {...(preview.language === null ? {} : { lang: preview.language })}>
      <p class="letter-organ">{preview.organ}</p>
      <p class="letter-number">{preview.number}</p>
      <h3 class="letter-title">{preview.title}</h3>
      {preview.to !== null && <p class="letter-to">{preview.to}</p>}
      {preview.paragraphs.map((paragraph) => (
        <p class="letter-text">{paragraph}</p>
      ))}
      {preview.parts.map((part) => (
        <>
          <h4>{part.label}</h4>
          <p class="letter-text letter-typed">{part.value}</p>
        </>
      ))}
      {preview.remedy !== null && (
        <>
          {preview.language === null && <h4>{words.remedy}</h4>}
          <p class="letter-text" data-test="letter-remedy">
            {preview.remedy}
          </p>
        </>
      )}
      {preview.files.length > 0 && (
        <>
          <h4>{words.files}</h4>
          <ul>
            {preview.files.map((name) => (
              <li>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p class="letter-end">{preview.signature}</p>
      <p class="letter-end">{preview.day}</p>
    </article>
  );
}
