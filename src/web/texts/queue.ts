import { bilingual } from './bilingual.ts';
import { queueEn } from './queue-en.ts';
import { queueZh } from './queue-zh.ts';

/** The queue: scopes, filters, saved views, assignment, export. Older sentences stand in `texts.queue`. */
export const queueTexts = bilingual(queueZh, queueEn);
