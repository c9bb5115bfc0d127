import { bilingual } from './bilingual.ts';
import { trackActsEn } from './track-acts-en.ts';
import { trackActsZh } from './track-acts-zh.ts';
import { trackEn } from './track-en.ts';
import { trackTimelineEn } from './track-timeline-en.ts';
import { trackTimelineZh } from './track-timeline-zh.ts';
import { trackZh } from './track-zh.ts';

/** The pages on which applicants follow their case. */
export const trackTexts = bilingual(trackZh, trackEn);

/** What applicants do there. */
export const trackActTexts = bilingual(trackActsZh, trackActsEn);

/** What has happened, in words for applicants. */
export const trackTimelineTexts = bilingual(trackTimelineZh, trackTimelineEn);
