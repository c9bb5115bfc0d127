import type { SignInRow } from '../../store/sign-in-store.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { accessTexts } from '../texts/access.ts';

interface SignInLine {
  readonly browser: string;
  readonly network: string;
  readonly started: string;
  readonly seen: string;
  readonly isThis: boolean;
  readonly endHref: string;
}

export interface SignInsPage {
  readonly frame: Frame;
  readonly lines: readonly SignInLine[];
  readonly hasOthers: boolean;
}

/** The one in which it is asked stands first. */
export function signInsPage(
  frame: Frame,
  { rows, current }: { readonly rows: readonly SignInRow[]; readonly current: string },
): SignInsPage {
  const lines = rows.map(({ id, browser, network, startedAt, seenAt }) => ({
    browser: browser === '' ? accessTexts.sessions.unknownBrowser : browser,
    network,
    started: wallClock(startedAt),
    seen: wallClock(seenAt),
    isThis: id === current,
    endHref: `/settings/sessions/${id}/end`,
  }));
  const sorted = [...lines.filter(({ isThis }) => isThis), ...lines.filter(({ isThis }) => !isThis)];
  return { frame, lines: sorted, hasOthers: sorted.some(({ isThis }) => !isThis) };
}
