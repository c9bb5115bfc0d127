/** Mail to the applicant. The receipt with the query code is put in by the portal, which alone knows the code. */
export const APPLICANT_MAIL_KINDS = [
  'receipt',
  'arrived',
  'registered',
  'correctionRequested',
  'correctionReceived',
  'reasonsRequested',
  'thirdPartyConsulted',
  'periodExtended',
  'replyDeferred',
  'feeNotified',
  'paymentConfirmed',
  'noLongerHandled',
  'withdrawn',
  'split',
  'replyReady',
  'remedies',
  'reprocessing',
] as const;

/** Mail to members of staff. */
export const STAFF_MAIL_KINDS = [
  'assigned',
  'arrivedOnline',
  'applicantActed',
  'waitsForYou',
  'returned',
  'deadlineNear',
  'deadlinePassed',
  'dueMoved',
  'lapsed',
  'proceeding',
  'proceedingLapsed',
  'reprocess',
  'mailBounced',
  'digest',
  'integrityFaults',
] as const;

/** Answers to mail that came in and could not be taken. */
export const ANSWER_MAIL_KINDS = ['mailRefused'] as const;

export const MAIL_KINDS = [...APPLICANT_MAIL_KINDS, ...STAFF_MAIL_KINDS, ...ANSWER_MAIL_KINDS] as const;
export type ApplicantMailKind = (typeof APPLICANT_MAIL_KINDS)[number];
export type StaffMailKind = (typeof STAFF_MAIL_KINDS)[number];
export type MailKind = (typeof MAIL_KINDS)[number];
