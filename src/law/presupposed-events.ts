/**
 * What a stated fact presupposes where the law's ordinary course is longer than the shortest way through the chart: a court judges a suit
 * in which the defendant was served and heard, although the chart, for the sake of real histories, lets a judgment come at any stage.
 * Each list stands in the order in which the facts happen. Facts not named here presuppose no more than the chart asks for.
 *
 * Legal source: 行政复议法 (2023) art. 30, 39, 41, 48; 行政诉讼法 art. 51, 62, 67, 85, 88.
 */
export const PRESUPPOSED_EVENTS: Readonly<Record<string, readonly string[]>> = {
  'review.heard': ['review.filed', 'review.accepted', 'review.noticeReceived'],
  'review.decided': ['review.filed', 'review.accepted', 'review.noticeReceived'],
  // The review organ suspends or ends only what it has accepted; before that an application is rejected or lapses.
  'review.suspended': ['review.filed', 'review.accepted'],
  'review.terminated': ['review.filed', 'review.accepted'],
  'litigation.firstJudged': ['litigation.filed', 'litigation.registered', 'litigation.pleadingsReceived', 'litigation.defenceFiled'],
  // Likewise the court: leave to withdraw is a ruling in a registered suit.
  'litigation.suspended': ['litigation.filed', 'litigation.registered'],
  'litigation.withdrawn': ['litigation.filed', 'litigation.registered'],
  'litigation.secondJudged': ['litigation.appealed', 'litigation.appealAccepted'],
};
