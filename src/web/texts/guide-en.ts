import type { InOtherWords } from './bilingual.ts';
import type { guideZh } from './guide-zh.ts';

/** The English of `guideTexts`. */
export const guideEn: InOtherWords<typeof guideZh> = {
  title: 'Disclosure guide',
  titleOf: (organ: string) => `Disclosure guide of ${organ}`,
  lead: (organ: string) =>
    `How to obtain government information from ${organ}, under the Regulation of the People’s Republic of China on Open Government Information (“the Regulation”).`,
  choose: 'Choose an organ',
  chooseLead:
    'The guide of each organ gives the classes and the arrangement of its information, the ways of obtaining it, and how to reach its disclosure office.',
  noOrgan: 'No organ is registered on this system yet.',
  notPublished: 'Not published yet',
  updated: (on: string, version: number) => `Published on ${on}, version ${version}.`,
  generated:
    'The organ has not entered all of its guide. The text below is that of the Regulation; what is marked “Not published yet” awaits publication by the organ.',
  apply: 'Apply online',
  contents: 'On this page',
  sections: {
    contact: 'Disclosure office',
    classes: 'Classes of information',
    arrangement: 'Arrangement',
    obtaining: 'How to obtain published information',
    links: 'Information already published',
    applying: 'Disclosure on application',
    channels: 'Ways to apply',
    fees: 'Fees',
    assistance: 'Accessibility and help',
    remedies: 'Supervision and remedies',
    complaints: 'Where to complain',
    privacy: 'Privacy notice',
  },
  lines: {
    office: 'Office',
    address: 'Address',
    postcode: 'Postcode',
    hours: 'Office hours',
    phone: 'Telephone',
    fax: 'Fax',
    email: 'E-mail',
    website: 'Internet contact',
    complaintPhone: 'Telephone for complaints',
  },
  channels: {
    caption: 'Ways to apply',
    channel: 'Way',
    state: 'Open?',
    conditions: 'Conditions',
    open: 'Open',
    closed: 'Not open',
    always: 'Always open',
    names: { inPerson: 'In person', mail: 'By post', online: 'Online (this website)', email: 'E-mail', fax: 'Fax' },
    inPerson:
      'At the office address during office hours. If writing is difficult you may apply orally: an officer writes the application down.',
    mail: 'To the office address, marked “Application for government information” (政府信息公开申请) on the envelope.',
    online: 'By the form on this website. The period for the reply runs from the day on which both sides confirm.',
    email: 'To the e-mail address published here. The period for the reply runs from the day on which both sides confirm.',
    fax: 'To the fax number published here. The period for the reply runs from the day on which both sides confirm.',
  },
  defaults: {
    classes:
      'Under articles 19 to 21 of the Regulation, information that touches the interests of the public, that should be widely known or that calls for public participation is published proactively. Mainly:\n' +
      '1. administrative regulations, rules and normative documents;\n2. functions, structure, address, hours, contact details and heads of the organ;\n' +
      '3. national economic and social development plans, special and regional plans and related policies;\n4. economic and social statistics;\n' +
      '5. basis, conditions, procedure and results of administrative licences and other public services;\n' +
      '6. basis, conditions and procedure of administrative penalties and coercive measures, and penalty decisions of social influence;\n7. budgets and final accounts;\n' +
      '8. administrative charges with their basis and rates;\n9. catalogue, standards and implementation of centralised government procurement;\n10. approval and implementation of major construction projects;\n' +
      '11. policies and measures on poverty relief, education, health care, social security and employment, and their implementation;\n' +
      '12. emergency plans, warnings and responses to public emergencies;\n' +
      '13. inspection of environmental protection, public health, work safety, food, drugs and product quality;\n14. posts, numbers, conditions and results of civil service recruitment;\n' +
      '15. other information that laws, regulations, rules and state provisions require to be published.',
    arrangement:
      'Information is arranged by the disclosure catalogue, which gives index number, name, summary and date of creation (art. 12 of the Regulation).',
    obtaining:
      'Published information appears in government gazettes, on government websites and other online media, at press conferences, in newspapers, on radio and television; ' +
      'it can also be read in the reading places of state archives, public libraries and government service halls (arts. 23 and 25 of the Regulation).',
    applying: (replyDays: number, extensionDays: number) =>
      'Citizens, legal persons and other organisations may apply for information that is not published. An application contains the applicant’s name, proof of identity and contact details; ' +
      'the name, document number or another description by which the information can be found; and the form wanted, with the way of obtaining it (art. 29 of the Regulation). No purpose need be given.\n' +
      'If the application is unclear, the organ says within 7 working days of receipt, once and completely, what is to be corrected (art. 30).\n' +
      `The organ replies on the spot if it can, otherwise within ${replyDays} working days of receipt. If more time is needed, the head of the disclosure office may extend the period by at most ` +
      `${extensionDays} working days; the applicant is told. Time spent consulting third parties and other organs is not counted (art. 33).`,
    fees:
      'Information is provided on application free of charge. If the number or frequency of applications is clearly beyond reason, an information processing fee may be charged (art. 42 of the Regulation; State Council General Office letter [2020] No. 109). ' +
      'The first 10 applications of one applicant in a calendar month are free; if the fee goes by pages, the first 30 pages are free. If a fee is due, the organ states basis, rate, amount and way of payment in writing.',
    assistance:
      'Applicants who have difficulty reading, seeing or hearing get the help they need (art. 43 of the Regulation): telephone or come to the office and say what you need. ' +
      'If writing is difficult you may apply orally: an officer writes the application down and submits it after you have confirmed it.',
    remedies:
      'Whoever considers that the organ has infringed their rights in disclosing information may complain or report to the organ above it or to the supervisor of disclosure work, and may apply for administrative review or bring an administrative suit ' +
      '(art. 51 of the Regulation). Against a decision not to disclose, in whole or in part, review must be applied for first under art. 23 of the Administrative Review Law (2023); suit may follow against the review decision.',
    complaints:
      'Complaints and reports are handled by the organ above or by the supervisor of disclosure work; see “Telephone for complaints”. They may also be made by “Feedback and complaints” on this website.',
    privacy: (organ: string) =>
      `Handler of personal information: ${organ}. Purpose: its statutory duty of disclosure, that is, to verify who applies, to handle and deliver the reply, and to keep the statistics the law requires (arts. 13 and 34 of the Personal Information Protection Law).\n` +
      'Kinds of information: name, proof of identity and contact details as art. 29 of the Regulation requires, and what you write and upload yourself. Numbers of identity documents are sensitive personal information; they serve to verify identity under that article, are seen only by those who handle the case ' +
      'and are masked everywhere else. Purpose, occupation and workplace are not asked.\n' +
      'Retention: 10 years after the case is closed; 30 years if there was a review or suit; permanently if disclosure was refused under art. 14 of the Regulation; archives law prevails where it provides otherwise. The information is stored in mainland China. It is not given to anyone who does not handle the case, and applications are not published. ' +
      'When a third party is consulted, your name is not given to it without your consent.\n' +
      'You may see, copy, correct and complete your personal information, and have it deleted where the law provides: ask the disclosure office named above.',
  },
  edit: {
    title: 'Edit the disclosure guide',
    link: 'Edit the guide',
    history: 'Versions',
    lead: 'Contact details left empty are shown as “Not published yet”, passages left empty as the text of the Regulation. Preview first, then publish.',
    linesLegend: 'Contact details',
    channelsLegend: 'Optional ways to apply',
    channelsHint:
      'In person and by post are always open by law. Other ways, once announced, bind the organ (State Council Disclosure Office letter [2017] No. 19).',
    openLabel: (channel: string) => `Open: ${channel}`,
    conditionsLabel: (channel: string) => `Conditions: ${channel}`,
    conditionsHint: 'Such as hours or file formats. Left empty, a general text is shown.',
    passagesLegend: 'Passages',
    passageHint: 'Left empty, the text of the Regulation is shown. At most 5000 characters.',
    links: 'Information already published (links)',
    linksHint: 'One a line: name, blank, address beginning with https:// or http://. At most 60 lines.',
    linksWrong: (row: number) => `Line ${row} is not “name address”. Correct it`,
    linksTooMany: 'There may be at most 60 links. Remove some',
    tooLong: (label: string) => `“${label}” is too long. Shorten it`,
    preview: 'Preview',
    previewTitle: 'Preview of the disclosure guide',
    previewLead: 'Once published, the public sees what is below. Nothing is saved yet.',
    save: 'Publish',
    change: 'Back to editing',
    saved: 'The guide is published.',
    conflict: 'Someone else published a new version meanwhile, so yours was not saved. Check and publish again; what you entered is below.',
    notYours: 'Only the head of this organ’s disclosure office may edit the guide.',
    versions: {
      title: 'Versions of the disclosure guide',
      caption: 'Versions, newest first',
      version: 'Version',
      savedAt: 'Published',
      savedBy: 'By',
      show: (version: number) => `Show version ${version}`,
      none: 'No version has been published yet.',
      inForce: 'in force',
      old: (version: number) => `This is version ${version}; the public sees the newest.`,
    },
  },
};
