import { RedactionView } from '../../views/pages/redaction.tsx';
import { UnreadablePagesError } from '../documents/pages/page-workshop.ts';
import { currentUser } from './auth.ts';
import { frameOf, type Http } from './frame.ts';
import { redactionPage } from './pages/redaction-page.ts';
import { loadRedaction, type RedactionDesk } from './redaction-desk.ts';
import { sendPage } from './send-page.ts';
import { redactionTexts } from './texts/redaction.ts';

declare module 'express-session' {
  interface SessionData {
    /** Chosen last for a mark: usually the next one's too. */
    redactionGround?: string;
  }
}

interface SentRedaction {
  /** From 0. */
  readonly page: number;
  readonly problem: { readonly text: string; readonly status: number } | null;
  readonly opinion?: string;
}

/** The page with its marks; what was refused stands above it. */
export async function sendRedaction(http: Http, desk: RedactionDesk, { page: asked, problem, opinion = '' }: SentRedaction): Promise<void> {
  const loaded = await loadRedaction(desk, http);
  const user = currentUser(http.res);
  const page = Math.min(asked, loaded.row.pageSizes.length - 1);
  const { file, caseId } = loaded.row;
  await desk.deps.desk.recordRead(user, { caseId, what: 'file', detail: file.id });
  const characters = await desk.redactions.reader.text(file, page).catch(noneWhenUnreadable);
  const frame = frameOf(http, { title: `${redactionTexts.title} ${file.name}`, failed: problem !== null });
  const model = redactionPage(frame, {
    loaded,
    userId: user.id,
    page,
    noText: characters.every(({ text }) => text.trim() === ''),
    errors: problem === null ? [] : [{ text: problem.text, href: null }],
    ground: http.req.session.redactionGround ?? '',
    opinion,
  });
  sendPage(http.res, { view: RedactionView, model, status: problem?.status ?? 200 });
}

export function noneWhenUnreadable(error: unknown): readonly never[] {
  if (error instanceof UnreadablePagesError) return [];
  throw error;
}

/** From 0; the first page unless a page is named. */
export function pageIn(value: unknown): number {
  return typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) - 1 : 0;
}
