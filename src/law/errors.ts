/** A sentence for people, in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong with one field of an input, and what would be right. */
export interface FieldProblem {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** Base of every expected refusal. The edge (web, command line) alone turns `code` into a status. */
export abstract class DomainError extends Error {
  abstract readonly code: string;
  /** Shown to people. Names things by id, never personal data. */
  readonly text: Bilingual;

  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.name = new.target.name;
    this.text = text;
  }
}

/** Input that does not fit its definition. Nothing was stored. */
export class InvalidInputError extends DomainError {
  readonly code = 'INVALID_INPUT';
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super({ zh: problems.map((p) => p.zh).join('；'), en: problems.map((p) => p.en).join('; ') });
    this.problems = problems;
  }
}

/** Which kind of rule forbade a step. */
export type RefusalRule = 'chart' | 'guard' | 'role' | 'fourEyes';

/** The chart, a guard, the role or the four-eyes rule forbids the step. */
export class StepRefusedError extends DomainError {
  readonly code = 'STEP_REFUSED';
  readonly rule: RefusalRule;
  /** The article that forbids it, or the project rule where the law is silent. */
  readonly basis: string;

  constructor(refusal: { rule: RefusalRule; basis: string; text: Bilingual }) {
    super(refusal.text);
    this.rule = refusal.rule;
    this.basis = refusal.basis;
  }
}

/** Someone else recorded an event first. Reload, then decide again. */
export class StaleVersionError extends DomainError {
  readonly code = 'STALE_VERSION';
  readonly caseId: string;
  readonly expectedVersion: number;

  constructor(caseId: string, expectedVersion: number, options?: ErrorOptions) {
    super(
      {
        zh: `案件 ${caseId} 已不是第 ${expectedVersion} 版，其间另有人作了记录。请重新载入后再决定。`,
        en: `Case ${caseId} has moved on from version ${expectedVersion}. Reload it, then decide again.`,
      },
      options,
    );
    this.caseId = caseId;
    this.expectedVersion = expectedVersion;
  }
}

/** Somebody acted on the annual report since it was looked at. Look again, then decide. */
export class ReportChangedError extends DomainError {
  readonly code = 'REPORT_CHANGED';

  /** @param meanwhile - Who did what, where it is known. */
  constructor(meanwhile?: { readonly by: string; readonly what: Bilingual }) {
    super(
      meanwhile === undefined
        ? {
            zh: '报告其间已由他人办理。请重新打开报告，查看后再办理。',
            en: 'Somebody else acted on the report meanwhile. Open it again, look, then decide.',
          }
        : {
            zh: `报告其间已由${meanwhile.by}办理“${meanwhile.what.zh}”。请重新打开报告，查看后再办理。`,
            en: `${meanwhile.by} acted on the report meanwhile (${meanwhile.what.en}). Open it again, look, then decide.`,
          },
    );
  }
}

export class NotFoundError extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(what: Bilingual) {
    super(what);
  }
}

/** The history was changed behind the engine's back: the entry named does not hash to what it says. */
export class BrokenHistoryError extends DomainError {
  readonly code = 'BROKEN_HISTORY';
  readonly caseId: string;
  readonly version: number;

  constructor(caseId: string, version: number, why: Bilingual) {
    super({
      zh: `案件 ${caseId} 第 ${version} 条历史记录不可信：${why.zh}`,
      en: `Entry ${version} of case ${caseId} cannot be trusted: ${why.en}`,
    });
    this.caseId = caseId;
    this.version = version;
  }
}

/** The database was made by a newer program, or lacks what this one needs. */
export class SchemaMismatchError extends DomainError {
  readonly code = 'SCHEMA_MISMATCH';
}
