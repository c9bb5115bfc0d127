import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPostalBarcode, s10CheckDigit } from '../../src/law/postal-barcode.ts';

const serials = fc.integer({ min: 0, max: 99_999_999 }).map((serial) => String(serial).padStart(8, '0'));
const letters = fc.constantFrom('RA', 'RR', 'EA', 'EE', 'CP', 'LX', 'SF', 'YT', 'JD');

describe('numbers of the postal enterprise', () => {
  it.each([
    { typed: 'RA473124829CN', kind: 'universal', because: 'a registered letter; 473124829 is the example of the standard' },
    { typed: 'EA123456785CN', kind: 'universal', because: 'the remainder 0 gives 5' },
    { typed: 'CP000000005CN', kind: 'universal', because: 'so do eight zeros' },
    { typed: 'XA12345678901', kind: 'domesticLetter', because: 'a registered letter inside the country' },
    { typed: '1012345678901', kind: 'domesticExpress', because: 'EMS inside the country' },
    { typed: '1112345678901', kind: 'domesticExpress', because: 'EMS inside the country' },
    { typed: '1212345678901', kind: 'domesticExpress', because: 'EMS inside the country' },
    { typed: '9812345678901', kind: 'domesticExpress', because: 'a postal express parcel' },
  ])('$typed is one: $because', ({ typed, kind }) => {
    expect(readPostalBarcode(typed)).toEqual({ result: 'ok', number: typed, kind, checked: kind === 'universal' });
  });

  it.each([
    ['a scanner ends with Enter', 'RA473124829CN\r\n'],
    ['in small letters', 'ra473124829cn'],
    ['with blanks as printed', ' RA 4731 2482 9 CN '],
    ['with hyphens', 'RA-47312482-9-CN'],
    ['of full width', 'ＲＡ４７３１２４８２９ＣＮ'],
  ])('are the same when %s', (_how, typed) => {
    expect(readPostalBarcode(typed)).toMatchObject({ result: 'ok', number: 'RA473124829CN' });
  });

  it('say which digit would be right', () => {
    expect(readPostalBarcode('RA473124828CN')).toMatchObject({
      result: 'wrong',
      why: 'checkDigit',
      text: { zh: expect.stringContaining('第11位（校验码）应为 9，现为 8'), en: expect.stringContaining('must be 9, but is 8') },
    });
  });

  it.each([
    ['SF1234567890123', '顺丰'],
    ['YT1234567890123', '圆通'],
    ['JD0012345678901', '京东'],
    ['JDVB12345678901', '京东'],
    ['ZTO123456789012', '中通'],
    ['JT1234567890123', '极兔'],
    ['sf 1234 5678 9012', '顺丰'],
    ['SF12345678901', '顺丰'],
  ])('are not those of couriers: %s', (typed, firm) => {
    expect(readPostalBarcode(typed)).toMatchObject({
      result: 'wrong',
      why: 'courier',
      text: { zh: expect.stringMatching(new RegExp(`${firm}.*邮政企业`)) },
    });
  });

  it.each([
    ['RA473124829US', 'country'],
    ['', 'shape'],
    ['123456789012', 'shape'],
    ['75123456789012', 'shape'],
    ['2012345678901', 'shape'],
    ['RA47312482CN', 'shape'],
    ['<script>', 'shape'],
  ])('are not %j', (typed, why) => {
    expect(readPostalBarcode(typed)).toMatchObject({ result: 'wrong', why });
  });
});

describe('the check digit', () => {
  const full = (two: string, serial: string, check: number) => `${two}${serial}${check}CN`;
  const remainder = (serial: string) => [8, 6, 4, 2, 3, 5, 9, 7].reduce((sum, weight, i) => sum + weight * Number(serial[i]), 0) % 11;

  it('catches every wrong check digit', () => {
    fc.assert(
      fc.property(letters, serials, fc.integer({ min: 1, max: 9 }), (two, serial, more) => {
        const right = s10CheckDigit(serial);
        expect(readPostalBarcode(full(two, serial, right)).result).toBe('ok');
        expect(readPostalBarcode(full(two, serial, (right + more) % 10)).result).toBe('wrong');
      }),
    );
  });

  it('catches every other wrong digit, but for what the standard cannot tell: remainders 0 and 6 have the same check digit', () => {
    fc.assert(
      fc.property(letters, serials, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 9 }), (two, serial, place, more) => {
        const digit = (Number(serial[place]) + more) % 10;
        const misread = `${serial.slice(0, place)}${digit}${serial.slice(place + 1)}`;
        const blind = [remainder(serial), remainder(misread)].every((rest) => rest === 0 || rest === 6);
        expect(readPostalBarcode(full(two, misread, s10CheckDigit(serial))).result).toBe(blind ? 'ok' : 'wrong');
      }),
      { numRuns: 500 },
    );
  });

  it('catches two neighbours exchanged in the same way', () => {
    fc.assert(
      fc.property(serials, fc.integer({ min: 0, max: 6 }), (serial, place) => {
        const exchanged = `${serial.slice(0, place)}${serial[place + 1]}${serial[place]}${serial.slice(place + 2)}`;
        fc.pre(exchanged !== serial && ![remainder(serial), remainder(exchanged)].every((rest) => rest === 0 || rest === 6));
        expect(readPostalBarcode(full('RA', exchanged, s10CheckDigit(serial))).result).toBe('wrong');
      }),
    );
  });
});
