import { EMPTY_GUIDE, GUIDE_LINES, GUIDE_PASSAGES, type Guide, type GuidePassage, OPTIONAL_CHANNELS } from '../../law/guide.ts';
import { REGIMES } from '../../law/regimes.ts';
import type { GuideRow } from '../../store/guide-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { guideTexts } from '../texts/guide.ts';

export interface GuideSection {
  readonly id: string;
  readonly title: string;
  /** Paragraphs. */
  readonly text: readonly string[];
  /** Entered by the organ in Chinese, whatever the language of the page. */
  readonly entered: boolean;
}

export interface GuideChannel {
  readonly name: string;
  readonly state: string;
  readonly conditions: string;
}

/** All that a guide shows. */
export interface GuideParts {
  readonly organName: string;
  readonly lead: string;
  readonly updated: string;
  readonly contact: readonly {
    readonly label: string;
    readonly value: string;
    readonly href: string | null;
    readonly published: boolean;
  }[];
  readonly sections: readonly GuideSection[];
  readonly channels: readonly GuideChannel[];
  readonly links: Guide['links'];
  /** Null where the online form is closed. */
  readonly applyHref: string | null;
}

export interface GuidePage {
  readonly frame: Frame;
  readonly guide: GuideParts;
  readonly editHref: string | null;
  /** Of an old version. */
  readonly notice: string | null;
}

export interface GuideListPage {
  readonly frame: Frame;
  readonly organs: readonly { readonly name: string; readonly href: string }[];
}

export function guideListPage(frame: Frame, organs: readonly OrganRow[], to: (organ: OrganRow) => string): GuideListPage {
  return { frame, organs: organs.map((organ) => ({ name: organ.name, href: to(organ) })) };
}

interface GuideSource {
  readonly organ: OrganRow;
  readonly row: Pick<GuideRow, 'content' | 'savedAt' | 'version'> | undefined;
}

export function guideParts({ organ, row }: GuideSource): GuideParts {
  const guide = row?.content ?? EMPTY_GUIDE;
  return {
    organName: organ.name,
    lead: guideTexts.lead(organ.name),
    updated: row === undefined ? guideTexts.generated : guideTexts.updated(wallClock(row.savedAt).slice(0, 10), row.version),
    contact: contactOf(guide),
    sections: GUIDE_PASSAGES.map((name) => section(name, { guide, organ })),
    channels: channelsOf(guide),
    links: guide.links,
    applyHref: guide.channels.online.open ? `/apply/${organ.id}` : null,
  };
}

function section(name: GuidePassage, { guide, organ }: { readonly guide: Guide; readonly organ: OrganRow }): GuideSection {
  const entered = guide.passages[name];
  const text = entered === '' ? defaultPassage(name, organ.name) : entered;
  return { id: name, title: guideTexts.sections[name], text: text.split('\n').filter((part) => part !== ''), entered: entered !== '' };
}

/** What the law itself says. */
export function defaultPassage(name: GuidePassage, organName: string): string {
  const { defaults } = guideTexts;
  if (name === 'privacy') return defaults.privacy(organName);
  if (name === 'applying') return defaults.applying(REGIMES.R2019.replyWorkingDays, REGIMES.R2019.extensionCapWorkingDays);
  return defaults[name];
}

/** What is not published is said to be so; nothing is made up. */
function contactOf({ lines }: Guide): GuideParts['contact'] {
  return GUIDE_LINES.map((name) => {
    const value = lines[name];
    const published = value !== '';
    return { label: guideTexts.lines[name], value: published ? value : guideTexts.notPublished, href: hrefOf(name, value), published };
  });
}

function hrefOf(name: (typeof GUIDE_LINES)[number], value: string): string | null {
  if (name === 'email' && /^[^\s@]+@[^\s@]+$/.test(value)) return `mailto:${value}`;
  if ((name === 'phone' || name === 'complaintPhone') && /^[\d +()-]{5,20}$/.test(value)) return `tel:${value.replace(/[^\d+]/g, '')}`;
  return name === 'website' && /^https?:\/\/\S+$/.test(value) ? value : null;
}

function channelsOf(guide: Guide): readonly GuideChannel[] {
  const { channels } = guideTexts;
  const always = (['inPerson', 'mail'] as const).map((name) => ({
    name: channels.names[name],
    state: channels.always,
    conditions: channels[name],
  }));
  const optional = OPTIONAL_CHANNELS.map((name) => {
    const { open, conditions } = guide.channels[name];
    const text = conditions === '' ? channels[name] : conditions;
    return { name: channels.names[name], state: open ? channels.open : channels.closed, conditions: open ? text : '' };
  });
  return [...always, ...optional];
}
