interface ToolHeadProps {
  readonly backHref: string;
  readonly back: string;
  readonly caseNo: string;
  readonly title: string;
  /** What the case is about. */
  readonly subject?: string;
}

/** Begins a page that does one thing with a case. */
export function ToolHead({ backHref, back, caseNo, title, subject }: ToolHeadProps) {
  return (
    <>
      <p class="crumb">
        <a href={backHref}>{back}</a>
      </p>
      <p class="case-no">{caseNo}</p>
      <h1>{title}</h1>
      {subject !== undefined && <p>{subject}</p>}
    </>
  );
}
