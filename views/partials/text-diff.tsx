import type { ReplyLetter } from '../../src/web/pages/letter-view.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';

type Diff = NonNullable<ReplyLetter['diff']>;

/** What was changed, for eyes and for ears. Letters are in Chinese whatever the language of the page. */
export function TextDiff({ diff }: { readonly diff: Diff }) {
  return (
    <div class="text-diff" lang="zh-CN" data-test="text-diff">
      {diff.map((paragraph) => (
        <p class={`diff-${paragraph.kind}`}>
          {paragraph.parts.map((part) => (
            <Part part={part} />
          ))}
        </p>
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: Diff[number]['parts'][number] }) {
  const words = letterTexts.draft;
  if (part.kind === 'same') return <>{part.text}</>;
  if (part.kind === 'removed') {
    return (
      <del>
        <span class="visually-hidden">{words.removed}</span>
        {part.text}
        <span class="visually-hidden">{words.endRemoved}</span>
      </del>
    );
  }
  return (
    <ins>
      <span class="visually-hidden">{words.added}</span>
      {part.text}
      <span class="visually-hidden">{words.endAdded}</span>
    </ins>
  );
}
