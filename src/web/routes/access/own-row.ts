import type { Response } from 'express';
import type { UserRow } from '../../../store/rows.ts';
import { currentUser } from '../../auth.ts';
import { HttpProblem } from '../../http-problem.ts';
import type { WebDeps } from '../../web-deps.ts';

/** The account of the signed-in person, with its login and organ. */
export async function ownRow({ access }: Pick<WebDeps, 'access'>, res: Response): Promise<UserRow> {
  const row = await access.findUser(currentUser(res).id);
  if (row === undefined) throw new HttpProblem(401, 'signIn');
  return row;
}
