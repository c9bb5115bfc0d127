import type { PageWorkshop } from '../../documents/pages/page-workshop.ts';

/** Threads start when the first question comes. */
export function createPageWorkshop(): PageWorkshop {
  const unwritten = () => Promise.reject(new Error('Not written yet'));
  return { inspect: unwritten, picture: unwritten, text: unwritten, close: async () => undefined };
}
