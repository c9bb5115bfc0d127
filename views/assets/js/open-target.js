// @ts-check
// A link to a form inside closed folds opens them. Most browsers do so themselves; where one does not, nothing would be seen.

/** @param {HTMLElement} scope */
export function init(scope) {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target === null || !scope.contains(target)) return;
    for (let fold = target.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', open);
  if (location.hash !== '') open();
}
