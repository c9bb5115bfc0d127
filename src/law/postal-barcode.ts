import type { Bilingual } from './errors.ts';

/** What a number says of itself. `checked`: its check digit was computed and is right; domestic numbers have none that is published. */
export interface PostalNumber {
  readonly number: string;
  readonly kind: 'universal' | 'domesticLetter' | 'domesticExpress';
  readonly checked: boolean;
}

export type ReadBarcode =
  | ({ readonly result: 'ok' } & PostalNumber)
  | { readonly result: 'wrong'; readonly why: 'courier' | 'checkDigit' | 'country' | 'shape'; readonly text: Bilingual };

/** Weights of the eight digits of an S10 number. Source: UPU standard S10. */
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** Marks that courier firms put before their numbers. They are no postal enterprise: what they deliver is not served (国办公开办函〔2016〕235号). */
const COURIERS: readonly (readonly [pattern: RegExp, zh: string, en: string])[] = [
  [/^SF\d/, '顺丰', 'SF Express'],
  [/^YT\d/, '圆通', 'YTO Express'],
  [/^JD[A-Z]{0,3}\d/, '京东', 'JD Logistics'],
  [/^ZTO?\d/, '中通', 'ZTO Express'],
  [/^STO\d/, '申通', 'STO Express'],
  [/^Y(?:D|UNDA)\d/, '韵达', 'Yunda'],
  [/^JT\d/, '极兔', 'J&T Express'],
  [/^DP[A-Z]{0,2}\d/, '德邦', 'Deppon'],
  [/^KYE?\d/, '跨越', 'KYE'],
  [/^(?:BEST|HTKY)\d/, '百世', 'Best Express'],
  [/^1Z[0-9A-Z]{16}$/, 'UPS', 'UPS'],
];

/** Two letters of the service, eight digits, the check digit, the country. */
const UNIVERSAL = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;
/** Registered letters and the like inside the country: two letters, eleven digits. Their check digit is not published. */
const DOMESTIC_LETTER = /^[A-Z]{2}\d{11}$/;
/** EMS inside the country (10, 11, 12) and postal express parcels (95 to 99): thirteen digits, without a published check digit. */
const DOMESTIC_EXPRESS = /^(?:1[0-2]|9[5-9])\d{11}$/;

/** As a scanner or a hand types it: in capitals of half width, without blanks, line ends and hyphens. */
export function tidyBarcode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-‐-―]+/g, '')
    .toUpperCase();
}

/**
 * The check digit of an S10 number. Of two digits exchanged, and of one digit misread, it tells except where the remainders are 0 and 6: both
 * give 5. That weakness is the standard's own.
 *
 * @param serial - Eight digits.
 */
export function s10CheckDigit(serial: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(serial[index]), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 0 : rest === 11 ? 5 : rest;
}

/**
 * Understands the number on a mail of the postal enterprise, and says what is wrong with any other.
 *
 * Source: UPU standard S10; domestic numbers by the practice of China Post.
 */
export function readPostalBarcode(typed: string): ReadBarcode {
  const number = tidyBarcode(typed);
  const universal = UNIVERSAL.exec(number);
  if (universal !== null) return readUniversal(number, universal);
  const courier = COURIERS.find(([pattern]) => pattern.test(number));
  if (courier !== undefined) return ofCourier(courier[1], courier[2]);
  if (DOMESTIC_LETTER.test(number)) return { result: 'ok', number, kind: 'domesticLetter', checked: false };
  if (DOMESTIC_EXPRESS.test(number)) return { result: 'ok', number, kind: 'domesticExpress', checked: false };
  return ofNoPost(number);
}

function readUniversal(number: string, [, , serial = '', check = '', country = '']: RegExpExecArray): ReadBarcode {
  if (country !== 'CN') {
    return {
      result: 'wrong',
      why: 'country',
      text: {
        zh: `邮件号的最后两位应为 CN，现为 ${country}。请核对条码；答复书由中国邮政交寄。`,
        en: `The last two letters of the number must be CN, but are ${country}. Check the barcode: replies are posted with China Post.`,
      },
    };
  }
  const right = s10CheckDigit(serial);
  if (Number(check) === right) return { result: 'ok', number, kind: 'universal', checked: true };
  return {
    result: 'wrong',
    why: 'checkDigit',
    text: {
      zh: `邮件号第11位（校验码）应为 ${right}，现为 ${check}：该位或者第3至10位（${serial}）抄错了一位。请对照条码逐位核对，或者用扫描枪扫入。`,
      en: `Digit 11 of the number (the check digit) must be ${right}, but is ${check}: it, or one of places 3 to 10 (${serial}), was misread. Compare it with the barcode, or scan it.`,
    },
  };
}

function ofCourier(zh: string, en: string): ReadBarcode {
  return {
    result: 'wrong',
    why: 'courier',
    text: {
      zh: `这是${zh}的快递单号。答复书只能通过邮政企业寄送，不得使用其他快递（国办公开办函〔2016〕235号）。请改由邮政企业（挂号信、EMS）交寄后填写其邮件号。`,
      en: `This is a number of ${en}. Replies go by the postal enterprise only, never by a courier (State Council Disclosure Office letter [2016] No. 235). Post it as a registered letter or by EMS and give that number.`,
    },
  };
}

function ofNoPost(number: string): ReadBarcode {
  const shown = /^[0-9A-Z]{1,40}$/.test(number) ? number : '…';
  return {
    result: 'wrong',
    why: 'shape',
    text: {
      zh: `“${shown}”（${number.length} 位）不是邮政企业的邮件号。应为 13 位：形如 RA123456785CN、XA12345678901，或者以 10、11、12 开头的 13 位数字。纯数字的 12 位、14 位单号多为快递单号，不得使用。`,
      en: `'${shown}' (${number.length} characters) is no number of the postal enterprise. It has 13: such as RA123456785CN or XA12345678901, or 13 digits that begin with 10, 11 or 12. Numbers of 12 or 14 digits are mostly those of couriers and must not be used.`,
    },
  };
}
