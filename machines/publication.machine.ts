import { assign, setup } from 'xstate';
import type { PublicationEvent } from '../src/law/events/publication-events.ts';
import type { GuardText, ProceedingTag, StateMeta } from './chart-types.ts';
import { textOf } from './chart-types.ts';

export interface PublicationContext {
  /** Why the information is, or last was, under secrecy review. */
  readonly reviewedBecause: 'created' | 'amended' | 'reassessed' | null;
  /** Ground of exemption, while exempt. */
  readonly ground: string | null;
  /** Channels used for the present version, each once. */
  readonly channels: readonly string[];
}

export type PublicationGuard = 'foundDisclosable';

/** Why a guard forbids a step, for people. */
export const publicationGuardTexts: Record<PublicationGuard, GuardText> = {
  foundDisclosable: {
    basis: '政府信息公开条例（2019）第十八条',
    text: {
      zh: '只有评估认为可以公开的信息，才重新进入保密审查。',
      en: 'Only information that the reassessment found disclosable goes back to secrecy review.',
    },
  },
};

const publicationSetup = setup({
  types: {} as { context: PublicationContext; events: PublicationEvent; tags: ProceedingTag; meta: StateMeta },
  guards: {
    foundDisclosable: ({ event }) => event.type === 'publication.reassessed' && event.data.result === 'disclosable',
  },
  actions: {
    startVersion: assign({
      reviewedBecause: (_, params: { readonly because: 'created' | 'amended' }) => params.because,
      ground: null,
      channels: [],
    }),
    reopen: assign({ reviewedBecause: 'reassessed', ground: null }),
    keepGround: assign({ ground: ({ event }) => textOf(event.data, 'ground') }),
    addChannel: assign({
      channels: ({ context, event }) => withChannel(context.channels, textOf(event.data, 'channel')),
    }),
  },
});

function withChannel(channels: readonly string[], channel: string | null): readonly string[] {
  return channel === null || channels.includes(channel) ? channels : [...channels, channel];
}

const amended = { description: '变更之日起20个工作日：政府信息公开条例（2019）第二十六条', target: 'amended' } as const;

const exempted = { description: '政府信息公开条例（2019）第十四条至第十七条', target: 'exempt', actions: 'keepGround' } as const;

/** Marks of the entry, not the information: no review, no new period. */
const catalogued = <S extends string>(target: S) => ({ description: '政府信息公开条例（2019）第十二条', target }) as const;

const withdrawn = { description: '政府信息公开条例（2019）第六条、第十八条', target: 'withdrawn' } as const;

/** Proactive publication (主动公开): 20 working days from creation or change. Nothing leaves the organ before the secrecy review. */
export const publicationMachine = publicationSetup.createMachine({
  id: 'publication',
  version: '2',
  meta: { label: { zh: '主动公开', en: 'proactive publication' }, article: '政府信息公开条例（2019）第十九条至第二十六条' },
  context: { reviewedBecause: null, ground: null, channels: [] },
  initial: 'unopened',
  states: {
    unopened: {
      meta: { label: { zh: '尚未形成', en: 'not created yet' } },
      on: { 'publication.created': { description: '政府信息公开条例（2019）第二十六条', target: 'created' } },
    },
    // A moment, not a stage: whatever is made or changed is at once for the secrecy reviewer.
    created: {
      tags: 'open',
      meta: { label: { zh: '已形成', en: 'created' }, article: '政府信息公开条例（2019）第二十六条' },
      entry: { type: 'startVersion', params: { because: 'created' } },
      always: { description: '政府信息公开条例（2019）第十七条', target: 'secrecyReview' },
    },
    amended: {
      tags: 'open',
      meta: { label: { zh: '已变更', en: 'amended' }, article: '政府信息公开条例（2019）第二十六条' },
      entry: { type: 'startVersion', params: { because: 'amended' } },
      always: { description: '政府信息公开条例（2019）第十七条', target: 'secrecyReview' },
    },
    secrecyReview: {
      tags: 'open',
      meta: { label: { zh: '保密审查', en: 'secrecy review' }, article: '政府信息公开条例（2019）第十七条' },
      on: {
        'publication.cleared': { description: '政府信息公开条例（2019）第十七条', target: 'due' },
        'publication.exempted': exempted,
        'publication.amended': amended,
        'publication.catalogued': catalogued('secrecyReview'),
        'publication.withdrawn': withdrawn,
      },
    },
    due: {
      tags: 'open',
      meta: { label: { zh: '待公开', en: 'to be published' }, article: '政府信息公开条例（2019）第二十六条' },
      on: {
        'publication.published': {
          description: '政府信息公开条例（2019）第二十三条至第二十六条',
          target: 'published',
          actions: 'addChannel',
        },
        'publication.exempted': exempted,
        'publication.amended': amended,
        'publication.catalogued': catalogued('due'),
        'publication.withdrawn': withdrawn,
      },
    },
    published: {
      tags: 'closed',
      meta: { label: { zh: '已公开', en: 'published' }, article: '政府信息公开条例（2019）第二十三条至第二十六条' },
      on: {
        'publication.published': {
          description: '另一渠道公开：政府信息公开条例（2019）第二十三条',
          target: 'published',
          actions: 'addChannel',
        },
        'publication.amended': amended,
        'publication.catalogued': catalogued('published'),
        'publication.withdrawn': withdrawn,
      },
    },
    exempt: {
      tags: 'closed',
      meta: { label: { zh: '不予公开', en: 'exempt' }, article: '政府信息公开条例（2019）第十四条至第十六条' },
      on: {
        'publication.reassessed': [
          {
            description: '情势变化，可以公开：政府信息公开条例（2019）第十八条',
            guard: 'foundDisclosable',
            target: 'secrecyReview',
            actions: 'reopen',
          },
          { description: '继续不予公开：政府信息公开条例（2019）第十八条', target: 'exempt' },
        ],
        'publication.amended': amended,
        'publication.catalogued': catalogued('exempt'),
        'publication.withdrawn': withdrawn,
      },
    },
    withdrawn: {
      type: 'final',
      tags: 'closed',
      meta: { label: { zh: '已撤下', en: 'withdrawn' }, article: '政府信息公开条例（2019）第六条、第十八条' },
    },
  },
});
