import type { InOtherWords } from './bilingual.ts';
import type { mailApplicantZh } from './mail-applicant-zh.ts';

const workingDays = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);

/** The English of `mailApplicantTexts`. */
export const mailApplicantEn: InOtherWords<typeof mailApplicantZh> = {
  due: {
    by: (on: string) => `We must reply by ${on}.`,
    provisional:
      'This day may still move: the public holidays of that year have not been announced. If it moves, the tracking page shows the new day.',
    provisionalMark: (on: string) => `${on}, provisional`,
    notStarted: 'The reply period begins only when receipt has been confirmed with you.',
    waitsForYou: 'The reply period does not run while we wait for you. When you have acted, it starts anew.',
    goesOn: 'Meanwhile the reply period goes on.',
    paused:
      'The time of the consultation is not counted; the reply period goes on when it is over. The tracking page then shows the day by which we must reply.',
  },
  receipt: {
    title: 'Receipt for your application for government information',
    lead: (organ: string, on: string) =>
      `The application for government information that you submitted online on ${on} has arrived at ${organ}. Its receipt is still to be confirmed with you.`,
    next: (days: number) =>
      `Next, we will contact you to confirm receipt. The day on which both sides confirm is the date of receipt (Regulation, art. 31), and we will reply within ${workingDays(days)} of it (art. 33). If the period has to be extended or a third party consulted, we will tell you.`,
    code: 'Query code',
    keep: 'Keep the case number and the query code below safe, and tell the code to nobody. With the two you can follow the application, correct it, give reasons, report a payment or withdraw.',
  },
  arrived: {
    title: 'Your application has arrived',
    lead: (on: string) => `Your application for government information reached us on ${on}.`,
    toConfirm:
      'Next, we will contact you to confirm receipt. The day on which both sides confirm is the date of receipt. You may also contact us yourself, so that it is confirmed sooner.',
    received: (on: string) => `The date of receipt is ${on}; the reply period counts from the day after it.`,
  },
  registered: {
    title: 'Receipt of your application is confirmed',
    lead: (on: string) =>
      `Receipt of your application for government information has been confirmed with you. The date of receipt is ${on}. The reply period counts from the day after it, in working days.`,
    more: 'If something has to be corrected, the period extended or a third party consulted, we will tell you. Time that the law leaves out of the period is not counted.',
  },
  correctionRequested: {
    title: 'Please correct your application',
    lead: (on: string) =>
      `Having examined your application, we find that something in it is unclear or missing. On ${on} we issued a correction notice.`,
    todo: 'What you have to do',
    must: (lastDay: string) => `Please correct it by ${lastDay}.`,
    mustDays: (days: number) => `Please correct it within ${workingDays(days)} of receiving the correction notice.`,
    mustPlain: 'Please correct it within the time that the correction notice sets.',
    points: 'Points to correct:',
    pointsInLetter: 'The correction notice lists the points to correct.',
    once: 'You are asked only once, so please deal with every point.',
    silence:
      'If you do not correct in time and have no good reason, the application counts as abandoned and we no longer handle it. If you cannot do it in time for a good reason, such as force majeure, please contact us as early as you can.',
    restart: (days: number) =>
      `The reply period does not run while we wait for your correction. When it comes, the period starts anew from the next day: ${workingDays(days)}.`,
    how: 'You can correct online, in person or by post.',
  },
  correctionReceived: {
    title: 'Your correction has been received',
    lead: (on: string) => `We received your correction on ${on}. The reply period starts anew from the next day.`,
    supplementTitle: 'Your changed application has been received',
    supplement: (on: string) =>
      `We received your changed or completed application on ${on} and handle it again. The reply period starts anew from the next day.`,
  },
  reasonsRequested: {
    title: 'Please give the reasons for your applications',
    lead: (on: string) =>
      `The number or frequency of your applications is clearly beyond what is reasonable. On ${on} we issued a request for your reasons.`,
    must: (lastDay: string) => `Please give your reasons by ${lastDay}.`,
    mustDays: (days: number) => `Please give your reasons within ${workingDays(days)} of receiving the request.`,
    mustPlain: 'Please give your reasons within the time that the request sets.',
    counts: 'Number and frequency',
    after:
      'If the reasons are not reasonable, we will tell you that the application is not handled. If they are reasonable but the time is too short, we will set a later day and tell you. If you give none, we will decide on what we have.',
  },
  thirdPartyConsulted: {
    title: 'A third party is being consulted about your application',
    lead: (on: string) =>
      `The information you asked for concerns the lawful rights of others. On ${on} we asked for the opinion of a third party in writing, as the law provides.`,
    nothing:
      'There is nothing for you to do now. The third party has 15 working days from receiving our letter; whether the information is disclosed is for us to decide under the law.',
    nothing2008: 'There is nothing for you to do now. Whether the information is disclosed is for us to decide under the law.',
  },
  periodExtended: {
    title: 'The reply period has been extended',
    lead: (on: string, days: number) =>
      `On ${on} the reply period was extended by ${workingDays(days)}, with the approval that the law requires. We are sorry for the inconvenience.`,
    by: 'Extended by',
    workingDays,
    why: 'Reason',
    once: 'There is nothing for you to do now.',
  },
  replyDeferred: {
    title: 'The reply has been deferred',
    lead: (on: string, to: string) =>
      `Your reasons are reasonable, but we cannot reply in time. On ${on} we set a later day: we reply by ${to}.`,
    why: 'Why it is deferred',
  },
  feeNotified: {
    title: 'Please pay the information processing fee',
    lead: (on: string, yuan: string) => `On ${on} we issued a fee notice: an information processing fee of ${yuan} yuan is to be paid.`,
    must: (yuan: string, lastDay: string) => `Please pay ${yuan} yuan by ${lastDay}.`,
    mustPlain: (yuan: string) => `Please pay ${yuan} yuan within the time that the fee notice sets.`,
    amount: 'Amount',
    yuan: (yuan: string) => `${yuan} yuan`,
    account: 'Account or payment code',
    method: 'How it was counted',
    count: 'Items or pages',
    safe: 'Before you pay, compare amount and account with the fee notice that you receive. If they differ, contact us first and do not pay.',
    tell: 'After paying, keep the proof and report the payment on the tracking page. We confirm it once the money has arrived.',
    silence: 'If the fee is not paid in time, the application counts as abandoned and we no longer handle it.',
    restart: (days: number) =>
      `The reply period does not run while we wait for payment. Once you have paid in full, it counts anew from the day after payment: ${workingDays(days)}.`,
  },
  paymentConfirmed: {
    title: 'Your payment is confirmed',
    lead: (on: string) =>
      `We confirm that you have paid the information processing fee in full; the day of payment is ${on}. The reply period counts anew from the next day.`,
    number: 'Receipt number',
  },
  noLongerHandled: {
    title: 'Your application is no longer handled',
    correction: (on: string) =>
      `The time to correct is over and no correction has come. As of ${on} your application counts as abandoned, and we no longer handle it.`,
    fee: (on: string) =>
      `The time to pay is over and no payment has come. As of ${on} your application counts as abandoned, and we no longer handle it.`,
    sentIn: 'If you did correct in time, or had a good reason such as force majeure, please contact us soon and tell us.',
    paidIn: 'If you did pay in time, please contact us soon with the proof of payment.',
    again: 'If you still need the information, you may make a new application.',
  },
  withdrawn: {
    title: 'Your application has been withdrawn',
    lead: (on: string) => `You withdrew your application for government information on ${on}. We no longer handle it and give no reply.`,
    notYou: 'A withdrawal cannot be undone. If neither you nor your agent withdrew it, please contact us at once.',
    again: 'If you need the information later, you may make a new application.',
  },
  split: {
    title: 'Your application is handled in several parts',
    lead: (on: string) =>
      `Your application asks for several things that are independent of each other. On ${on} we split it; each part is handled and answered by itself.`,
    matters: 'The parts',
    same: 'Each keeps the date of receipt of your application, and your rights stay the same. There is nothing for you to do now.',
    codes: 'Each part has a case number of its own; ask us for the numbers and query codes.',
  },
  replyReady: {
    title: 'We have replied to your application',
    lead: (on: string) => `We have decided on your application and sent the reply on ${on}.`,
    decided: 'What was decided',
    how: 'Way of service',
    where:
      'The reply is served in the way you chose; please look out for it. You can also read it and download its files on the tracking page.',
    remedies: 'If you disagree with the reply',
  },
  remedies: {
    title: 'The reply has been served: your remedies',
    lead: (on: string) => `Our reply was served on you on ${on}. If you disagree with it, the law gives you remedies.`,
    onSpotTitle: 'The reply given on the spot, and your remedies',
    onSpot: (on: string) => `We replied to your application on the spot on ${on}.`,
    heading: 'Your remedies',
    review: 'Last day for review',
    suit: 'Last day to sue',
    provisional: ' (provisional)',
    fromReceipt: 'The time runs from the day on which you actually receive the reply. The reply names the remedies and their periods.',
    fromNotice: 'The time runs from the day on which you actually receive the notice. The notice names the remedies and their periods.',
    inLetter: 'The document that you receive names the remedies and their periods.',
    known:
      'These days follow from the day of service that we know of; if you received the reply on another day, that day counts. Where the last day would be a day of rest, the next working day is given.',
  },
  reprocessing: {
    title: 'Your application is being handled anew',
    ordered: (on: string) =>
      `Following a review decision or a judgment, we handle your application anew as of ${on} and will reply to you.`,
    revoked: (on: string) => `On ${on} we revoked our earlier reply. We handle your application anew and will give a new reply.`,
    nothing: 'There is nothing for you to do now. The earlier reply no longer holds.',
    nothingOrdered: 'There is nothing for you to do now. If you had a reply before, the new one takes its place.',
    round: 'Round',
    roundOf: (round: number) => `No. ${round}`,
  },
};
