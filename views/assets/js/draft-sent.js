// @ts-check
import { dropDrafts } from './draft.js';

/**
 * The application was sent: its draft is needed no more.
 *
 * @param {HTMLElement} receipt
 */
export function init(receipt) {
  dropDrafts(receipt.dataset.draftOrgan ?? '');
}
