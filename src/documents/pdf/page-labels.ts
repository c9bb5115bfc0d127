import { chineseNumber } from './numbering.ts';

/** A page number as w:pgNumType formats it; what is not known is set in digits. */
export function pageLabel(page: number, format: string): string {
  switch (format) {
    case 'numberInDash':
      return `- ${page} -`;
    case 'upperRoman':
      return roman(page);
    case 'lowerRoman':
      return roman(page).toLowerCase();
    case 'chineseCounting':
    case 'chineseCountingThousand':
      return chineseNumber(page);
    default:
      return String(page);
  }
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / size));
    rest %= size;
  }
  return text;
}
