import type { Knex } from 'knex';
import { DomainError, StepRefusedError } from '../../law/errors.ts';
import { StoreError } from '../../store/store-error.ts';
import type { LetterPress } from './letter-press.ts';
import { type Pressed, type PressJob, pressLetters } from './press-letters.ts';

/** A letter was refused after its number was taken: nothing of the batch may be kept, or the number would be lost. */
export class RefusedLate extends Error {
  readonly refusal: DomainError;

  constructor(refusal: DomainError) {
    super('A letter was refused');
    this.refusal = refusal;
  }
}

/** @throws {RefusedLate} when a letter cannot be made. */
export async function pressOrRefuse(trx: Knex, job: Omit<PressJob, 'press'>, press: LetterPress | undefined): Promise<Pressed> {
  if (press === undefined) {
    if (job.fact.type === 'document.remade') throw new RefusedLate(NO_PRESS);
    return { data: {}, made: [] };
  }
  try {
    return await pressLetters(trx, { ...job, press });
  } catch (error) {
    throw error instanceof DomainError && !(error instanceof StoreError) ? new RefusedLate(error) : error;
  }
}

const NO_PRESS = new StepRefusedError({
  rule: 'guard',
  basis: '2019年条例第四十五条',
  text: { zh: '此处不制作文书，无法补制。', en: 'No letters are made here, so none can be made again.' },
});
