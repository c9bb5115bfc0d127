import type { AnnualReportPage } from '../../src/web/pages/annual-reports-page.ts';

/** A report in the forms in which it can be had. */
export function ReportFiles({ files, of }: { readonly files: AnnualReportPage['files']; readonly of: string }) {
  return (
    <ul class="report-files" data-test="report-files">
      {files.map(({ href, label, says }) => (
        <li>
          <a href={href} aria-label={`${says} ${of}`} download>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
