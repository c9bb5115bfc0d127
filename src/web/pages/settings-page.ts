import type { ListedFeed } from '../../store/calendar-feed-store.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';
import { settingsTexts } from '../texts/settings.ts';
import { texts } from '../texts.ts';

/** As typed, or as stored. */
export interface MailForm {
  readonly email: string;
  readonly language: 'zh' | 'en';
  readonly digest: boolean;
}

export interface SettingsProblem {
  readonly field: 'email' | 'password';
  readonly text: string;
}

interface FeedRow {
  readonly what: string;
  readonly made: string;
  readonly read: string;
  readonly revokeHref: string;
}

export interface SettingsPage {
  readonly frame: Frame;
  readonly errors: readonly ErrorLine[];
  readonly problems: readonly SettingsProblem[];
  readonly mail: MailForm;
  /** Name of the identity provider; null where there is none. */
  readonly identity: string | null;
  /** Null for those who read no cases. */
  readonly calendars: readonly FeedRow[] | null;
}

interface SettingsParts {
  readonly mail: MailForm;
  readonly problems: readonly SettingsProblem[];
  readonly feeds: readonly ListedFeed[] | null;
  readonly identity: string | null;
}

export function settingsPage(frame: Frame, { mail, problems, feeds, identity }: SettingsParts): SettingsPage {
  const row = (feed: ListedFeed): FeedRow => ({
    what: feedName(feed),
    made: wallClock(feed.createdAt),
    read: feed.lastReadAt === null ? settingsTexts.calendars.never : wallClock(feed.lastReadAt),
    revokeHref: `/settings/calendars/${feed.id}/revoke`,
  });
  return {
    frame,
    errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    problems,
    mail,
    identity,
    calendars: feeds?.map(row) ?? null,
  };
}

/** What a calendar shows, as its owner knows it. */
export function feedName({ kind, unit, caseNo }: Pick<ListedFeed, 'kind' | 'unit' | 'caseNo'>): string {
  const { kinds } = settingsTexts;
  if (kind === 'case') return kinds.case(caseNo ?? texts.queue.noNumber);
  return kind === 'officer' ? kinds.officer : kinds.unitNamed(unit ?? '');
}
