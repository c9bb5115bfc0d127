import { type Bilingual, DomainError } from '../../law/errors.ts';

/** One thing that is wrong with a template. */
export interface TemplateProblem extends Bilingual {
  /** As it stands in the template, such as {title}; null where no placeholder is to blame. */
  readonly placeholder: string | null;
}

/** The template cannot be filled. Nothing was made of it. */
export class BrokenTemplateError extends DomainError {
  readonly code = 'BROKEN_TEMPLATE';
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[], options?: ErrorOptions) {
    super({ zh: problems.map(({ zh }) => zh).join('；'), en: problems.map(({ en }) => en).join('; ') }, options);
    this.problems = problems;
  }
}
