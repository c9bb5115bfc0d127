const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** What a reader sees of the HTML of a mail, element by element. */
export function visible(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The same without blanks and without the colons of labels. */
export function readable(html: string): string {
  return visible(html)
    .replace(/[:：]\s?/g, '')
    .replace(/\s+/g, '');
}

/** Everything in it that somebody wrote. */
export function stringsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data, ...data.split('\n')];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === 'zh' ? [] : stringsIn(value)));
}

/** Chinese words and punctuation that none of the values on record has. A title may be cut off at its end. */
export function chineseIn(text: string, known: readonly string[]): readonly string[] {
  const plain = known.map((value) => value.replace(/[:：]\s?/g, '').replace(/\s+/g, '')).join('\n');
  const found =
    text
      .replace(/[:：]\s?/g, '')
      .replace(/…/g, '')
      .match(CHINESE) ?? [];
  return [...new Set(found.filter((words) => !plain.includes(words)))];
}
