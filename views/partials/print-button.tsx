/** Prints the page. Only scripts can: without them it stays hidden, and the browser's own menu prints. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <button class="govuk-button" type="button" data-module="yishen-print" hidden data-test="print">
      {label}
    </button>
  );
}
