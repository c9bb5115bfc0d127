import type { InOtherWords } from './bilingual.ts';
import type { mailStaffZh } from './mail-staff-zh.ts';

/** The English of `mailStaffTexts`. */
export const mailStaffEn: InOtherWords<typeof mailStaffZh> = {
  subject: (caseNo: string, tag: string, what: string, title: string) =>
    `${caseNo} ${tag === '' ? '' : `${tag} `}${what}${title === '' ? '' : `: ${title}`}`,
  headline: (tag: string, title: string) => (tag === '' ? title : `${tag} ${title}`),
  tags: {
    overdue: '[Overdue]',
    today: '[Due today]',
    left: (days: number) => (days === 1 ? '[1 working day left]' : `[${days} working days left]`),
    soon: '[Due soon]',
  },
  noNumber: '(no number yet)',
  noTitle: '(no title)',
  dear: (name: string) => `Dear ${name},`,
  colleague: 'Dear colleague,',
  labels: {
    caseNo: 'Case',
    title: 'Title',
    what: 'Step',
    on: 'On',
    by: 'By',
    due: 'Reply due by',
    lastDay: 'Last day',
    before: 'Was due by',
    opinion: 'Opinion',
    reason: 'Reason',
    basis: 'Legal basis',
  },
  open: 'Open the case',
  openInProgram: 'Sign in and open the case by its number.',
  asOf: (on: string) => `This is how things stood on ${on}; for what has happened since, look at the case.`,
  footer: 'Sent by the system that handles applications for government information. Please do not answer it or pass it on.',
  replyBy: (on: string) => `The reply is due by ${on}.`,
  noClock: 'No reply period runs at present.',
  provisional: ' (provisional: it may move when holidays are announced)',
  assigned: { title: 'Assigned to you', todo: 'This case has been assigned to you: please examine the application.' },
  arrived: {
    title: 'New online application',
    byMail: 'New application by e-mail',
    other: 'New arrival',
    todo: 'Please check the application and confirm receipt with the applicant within 1 working day.',
    todoMail:
      'Please check the message and its attachments and confirm receipt with the applicant within 1 working day. If it is no application for government information, ask the leader to void the entry.',
    todoOther: 'Please look at what arrived and deal with it in time.',
  },
  acted: {
    correction: 'Please examine the corrected application; the reply period has started anew.',
    supplement: 'Please examine the changed application; the reply period has started anew.',
    reasons: 'Please examine the reasons and decide: go on, defer the reply, or do not handle the application.',
    payment: 'Please check whether the money has arrived and, if so, confirm the payment.',
    delivery: 'The applicant chose another way of receiving: please serve the reply that way.',
    withdrawn:
      'The applicant withdrew the application and the case is closed. Please stop working on it; it is archived when the rules allow it.',
    mailTitle: 'An e-mail came in',
    mail: 'An e-mail about this case came in and is on file. Please read it, check who sent it, and record what has to be recorded.',
    awaited: {
      correction: (on: string) =>
        `A correction is awaited in this case until ${on}: if this is it, please record it with the day on which it came, or the application will count as abandoned.`,
      reasons: (on: string) =>
        `Reasons are awaited in this case until ${on}: if the e-mail gives them, please record them with the day on which it came.`,
      payment: (on: string) =>
        `A payment is awaited in this case until ${on}: if the e-mail reports it, please check whether it has arrived, or the application will count as abandoned.`,
    },
    other: 'The applicant did something in this case: please look at it.',
  },
  waits: {
    legal: 'Please review the draft reply.',
    legalTitle: 'Waits for your legal review',
    sign: 'Please decide whether to approve the draft reply.',
    signTitle: 'Waits for your approval',
    issue: 'The reply has been approved: please number, seal and serve it.',
    issueTitle: 'Approved, waits to be sent',
  },
  returned: { title: 'Draft returned', todo: 'Please change the draft reply as the opinion below says and submit it again.' },
  near: {
    title: 'No reply yet',
    todo: (on: string) => `Please reply by ${on}.`,
    plain: 'The reply is due soon: please go on with the case.',
    otherTitle: (limit: string) => `Soon due: ${limit}`,
    other: (limit: string, on: string) => `The last day for ${limit} is ${on}: please act by then.`,
    correctionNotice: (on: string) =>
      `If the applicant has to correct anything, please issue the correction notice, with every point in it, by ${on}. If not, please go on with the case.`,
    appeal: (on: string) =>
      `If you want to appeal against the judgment of first instance, please do so by ${on}; without an appeal it then takes effect.`,
    otherToday: 'That is today.',
    today: (on: string) => `The last day for the reply is ${on}: please send it that day.`,
    extend:
      'If a reply in time is impossible, the period must be extended with approval, and the applicant told, by that day; afterwards it cannot be extended.',
  },
  passed: {
    title: 'No reply yet',
    todo: (on: string) => `The reply was due by ${on}: please reply at once.`,
    todoPlain: 'The reply period is over: please reply at once.',
    means:
      'The period can no longer be extended, and the applicant may apply for review or bring a suit. A late reply must still be given.',
  },
  moved: {
    title: 'The due day has moved',
    todo: (on: string) => `The working-day calendar was amended: please reply by ${on} instead.`,
    plain: 'The working-day calendar was amended and the period recomputed: please look at the case.',
  },
  lapsed: {
    correction: 'The time to correct is over',
    fee: 'The time to pay is over',
    reasons: 'The time to give reasons is over',
    thirdParty: 'The third party did not answer in time',
    organ: 'The other organ did not answer in time',
    correctionTodo:
      'No correction came: the application counts as abandoned and the case is closed. Please serve the notice; if a correction did come, or there is a good reason, record it now.',
    feeTodo:
      'No payment came: the application counts as abandoned and the case is closed. Please serve the notice; if the money did arrive, record it now.',
    reasonsTodo: 'No reasons came: please decide on what you have.',
    thirdPartyTodo: 'The third party gave no opinion, so this consultation is over. Please decide under the law whether to disclose.',
    acceptedTitle: 'Review application counts as accepted',
    reviewAccepted:
      'The review organ did not act within its time, so the review application counts as accepted. Please look out for the notice to answer, and prepare answer and evidence.',
    reviewAbandoned: 'The review application was not corrected in time and counts as abandoned. No answer from us is needed now.',
    reviewOver:
      'The review period is over and no decision is on record. Whoever applied for review may sue within 15 days of the end of that period: please look out for a notice from the court, and check with the review organ.',
    judgmentEffective:
      'The time to appeal is over and no appeal is on record, so the judgment of first instance has taken effect. Please act on it; if there was an appeal, record it now.',
    look: 'Please look at the case and decide what comes next.',
    organTodo: 'The organ that was consulted gave no opinion, which counts as consent. Please go on with the case.',
  },
  proceeding: {
    review: 'Administrative review',
    reviewTodo: (on: string) => `Please submit our answer, with evidence and legal basis, to the review organ by ${on}.`,
    reviewPlain: 'Please submit our answer, with evidence and legal basis, to the review organ within the time that the law sets.',
    suit: 'Suit before a court',
    suitTodo: (on: string) => `Please submit our defence, with evidence and legal basis, to the court by ${on}.`,
    suitPlain: 'Please submit our defence, with evidence and legal basis, to the court within the time that the law sets.',
  },
  proceedingLapsed: {
    review: 'No answer to the review organ',
    reviewTodo:
      'The time for our answer is over and none is on record. Please contact the review organ at once and submit it as soon as you can: an act without answer, evidence and basis counts as having none.',
    suit: 'No defence on record',
    suitTodo:
      'The time for our defence is over and none is on record. Please contact the court at once and submit it as soon as you can: without evidence in time, the act counts as having none.',
  },
  reprocess: { title: 'New reply ordered', todo: 'Please handle this case anew and give a new reply.' },
  bounced: {
    title: 'E-mail not delivered',
    todo: 'An e-mail to the applicant was not delivered. Please tell the applicant by telephone or post, and check the address on file.',
    mail: 'What came back',
    address: 'Sent to',
    code: 'Error code',
    answer: 'Answer of the other server',
    still: 'The e-mail was only a notice: documents are still served in the way that the rules prescribe.',
  },
};
