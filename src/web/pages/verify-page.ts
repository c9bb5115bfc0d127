import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { texts } from '../texts.ts';
import type { Verification } from '../web-deps.ts';

export interface VerifyPage {
  readonly frame: Frame;
  readonly backHref: string;
  readonly ok: boolean;
  readonly headline: string;
  readonly body: string;
  readonly headHash: string | null;
  readonly advice: string;
}

export function verifyPage(frame: Frame, { caseId, result }: { readonly caseId: string; readonly result: Verification }): VerifyPage {
  const backHref = `/cases/${encodeURIComponent(caseId)}`;
  if (result.ok) {
    return {
      frame,
      backHref,
      ok: true,
      headline: texts.verify.ok,
      body: texts.verify.okBody(result.entries),
      headHash: result.headHash,
      advice: texts.verify.keep,
    };
  }
  return {
    frame,
    backHref,
    ok: false,
    headline: texts.verify.broken(result.version),
    body: sayLabel(result.reason),
    headHash: null,
    advice: texts.verify.brokenBody,
  };
}
