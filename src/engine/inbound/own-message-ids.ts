import { headerOf, type ReadMail } from './read-mail.ts';

/** The left part of the Message-IDs we give: random, so whoever names one got our mail. */
const TOKEN = /(?<![0-9a-f])[0-9a-f]{32}(?=@)/g;
const MAX_TOKENS = 20;
/** Of the text of a bounce or of the mail inside it. */
const MAX_SEARCHED = 200_000;

/** Left parts of Message-IDs that may be ours and that a mail says it answers, newest first. */
export function answeredIds(mail: ReadMail): readonly string[] {
  const references = [...(mail.headers.references ?? [])].join(' ');
  const inReplyTo = headerOf(mail, 'in-reply-to') ?? '';
  return unique([...tokensIn(inReplyTo), ...tokensIn(references).reverse()]);
}

/** The left part of a mail's own Message-ID if it may be ours. */
export function ownIdOf(mail: ReadMail): string | undefined {
  return tokensIn(headerOf(mail, 'message-id') ?? '')[0];
}

/** Every one that stands anywhere in it: in a bounce, mail servers put the mail back in many forms. */
export function mentionedIds(mail: ReadMail): readonly string[] {
  const nested = mail.parts
    .filter(({ mediaType, content }) => content.length < MAX_SEARCHED || mediaType.startsWith('message/') || mediaType.startsWith('text/'))
    .map(({ content }) => content.subarray(0, MAX_SEARCHED).toString('latin1'));
  return unique([...answeredIds(mail), ...nested.flatMap(tokensIn), ...tokensIn(mail.text.slice(0, MAX_SEARCHED))]);
}

function tokensIn(text: string): string[] {
  return text.toLowerCase().match(TOKEN) ?? [];
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].slice(0, MAX_TOKENS);
}
