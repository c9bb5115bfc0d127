/** Prints the page. Only scripts can: without them it stays hidden, and the browser's own menu prints. */
export function PrintButton({ label, secondary = false }: { readonly label: string; readonly secondary?: boolean }) {
  return (
    <button
      class={`govuk-button${secondary ? ' govuk-button--secondary' : ''}`}
      type="button"
      data-module="yishen-print"
      hidden
      data-test="print"
    >
      {label}
    </button>
  );
}
