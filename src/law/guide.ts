import { z } from 'zod';

const line = (max: number) => z.string().trim().max(max);

/** The channels an organ need not have; announced, they bind it (国办公开办函〔2017〕19号). In person and by mail is always open. */
export const OPTIONAL_CHANNELS = ['online', 'email', 'fax'] as const;
export type OptionalChannel = (typeof OPTIONAL_CHANNELS)[number];

const channel = z.object({ open: z.boolean(), conditions: line(500) });

/** How to reach the office, one line each. Empty: not published yet. */
export const GUIDE_LINES = ['office', 'address', 'postcode', 'hours', 'phone', 'fax', 'email', 'website', 'complaintPhone'] as const;
export type GuideLine = (typeof GUIDE_LINES)[number];

/** Passages of the guide. Empty: the text that the law itself gives. */
export const GUIDE_PASSAGES = [
  'classes',
  'arrangement',
  'obtaining',
  'applying',
  'fees',
  'assistance',
  'remedies',
  'complaints',
  'privacy',
] as const;
export type GuidePassage = (typeof GUIDE_PASSAGES)[number];

const lines = z.object(Object.fromEntries(GUIDE_LINES.map((name) => [name, line(200)])) as Record<GuideLine, z.ZodString>);
const passages = z.object(Object.fromEntries(GUIDE_PASSAGES.map((name) => [name, line(5000)])) as Record<GuidePassage, z.ZodString>);

/**
 * What an organ says of itself in its disclosure guide (政府信息公开指南): classes and arrangement of its information, ways of getting it,
 * name, address, hours, telephone, fax and internet contact of its office.
 *
 * Legal source: 政府信息公开条例 (2019) art. 12; project rule 1.7.6.
 */
export const guideSchema = z.object({
  lines,
  passages,
  channels: z.object({ online: channel, email: channel, fax: channel }),
  /** Where published information stands. */
  links: z.array(z.object({ title: line(200).min(1), url: z.url({ protocol: /^https?$/ }).max(500) })).max(60),
});

export type Guide = z.infer<typeof guideSchema>;

/** Before an organ has entered anything. The online form is open: it is there. */
export const EMPTY_GUIDE: Guide = {
  lines: Object.fromEntries(GUIDE_LINES.map((name) => [name, ''])) as Record<GuideLine, string>,
  passages: Object.fromEntries(GUIDE_PASSAGES.map((name) => [name, ''])) as Record<GuidePassage, string>,
  channels: { online: { open: true, conditions: '' }, email: { open: false, conditions: '' }, fax: { open: false, conditions: '' } },
  links: [],
};
