import type { OrganRow } from '../../store/rows.ts';
import type { Frame } from '../frame.ts';
import { annualReportTexts } from '../texts/annual-reports.ts';
import { portalTexts } from '../texts/portal.ts';

export interface HomePage {
  readonly frame: Frame;
  readonly cards: readonly { readonly id: string; readonly title: string; readonly body: string; readonly href: string }[];
  readonly organs: readonly { readonly name: string; readonly guideHref: string; readonly applyHref: string }[];
}

const CARDS = ['apply', 'track', 'guide', 'catalogue', 'feedback', 'deadline'] as const;

export function homePage(frame: Frame, organs: readonly OrganRow[]): HomePage {
  return {
    frame,
    cards: [
      ...CARDS.map((id) => ({ id, ...portalTexts.home.cards[id], href: `/${id}` })),
      { id: 'annual-reports', title: annualReportTexts.footer, body: annualReportTexts.card, href: '/annual-reports' },
    ],
    organs: organs.map(({ id, name }) => ({ name, guideHref: `/guide/${id}`, applyHref: `/apply/${id}` })),
  };
}
