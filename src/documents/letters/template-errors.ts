import type { TemplateProblem } from './broken-template.ts';

interface TemplaterError {
  readonly properties?: {
    readonly id?: unknown;
    readonly xtag?: unknown;
    readonly explanation?: unknown;
    readonly errors?: readonly unknown[];
  };
}

/** What the library found that fills templates in, for people. Each problem names its placeholder where the library knows it. */
export function templateErrors(error: unknown): readonly TemplateProblem[] {
  const { properties } = error as TemplaterError;
  if (properties === undefined) throw error;
  const errors = properties.errors ?? [error];
  return errors.map((one) => templateError(one as TemplaterError));
}

function templateError({ properties }: TemplaterError): TemplateProblem {
  const tag = typeof properties?.xtag === 'string' && properties.xtag !== '' ? properties.xtag : null;
  const placeholder = tag === null ? null : `{${tag.replace(/[{}]/g, '')}}`;
  const words = WORDS[String(properties?.id)] ?? OTHER;
  const named = placeholder ?? '{ }';
  return { placeholder, zh: words.zh(named), en: words.en(named) };
}

interface Words {
  zh(placeholder: string): string;
  en(placeholder: string): string;
}

const OTHER: Words = {
  zh: (tag) => `占位符 ${tag} 用法有误，请删去后重新键入`,
  en: (tag) => `The placeholder ${tag} is used wrongly: remove it and type it again`,
};

/** By the library's ids. */
const WORDS: Readonly<Record<string, Words>> = {
  unclosed_tag: { zh: (tag) => `占位符 ${tag} 缺少右花括号 }`, en: (tag) => `The placeholder ${tag} lacks its closing brace }` },
  unopened_tag: { zh: (tag) => `占位符 ${tag} 缺少左花括号 {`, en: (tag) => `The placeholder ${tag} lacks its opening brace {` },
  duplicate_open_tag: { zh: (tag) => `占位符 ${tag} 的左花括号重复`, en: (tag) => `The placeholder ${tag} has two opening braces` },
  duplicate_close_tag: { zh: (tag) => `占位符 ${tag} 的右花括号重复`, en: (tag) => `The placeholder ${tag} has two closing braces` },
  unclosed_loop: { zh: (tag) => `${tag} 开始的部分没有结束，缺少 {/…}`, en: (tag) => `The part that ${tag} opens has no end {/…}` },
  unopened_loop: { zh: (tag) => `${tag} 结束的部分没有开始，缺少 {#…}`, en: (tag) => `The part that ${tag} ends has no start {#…}` },
  closing_tag_does_not_match_opening_tag: {
    zh: (tag) => `${tag} 与它对应的开始或者结束标记名称不同`,
    en: (tag) => `${tag} and the mark at its other end have different names`,
  },
  loop_position_invalid: {
    zh: (tag) => `${tag} 的开始和结束标记不在同一个表格或者同一级段落里`,
    en: (tag) => `The start and the end of ${tag} do not stand in the same table or at the same level`,
  },
};
