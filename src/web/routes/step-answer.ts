import { type DomainError, InvalidInputError, StaleVersionError } from '../../law/errors.ts';
import { failureOf } from '../failure.ts';
import { sayLabel } from '../language.ts';
import { texts } from '../texts.ts';

/** What is said of a refused step that belongs to no field. */
export function messagesOf(error: DomainError | undefined): readonly string[] {
  if (error === undefined || error instanceof InvalidInputError) return [];
  return [error instanceof StaleVersionError ? texts.steps.stale : sayLabel(error.text)];
}

/** Of the page that gives the form back; 200 when nothing was refused. */
export function statusOf(error: DomainError | undefined): number {
  return error === undefined ? 200 : failureOf(error).status;
}
