import type { Request, Response } from 'express';

/** The version of a case as an entity tag: what `If-Match` and `If-None-Match` compare. */
export function setVersion(res: Response, version: number): void {
  res.set('ETag', `"${version}"`);
}

/** Whether the caller has this very version already. */
export function hasVersion(req: Request, etag: string): boolean {
  const given = req.get('if-none-match');
  if (given === undefined) return false;
  return given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag || one.trim() === '*');
}
