import type { InOtherWords } from './bilingual.ts';
import type { errorsZh } from './errors-zh.ts';

export const errorsEn: InOtherWords<typeof errorsZh> = {
  badRequest: {
    title: 'The request could not be understood',
    body: 'Go back and try again. If you came by a bookmark or a link from elsewhere, start again from the front page.',
  },
  forbidden: {
    title: 'You may not do this',
    body: 'Your role does not allow it. If that is wrong, ask the administrator to change your roles.',
  },
  signIn: { title: 'Sign in first', body: 'You are not signed in, or your session has expired.' },
  noCases: {
    title: 'Your role does not see cases',
    body: 'Administrators and statisticians do not see the contents of cases. Use the functions that belong to your role.',
  },
  csrf: {
    title: 'The page has expired',
    body:
      'For safety this submission was not accepted and nothing was recorded. Go back, reload the page and submit again; ' +
      'if you have signed out, sign in first.',
  },
  tooMany: {
    title: 'Too many requests',
    body: 'There were too many requests from one network in a short time, and this one was not taken. Try again in 10 minutes; use “back” in your browser to find what you filled in.',
  },
  tooManyUploads: {
    title: 'Too many uploads',
    body: 'Too many files were uploaded in a short time. Those already uploaded are kept. Please try again in 15 minutes.',
  },
  uploadTooLarge: {
    title: 'Too much was sent at once',
    body: 'The files or texts of this form exceed what can be taken at once. Nothing was recorded. Go back, remove some files and submit again.',
  },
  notYourCase: {
    title: 'Case not found',
    body: 'There is no such case, or it is none that you may see: officers see what lies with their unit, the units below it or themselves, and what nobody has been given yet. It may have gone to another unit; if you need it, ask the head of the disclosure office.',
  },
  notFound: {
    title: 'Page not found',
    body: 'Check the address. What you look for may not exist, or you may not be allowed to see it.',
  },
  refused: { title: 'This step is not possible', body: 'Go back to the case and see which steps are possible now.' },
  stale: { title: 'The case has new entries', body: 'Open the case again, read the new entries, then decide.' },
  reportChanged: {
    title: 'The report was acted on meanwhile',
    body: 'Open it again from “Annual report”, read what was done, then decide.',
  },
  invalid: { title: 'Something is not filled in correctly', body: 'Go back, correct it and submit again.' },
  unavailable: { title: 'The system is not available', body: 'Try again later. If it lasts, contact the organ or the administrator.' },
  internal: {
    title: 'Something went wrong in the system',
    body: 'What you wanted was not done. Try again later; if it fails again, give the organ or the administrator the number below.',
  },
  requestId: 'Number',
  home: 'Back to the start',
};
