import type { ComponentChildren } from 'preact';
import type { LetterFrame as Frame } from '../../src/web/pages/letter-view.ts';
import { letterTexts } from '../../src/web/texts/letters.ts';

/** A letter as it looks, around its body. */
export function LetterFrame({ letter, children }: { readonly letter: Frame; readonly children: ComponentChildren }) {
  return (
    <article class="letter" data-test="letter">
      <div lang="zh-CN">
        <p class="letter-organ">{letter.redHead}</p>
        <p class="letter-number">{letter.number}</p>
        <h2 class="letter-title">{letter.title}</h2>
        {letter.addressee !== null && <p class="letter-to">{letter.addressee}</p>}
      </div>
      {children}
      <div lang="zh-CN">
        {letter.remedy !== null && (
          <p class="letter-text" data-test="letter-remedy">
            {letter.remedy}
          </p>
        )}
        {letter.attachments.length > 0 && <Attachments names={letter.attachments} />}
        <p class="letter-end">{letter.signature}</p>
        <p class="letter-end">{letter.date}</p>
      </div>
    </article>
  );
}

function Attachments({ names }: { readonly names: readonly string[] }) {
  return (
    <>
      <p class="letter-text">{letterTexts.draft.attachments}</p>
      <ul>
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </>
  );
}
