import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { MailFrame } from '../../../views/mail/mail-frame.tsx';
import type { MailMessage } from '../../store/outbox-store.ts';
import { LANGUAGE_TAGS, withLanguage } from '../language.ts';
import { texts } from '../texts.ts';
import type { MailBlock, MailModel, MailPart } from './mail-model.ts';
import { subjectOf } from './mail-words.ts';

/** Between the languages of one mail, and before the small print. */
const RULE = '----------------------------------------';

/** A mail as text and as HTML. */
export function renderMail(model: MailModel, to: string): MailMessage {
  const page = { ...model, parts: model.parts.map((part) => ({ ...part, languageTag: LANGUAGE_TAGS[part.language] })) };
  return {
    to,
    subject: subjectOf(model.subject),
    text: `${textsOf(model).join(`\n\n${RULE}\n${RULE}\n\n`)}\n`,
    html: `<!DOCTYPE html>${renderToString(h(MailFrame, page))}`,
  };
}

/** Where there are several, each begins with its title; a single one has it in its subject. */
function textsOf({ parts }: MailModel): readonly string[] {
  return parts.map((part) => withLanguage(part.language, () => `${parts.length > 1 ? `${part.title}\n\n` : ''}${partText(part)}`));
}

function partText({ greeting, blocks, signature, footer }: MailPart): string {
  return [...(greeting === null ? [] : [greeting]), ...blocks.map(blockText), signature, [RULE, ...footer].join('\n')].join('\n\n');
}

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'important':
      return `** ${block.text}`;
    case 'heading':
      return `== ${block.text} ==`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'rows':
      return block.rows.map(({ label, value }) => texts.write.labelled(label, value)).join('\n');
    case 'link':
      return `${texts.write.labelled(block.label, '').trimEnd()}\n${block.href}`;
    case 'items':
      return itemsText(block);
  }
}

function itemsText({ items, more }: Extract<MailBlock, { kind: 'items' }>): string {
  const lines = items.flatMap(({ text, detail, href }) => [
    `- ${text}`,
    ...(detail === null ? [] : [`  ${detail}`]),
    ...(href === null ? [] : [`  ${href}`]),
  ]);
  return [...lines, ...(more === null ? [] : [more])].join('\n');
}
