import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import { freshStart } from './side-regions.ts';

const ART_36 = '2019年条例第三十六条第四项';

const started = { description: `开始检索。${ART_36}`, guard: 'isProcessing', target: 'searching' } as const;

/** The search for the information (检索). It may be repeated while the request is being processed. */
export const search = requestSetup.createStateConfig({
  meta: { label: { zh: '检索', en: 'search' }, article: ART_36 },
  initial: 'idle',
  on: freshStart('.idle'),
  states: {
    idle: { meta: { label: { zh: '未检索', en: 'not started' } }, on: { 'search.started': started } },
    searching: {
      meta: { label: { zh: '检索中', en: 'searching' }, article: ART_36 },
      on: {
        'search.completed': [
          { description: `未检索到。${ART_36}`, guard: and(['isProcessing', 'searchFoundNothing']), target: 'notFound' },
          { description: `检索完成。${ART_36}`, guard: 'isProcessing', target: 'found' },
        ],
      },
    },
    found: { meta: { label: { zh: '已检索到', en: 'found' }, article: ART_36 }, on: { 'search.started': started } },
    notFound: { meta: { label: { zh: '未检索到', en: 'not found' }, article: ART_36 }, on: { 'search.started': started } },
  },
});
