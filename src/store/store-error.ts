import { DomainError } from '../law/errors.ts';

/**
 * The database failed or refused a statement. Holds neither the statement nor its values, which are rows and so personal data; nor the
 * driver's error as cause, which holds both.
 */
export class StoreError extends DomainError {
  readonly code = 'STORE_FAILED';
  /** SQLSTATE, SQLITE_… or the network's E…; `UNKNOWN` when the driver gave none. */
  readonly driverCode: string;
  /** Set when a row with that key exists already. */
  readonly uniqueConstraint: string | undefined;

  /** `constraint` is the name of whatever was violated. */
  constructor(driverCode: string, { constraint, unique }: { constraint: string | undefined; unique: boolean }) {
    const which = constraint === undefined ? driverCode : `${driverCode}, ${constraint}`;
    super({ zh: `数据库未能执行操作（${which}）。`, en: `The database did not carry out an operation (${which}).` });
    this.driverCode = driverCode;
    this.uniqueConstraint = unique ? constraint : undefined;
  }
}
