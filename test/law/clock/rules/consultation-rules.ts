import { received } from '../../../support/facts.ts';
import { breach, of2008, of2019, type Rule, sent, served, untouched } from './rule.ts';

/** Rows C9–C13: third parties and other organs. */
export const consultationRules: readonly Rule[] = [
  {
    row: 'C9',
    because: 'a letter to a third party pauses the clock; the day of sending still counts',
    facts: of2019(sent),
    today: '2024-09-06',
    expected: { state: 'paused', dueOn: null, baseDueOn: null, countedWorkingDays: 2, remainingWorkingDays: 18, breaches: [] },
  },
  {
    row: 'C9',
    because: 'sent after the due day it does not',
    facts: of2019(['thirdParty.consulted', '2024-10-08', { party: 'a' }]),
    today: '2024-10-09',
    expected: { ...untouched, breaches: breach('C9', 'thirdParty.consulted') },
  },
  {
    row: 'C9',
    because: 'sent on the due day it pauses a clock that has no day left',
    facts: of2019(['thirdParty.consulted', '2024-09-30', { party: 'a' }]),
    today: '2024-10-09',
    expected: { state: 'paused', dueOn: null, remainingWorkingDays: 0, breaches: [] },
  },
  {
    row: 'C10',
    because: 'the day of the answer is the last that is not counted',
    facts: of2019(sent, served, ['thirdParty.replied', '2024-09-11', { party: 'a' }]),
    today: '2024-09-12',
    expected: { state: 'running', dueOn: '2024-10-12', countedWorkingDays: 3 },
  },
  {
    row: 'C10',
    because: 'an answer that comes before the proof of service ends the pause too',
    facts: of2019(sent, ['thirdParty.replied', '2024-09-11', { party: 'a' }], ['thirdParty.served', '2024-09-12', { party: 'a' }]),
    today: '2024-10-14',
    expected: { state: 'running', dueOn: '2024-10-12' },
  },
  {
    row: 'C11',
    because: 'on the 15th working day after service silence ends the pause',
    facts: of2019(sent, served),
    today: '2024-09-27',
    expected: { state: 'running', dueOn: '2024-10-28', countedWorkingDays: 2 },
  },
  {
    row: 'C11',
    because: 'on the 14th the third party may still answer',
    facts: of2019(sent, served),
    today: '2024-09-26',
    expected: { state: 'paused', dueOn: null },
  },
  {
    row: 'C11',
    because: 'an answer after the silence changes nothing',
    facts: of2019(sent, served, ['thirdParty.replied', '2024-09-29', { party: 'a' }]),
    today: '2024-09-29',
    expected: { state: 'running', dueOn: '2024-10-28' },
  },
  {
    row: 'C11',
    because: 'under the 2007 Regulation silence ends it in the same way',
    facts: received(
      '2017-09-11',
      ['thirdParty.consulted', '2017-09-15', { party: 'a' }],
      ['thirdParty.served', '2017-09-15', { party: 'a' }],
    ),
    today: '2017-10-12',
    expected: { state: 'running', dueOn: '2017-10-27' },
  },
  {
    row: 'C12',
    because: 'a letter to another organ pauses the clock of the 2019 Regulation',
    facts: of2019(['organ.consulted', '2024-09-04', { organ: 'b' }]),
    today: '2024-09-06',
    expected: { state: 'paused', dueOn: null, countedWorkingDays: 2 },
  },
  {
    row: 'C12',
    because: 'sent after the due day it does not',
    facts: of2019(['organ.consulted', '2024-10-08', { organ: 'b' }]),
    today: '2024-10-09',
    expected: { ...untouched, breaches: breach('C12', 'organ.consulted') },
  },
  {
    row: 'C12b',
    because: 'a letter to another organ has no effect under the 2007 Regulation',
    facts: of2008(['organ.consulted', '2017-01-18', { organ: 'b' }]),
    today: '2017-01-20',
    expected: { state: 'running', dueOn: '2017-02-09', countedWorkingDays: 4, breaches: [] },
  },
  {
    row: 'C12b',
    because: 'nor does it breach anything after the due day or the reply',
    facts: of2008(
      ['organ.consulted', '2017-02-10', { organ: 'b' }],
      ['reply.served', '2017-02-13', {}],
      ['organ.consulted', '2017-02-14', { organ: 'b' }],
    ),
    today: '2017-02-15',
    expected: { state: 'stopped', inTime: false, breaches: [] },
  },
  {
    row: 'C13',
    because: 'on the 15th working day after service a silent organ ends the pause',
    facts: of2019(['organ.consulted', '2024-09-04', { organ: 'b' }], ['organ.served', '2024-09-05', { organ: 'b' }]),
    today: '2024-09-27',
    expected: { state: 'running', dueOn: '2024-10-28' },
  },
];
