import type { Failure } from '../failure.ts';
import type { Frame } from '../frame.ts';

export interface ErrorPage {
  readonly frame: Frame;
  readonly status: number;
  readonly title: string;
  readonly body: string;
  readonly basis: string | null;
  /** To find the failure in the log; only for failures that are the system's own. */
  readonly requestId: string | null;
}

export function errorPage(
  frame: Frame,
  { failure, requestId }: { readonly failure: Failure; readonly requestId: string | null },
): ErrorPage {
  return { frame, status: failure.status, title: failure.title, body: failure.body, basis: failure.basis ?? null, requestId };
}
