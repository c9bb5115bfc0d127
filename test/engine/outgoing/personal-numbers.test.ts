import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WHOLE_FILE } from '../../../src/engine/outgoing/finding.ts';
import { inspectImage } from '../../../src/engine/outgoing/inspect-image.ts';
import { masked, personalNumbers } from '../../../src/engine/outgoing/personal-numbers.ts';

const kindsIn = (text: string) => personalNumbers(text, WHOLE_FILE).map(({ kind }) => kind);

describe('numbers of people', () => {
  it.each([
    ['号码11010519491231002X。', ['identityNumber'], 'check digit X'],
    ['号码11010519491231002x', ['identityNumber'], 'lower case'],
    ['号码１１０１０５１９４９１２３１００２Ｘ', ['identityNumber'], 'full width'],
    ['号码110105194912310021', [], 'wrong check digit'],
    ['单号2110105194912310021', [], '19 digits are no identity number'],
    ['电话13800000000', ['phone'], 'mobile'],
    ['电话138 0000 0000', ['phone'], 'in groups'],
    ['电话0477-8300000', ['phone'], 'landline'],
    ['文号12800000000', [], 'no mobile begins with 128'],
    ['卡号6222021234567890127', [], 'fails the check of cards'],
    ['卡号4111111111111111', ['bankCard'], 'passes the check of cards'],
    ['账号0000000000000000', [], 'one digit alone is no card'],
    ['邮箱 a.b@example.org', ['email'], 'address'],
    ['金额1234567.89元', [], 'an amount'],
  ])('%s: %j (%s)', (text, kinds) => {
    expect(kindsIn(text)).toEqual(kinds);
  });

  it('are counted, however many', () => {
    expect(personalNumbers('13800138000\n'.repeat(300_000), WHOLE_FILE)).toMatchObject([{ kind: 'phone', count: 300_000 }]);
  });

  it('are never shown whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
        const [found] = personalNumbers(`电话：${phone}。`, WHOLE_FILE);
        return found !== undefined && !found.sample.includes(phone) && found.sample.startsWith(phone.slice(0, 3));
      }),
    );
    expect(masked('yi@example.org')).toBe('y***@example.org');
  });
});

describe('what a camera wrote beside a picture', () => {
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const tiff = (entries: readonly Buffer[], tail: Buffer): Buffer => {
    const head = Buffer.from('49492a0008000000', 'hex');
    const count = Buffer.alloc(2);
    count.writeUInt16LE(entries.length);
    return Buffer.concat([head, count, ...entries, Buffer.alloc(4), tail]);
  };

  it('is found in the Exif of a JPEG: artist and place', () => {
    const artist = Buffer.from('某甲某乙\0');
    const exif = tiff([entry(0x013b, 2, artist.length, 38), entry(0x8825, 4, 1, 0)], artist);
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), Buffer.from([0, 0]), Buffer.from('Exif\0\0'), exif]);
    expect(inspectImage(jpeg)).toMatchObject([{ kind: 'metadata', sample: '某甲某乙' }, { kind: 'place' }]);
  });

  it('is not made up for a picture without it, nor for a torn one', () => {
    expect(inspectImage(Buffer.from('ffd8ffe0', 'hex'))).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        inspectImage(Buffer.concat([Buffer.from('Exif\0\0II*\0'), noise]));
      }),
    );
  });
});
