import type { MailKnowledge } from '../../src/engine/inbound/classify-mail.ts';

/** Of a mail about which the office knows nothing but what stands in it. */
export const NOTHING_KNOWN: MailKnowledge = {
  authentication: null,
  ownAddresses: [],
  isOurs: false,
  answers: null,
  names: null,
  inHour: 0,
  inDay: 0,
  isFlood: false,
  isTooLarge: false,
  organIsKnown: true,
};
