import type { Frame } from '../../src/web/frame.ts';

/** Proves that the form was served to this session. Every form that posts has one. */
export function CsrfInput({ csrf }: Pick<Frame, 'csrf'>) {
  return <input type="hidden" name={csrf.name} value={csrf.token} />;
}
