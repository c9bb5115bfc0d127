const MAX_CHARACTERS = 200;
/** What lies before the end of a longer name is not looked at: a name may be as long as a header of the request. */
const MAX_SENT = 1000;

/** Characters that no name may have on one system or another. */
const RESERVED = /[<>:"|?*]/g;
/** Invisible ones: controls, and those that turn the direction of text so that `gpj.exe` reads `exe.jpg`. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A sender's name of a file as the last part of a path, harmless to show and to save under, of at most 200 characters. */
export function safeFileName(sent: string): string {
  const last = sent.slice(-MAX_SENT).normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(INVISIBLE, '')
    .replace(RESERVED, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  return clean === '' ? 'file' : shorten(clean);
}

/** Cuts the middle, so that the extension stays. */
function shorten(name: string): string {
  if (name.length <= MAX_CHARACTERS) return name;
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return (
    [...name].reduce(
      (kept, character) => (kept.length + character.length + extension.length > MAX_CHARACTERS ? kept : kept + character),
      '',
    ) + extension
  );
}
