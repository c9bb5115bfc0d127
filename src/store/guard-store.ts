import { DomainError } from '../law/errors.ts';
import { codeOf, constraintOf, isUniqueViolation } from './dialect.ts';
import { StoreError } from './store-error.ts';

type Operation = (...args: never[]) => Promise<unknown>;

/** The same store, whose operations reject with StoreError instead of errors that carry statements and values. */
export function guardStore<S extends Readonly<Record<string, Operation>>>(store: S): S {
  const guarded = Object.entries(store).map(([name, operation]) => [
    name,
    (...args: never[]) => operation(...args).catch((error: unknown) => Promise.reject(toStoreError(error))),
  ]);
  return Object.fromEntries(guarded) as S;
}

/** Refusals of the product and mistakes of the program pass; what a driver says is stripped to its code and the name of the constraint. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error) || !isFromDriver(error)) return error;
  const stripped = new StoreError(codeOf(error) ?? 'UNKNOWN', { constraint: constraintOf(error), unique: isUniqueViolation(error) });
  stripped.stack = `${stripped.name}: ${stripped.message}\n${framesOf(error)}`;
  return stripped;
}

/** Knex puts the statement before every message of a driver; programming errors of this program have no code and no statement. */
function isFromDriver(error: Error): boolean {
  return codeOf(error) !== undefined || error.message.includes(' - ') || error.name.startsWith('Knex');
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
