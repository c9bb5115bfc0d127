/** What applications for any information say; the key is what is left without it. */
const COMMON = /关于|申请|公开|获取|提供|政府信息|有关|相关|以及|及其|信息|情况|材料|文件|复印件|的/g;
const MAX_KEY = 120;

/**
 * What an application is about, so that two for the same information have the same key (domain 1.7.6, art. 44): its document number where it
 * names one, otherwise its title without the words that all applications share. Null when nothing is left to tell one from another.
 */
export function infoKeyOf({ docNo, title }: { readonly docNo: string | null; readonly title: string | null }): string | null {
  const number = plain(docNo ?? '');
  if (number.length >= 3) return `文号:${number}`.slice(0, MAX_KEY);
  const subject = plain((title ?? '').normalize('NFKC').replace(COMMON, ''));
  return [...subject].length < 3 ? null : [...subject].slice(0, MAX_KEY).join('');
}

/** Letters, digits and characters alone: brackets, blanks and width are written differently by different people. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}
