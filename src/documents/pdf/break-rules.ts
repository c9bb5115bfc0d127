import LineBreaker from 'linebreak';

/** No line begins with these (避头): Word's table for simplified Chinese. */
const NEVER_FIRST = new Set(
  Array.from('!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠'),
);

/** No line ends with these (避尾). */
const NEVER_LAST = new Set(Array.from('$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥'));

/** Marks that may stand beyond the right edge where the paragraph allows it. */
const MAY_HANG = new Set(Array.from('，。、．,.'));

export function isNeverFirst(character: string): boolean {
  return NEVER_FIRST.has(character);
}

export function isNeverLast(character: string): boolean {
  return NEVER_LAST.has(character) && character !== '．';
}

export function mayHang(character: string): boolean {
  return MAY_HANG.has(character);
}

/** Han, kana, their punctuation and full-width forms: set in the Chinese face, and text may be spread between them. */
export function isChinese(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x2e80 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    code >= 0x1f000 ||
    isShared(code)
  );
}

/** Dashes, quotation marks, dots and signs that both scripts have: in Chinese letters they are Chinese. */
function isShared(code: number): boolean {
  return (
    [0xb7, 0xd7, 0x2014, 0x2015, 0x2016, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x2030, 0x203b].includes(code) ||
    (code >= 0x2100 && code <= 0x27bf)
  );
}

/** Han and kana: between them and Latin letters or digits there is a little space. */
export function isIdeograph(character: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);
}

export function isLetterOrDigit(character: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u.test(character) && !isChinese(character);
}

/**
 * Where a line may end: indexes into `text` (UTF-16 units), before which the next line begins.
 *
 * Unicode's algorithm (UAX 14) with Chinese quotation marks as brackets, and Word's tables on top.
 */
export function breakOpportunities(text: string): ReadonlySet<number> {
  const breaker = new LineBreaker(asBrackets(text));
  const places = new Set<number>();
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const before = text.charAt(next.position - 1);
    if (!isNeverFirst(text.charAt(next.position)) && !isNeverLast(before)) places.add(next.position);
  }
  return places;
}

/** The algorithm does not know which way a quotation mark looks, and takes a middle dot for a letter. */
function asBrackets(text: string): string {
  return text.replace(/[“‘”’·]/g, (mark, at: number) => {
    const chinese = isIdeographOrMark(text.charAt(at - 1)) || isIdeographOrMark(text.charAt(at + 1));
    if (!chinese) return mark;
    if (mark === '·') return '・';
    return mark === '“' || mark === '‘' ? '《' : '》';
  });
}

function isIdeographOrMark(character: string): boolean {
  return character !== '' && isChinese(character);
}
