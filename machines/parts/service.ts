import { and } from 'xstate';
import { requestSetup } from './request-setup.ts';
import { freshStart } from './side-regions.ts';

const LETTER_2016 = '国办公开办函〔2016〕235号';

const proven = { description: `取得送达证明。${LETTER_2016}`, target: 'proven' } as const;
/** Sent again at once, unless the entry says that nothing was sent yet. */
const failed = [
  { description: `退回，尚未再次送达。${LETTER_2016}`, guard: 'nothingIsSentAgain', target: 'returned' },
  { description: `退回后再次送达。${LETTER_2016}`, target: 'sentAgain' },
] as const;
const repeated = { description: `再次送达，答复日期不变。${LETTER_2016}`, target: 'sentAgain' } as const;

/** Service of the reply (送达). Posting counts, not delivery; a returned letter is sent again and moves no day. */
export const service = requestSetup.createStateConfig({
  meta: { label: { zh: '送达', en: 'service' }, article: LETTER_2016 },
  initial: 'idle',
  on: freshStart('.idle'),
  states: {
    idle: {
      meta: { label: { zh: '未送出', en: 'not sent' } },
      on: {
        'reply.served': {
          description: `送出。${LETTER_2016}`,
          guard: and(['isIssued', 'replyIsIssued', 'codeIsKnown', 'codeIsTheProposed']),
          target: 'sent',
        },
      },
    },
    sent: {
      meta: { label: { zh: '已送出', en: 'sent' }, article: LETTER_2016 },
      on: { 'service.proven': proven, 'service.failed': failed, 'service.repeated': { ...repeated, target: 'sent' } },
    },
    returned: {
      meta: { label: { zh: '退回，待再次送达', en: 'came back, to be sent again' }, article: LETTER_2016 },
      on: { 'service.repeated': repeated },
    },
    sentAgain: {
      meta: { label: { zh: '退回后再次送出', en: 'came back, sent again' }, article: LETTER_2016 },
      on: { 'service.proven': proven, 'service.failed': failed, 'service.repeated': repeated },
    },
    proven: { meta: { label: { zh: '送达有证明', en: 'proven' }, article: LETTER_2016 } },
  },
});
