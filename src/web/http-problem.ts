import type { texts } from './texts.ts';

export type ProblemId = Exclude<keyof typeof texts.errors, 'requestId' | 'home'>;

/** A refusal that only the web knows: not signed in, no such page, a page that is too old. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly problem: ProblemId;

  constructor(status: number, problem: ProblemId) {
    super(`${status} ${problem}`);
    this.name = 'HttpProblem';
    this.status = status;
    this.problem = problem;
  }
}
