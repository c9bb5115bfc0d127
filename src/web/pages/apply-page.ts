import { APPLICANT_TYPES, type ApplicantType } from '../../law/events/applicant-field.ts';
import type { Guide } from '../../law/guide.ts';
import type { OrganRow } from '../../store/rows.ts';
import type { Frame } from '../frame.ts';
import { formTexts } from '../texts/portal-form.ts';

/** What is public already on a subject. */
export interface Suggestion {
  readonly title: string;
  /** Where it stands; null: the guide says how to get it. */
  readonly href: string | null;
}

export interface ApplySearchPage {
  readonly frame: Frame;
  readonly organName: string;
  readonly action: string;
  readonly subject: string;
  /** Null before anything was searched for. */
  readonly suggestions: readonly Suggestion[] | null;
  readonly guideHref: string;
  readonly formHref: string;
  /** The organ has not announced this channel, or has closed it. */
  readonly closed: boolean;
  readonly officeNotice: string;
}

interface SearchSource {
  readonly organ: OrganRow;
  readonly subject: string;
  readonly suggestions: readonly Suggestion[] | null;
  readonly closed: boolean;
  /** What the organ tells applicants; empty for nothing. */
  readonly officeNotice?: string;
}

export function applySearchPage(frame: Frame, { organ, subject, suggestions, closed, officeNotice = '' }: SearchSource): ApplySearchPage {
  const query = subject === '' ? '' : `?${new URLSearchParams({ subject })}`;
  return {
    frame,
    organName: organ.name,
    action: `/apply/${organ.id}`,
    subject,
    suggestions,
    guideHref: `/guide/${organ.id}`,
    formHref: `/apply/${organ.id}/form${query}`,
    closed,
    officeNotice,
  };
}

/** Links of the guide whose title has every word that was typed. */
export function linksAbout(subject: string, links: Guide['links']): readonly Suggestion[] {
  const words = subject
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const hit = (title: string): boolean => words.every((word) => title.normalize('NFKC').toLowerCase().includes(word));
  return links.filter(({ title }) => hit(title)).map(({ title, url }) => ({ title, href: url }));
}

export interface ApplicantTypePage {
  readonly frame: Frame;
  readonly organName: string;
  readonly action: string;
  readonly subject: string;
  readonly error: string | null;
  readonly options: readonly { readonly id: string; readonly value: ApplicantType; readonly label: string }[];
}

export const TYPE_ID = 'apply-type';

export function applicantTypePage(
  frame: Frame,
  { organ, subject, missing }: { readonly organ: OrganRow; readonly subject: string; readonly missing: boolean },
): ApplicantTypePage {
  return {
    frame,
    organName: organ.name,
    action: `/apply/${organ.id}/form`,
    subject,
    error: missing ? formTexts.typeMissing : null,
    options: APPLICANT_TYPES.map((value, index) => ({ id: `${TYPE_ID}-${index + 1}`, value, label: formTexts.types[value] })),
  };
}
