import { expect, it } from 'vitest';
import { LETTER_SAMPLES, sampleFacts } from '../../../src/documents/letters/sample-facts.ts';
import { templateData } from '../../../src/documents/letters/template-data.ts';
import { writeLetter } from '../../../src/documents/letters/write-letter.ts';
import type { LetterId } from '../../../src/law/letter-ids.ts';

function contentOf(letter: LetterId) {
  const sample = LETTER_SAMPLES.find((one) => one.letter === letter);
  if (sample === undefined) throw new Error(`There is no sample of ${letter}`);
  return writeLetter(sampleFacts(sample));
}

it.each(['REVIEW_ANSWER', 'DEFENCE'] as const)(
  '%s ends with whom it is submitted to (此致), where other letters begin with it',
  (letter) => {
    const content = contentOf(letter);
    expect(content.addressee).not.toBe('');
    expect(templateData(content)).toMatchObject({ addressee: '', submittedTo: content.addressee });
  },
);

it('a reply begins with its addressee', () => {
  const content = contentOf('REPLY_D');
  expect(templateData(content)).toMatchObject({ addressee: content.addressee, submittedTo: '' });
});
