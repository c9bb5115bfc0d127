import { requestSetup } from './request-setup.ts';
import { freshStart } from './side-regions.ts';

const ART_17 = '2019年条例第十七条；保守国家秘密法第三十五条';

const cleared = { description: `可以公开。${ART_17}`, guard: 'isProcessing', target: 'cleared' } as const;
const restricted = { description: `部分或者全部不得公开。${ART_17}`, guard: 'isProcessing', target: 'restricted' } as const;

/** The secrecy check (保密审查) before anything leaves the organ. A later search may need another check. */
export const secrecy = requestSetup.createStateConfig({
  meta: { label: { zh: '保密审查', en: 'secrecy review' }, article: ART_17 },
  initial: 'pending',
  on: freshStart('.pending'),
  states: {
    pending: {
      meta: { label: { zh: '待审查', en: 'pending' }, article: ART_17 },
      on: {
        'secrecy.cleared': cleared,
        'secrecy.restricted': restricted,
        'secrecy.referred': {
          description: '不能确定的，报有关主管部门确定。2019年条例第十七条第三款',
          guard: 'isProcessing',
          target: 'referred',
        },
      },
    },
    referred: {
      meta: { label: { zh: '已报有关部门确定', en: 'referred' }, article: '2019年条例第十七条第三款' },
      on: { 'secrecy.cleared': cleared, 'secrecy.restricted': restricted },
    },
    cleared: { meta: { label: { zh: '可以公开', en: 'cleared' }, article: ART_17 }, on: { 'secrecy.restricted': restricted } },
    restricted: { meta: { label: { zh: '限制公开', en: 'restricted' }, article: ART_17 }, on: { 'secrecy.cleared': cleared } },
  },
});
