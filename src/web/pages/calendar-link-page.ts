import type { FeedKind, ListedFeed } from '../../store/calendar-feed-store.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { settingsTexts } from '../texts/settings.ts';
import { texts } from '../texts.ts';
import { feedName } from './settings-page.ts';

/** What was chosen so far. */
export interface LinkForm {
  readonly kind: FeedKind | null;
  readonly unit: string | null;
}

export interface LinkProblem {
  readonly field: 'kind' | 'unit';
  readonly text: string;
}

interface LinkChoice {
  readonly kind: FeedKind;
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly chosen: boolean;
}

export interface NewLinkPage {
  readonly frame: Frame;
  readonly errors: readonly ErrorLine[];
  readonly problems: readonly LinkProblem[];
  readonly choices: readonly LinkChoice[];
  readonly units: readonly { readonly value: string; readonly chosen: boolean }[];
  /** Of the case from which the person came; null otherwise. */
  readonly caseId: string | null;
}

interface NewLinkParts {
  readonly form: LinkForm;
  readonly problems: readonly LinkProblem[];
  readonly units: readonly string[];
  readonly ofCase: { readonly id: string; readonly caseNo: string | null } | null;
}

export function newLinkPage(frame: Frame, { form, problems, units, ofCase }: NewLinkParts): NewLinkPage {
  const { kinds, kindHints } = settingsTexts;
  const choice = (kind: FeedKind, label: string): LinkChoice => ({
    kind,
    id: `kind-${kind}`,
    label,
    hint: kindHints[kind],
    chosen: form.kind === kind,
  });
  const choices = [
    ...(ofCase === null ? [] : [choice('case', kinds.case(ofCase.caseNo ?? texts.queue.noNumber))]),
    choice('officer', kinds.officer),
    ...(units.length === 0 ? [] : [choice('unit', kinds.unit)]),
  ];
  const target = { kind: choices[0]?.id ?? '', unit: 'unit' };
  return {
    frame,
    errors: problems.map(({ field, text }) => ({ text, href: `#${target[field]}` })),
    problems,
    choices,
    units: units.map((value) => ({ value, chosen: value === form.unit })),
    caseId: ofCase?.id ?? null,
  };
}

export interface LinkPage {
  readonly frame: Frame;
  readonly what: string;
  /** Null once it was shown. */
  readonly address: string | null;
  readonly revokeHref: string;
}

export function linkPage(frame: Frame, { feed, address }: { readonly feed: ListedFeed; readonly address: string | null }): LinkPage {
  return { frame, what: feedName(feed), address, revokeHref: `/settings/calendars/${feed.id}/revoke` };
}
