/** The example of the public timeline format. */
export const EXAMPLE_TIMELINE = {
  ref: 'example-1',
  organ: '甲区人民政府',
  channel: 'fax',
  applicant: { type: 'citizen', class: 'naturalPerson', name: '某甲' },
  title: '某道路工程的验收报告',
  topicTags: ['construction'],
  assumed: ['title'],
  events: [
    { type: 'application.arrived', on: '2017-04-27' },
    { type: 'receipt.confirmed', on: '2017-04-28' },
    { type: 'period.extended', on: '2017-05-19', workingDays: 15 },
    { type: 'reply.served', on: '2017-06-12', decisionCode: 'G2', assumed: ['decisionCode'] },
    { type: 'litigation.registered', on: '2017-07-10' },
    { type: 'litigation.firstJudged', on: '2017-10-20', outcome: 'claimDismissed' },
  ],
};
