import type { Need } from '../../admin/attention.ts';
import type { Frame } from '../../frame.ts';
import { adminTexts } from '../../texts/admin.ts';
import type { AdminPage } from './admin-parts.ts';

const HREFS = {
  staff: '/admin/staff',
  units: '/admin/units',
  organs: '/admin/organs',
  calendar: '/admin/calendar',
  settings: '/admin/settings',
  mail: '/admin/mail',
  jobs: '/admin/jobs',
  health: '/admin/health',
  templates: '/letters/templates',
  letterhead: '/letterhead',
  webhooks: '/webhooks',
  apiKeys: '/admin/api-keys',
} as const satisfies Partial<Record<keyof typeof adminTexts.links, string>>;

export function adminHomePage(frame: Frame, needs: readonly Need[]): AdminPage {
  const words = adminTexts;
  return {
    frame,
    heading: words.title,
    crumb: null,
    lead: words.lead,
    tables: [
      {
        title: words.attention,
        test: 'needs',
        empty: words.nothing,
        columns: [{ label: words.columns.what }, { label: words.columns.words }],
        rows: needs.map(({ what, words: text, href }) => [{ text: words.needNames[what], ...(href === null ? {} : { href }) }, { text }]),
      },
      {
        title: words.areas,
        test: 'areas',
        empty: words.nothing,
        columns: [{ label: words.areaColumns.area }, { label: words.areaColumns.words }],
        rows: Object.entries(HREFS).map(([area, href]) => {
          const [text = '', about = ''] = words.links[area as keyof typeof HREFS];
          return [{ text, href }, { text: about }];
        }),
      },
    ],
  };
}
