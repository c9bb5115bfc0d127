import type { DraftPart, ReplyPreview as Preview } from '../../src/web/pages/draft-part.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { texts } from '../../src/web/texts.ts';
import { HistoryLines } from './history-list.tsx';

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

export function ReplyPreview({ preview }: { readonly preview: Preview }) {
  const words = caseTexts.draft;
  return (
    <article class="letter" data-test="reply-preview">
      <p class="letter-organ">{preview.organ}</p>
      <h3 class="letter-title">{preview.title}</h3>
      <p class="letter-number">{preview.number}</p>
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
          <h4>{words.remedy}</h4>
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
      <p class="letter-end">{preview.organ}</p>
      <p class="letter-end">{preview.day}</p>
    </article>
  );
}
