import { articleInEnglish } from '../law/cite-article.ts';
import { currentLanguage } from './language.ts';

/** A legal source (an event's article, a refusal's basis) in the language of the page. */
export function cite(source: string): string {
  return currentLanguage() === 'zh' ? source : articleInEnglish(source);
}
