import type { SavedViewRow } from '../../store/saved-view-store.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import type { Frame } from '../frame.ts';

/** A name that was refused. */
export interface ViewNameProblem {
  /** The view that was to be renamed; null for a new one. */
  readonly id: string | null;
  readonly text: string;
  /** As typed. */
  readonly name: string;
}

interface ViewRow {
  readonly id: string;
  readonly inputId: string;
  readonly name: string;
  /** What stands in the box: what was typed where it was refused. */
  readonly typed: string;
  readonly error: string | null;
  readonly isDefault: boolean;
  readonly href: string;
}

export interface QueueViewsPage {
  readonly frame: Frame;
  readonly errors: readonly ErrorLine[];
  readonly views: readonly ViewRow[];
  /** Set when a new view was refused: its form once more. */
  readonly creation: { readonly name: string; readonly error: string; readonly address: string } | null;
}

interface Parts {
  readonly views: readonly SavedViewRow[];
  readonly refused: (ViewNameProblem & { readonly address: string | null }) | null;
}

export function queueViewsPage(frame: Frame, { views, refused }: Parts): QueueViewsPage {
  const target = refused === null ? '' : refused.id === null ? 'view-name' : `view-${refused.id}`;
  return {
    frame,
    errors: refused === null ? [] : [{ text: refused.text, href: `#${target}` }],
    views: views.map(({ id, name, defaultOf }) => ({
      id,
      inputId: `view-${id}`,
      name,
      typed: refused?.id === id ? refused.name : name,
      error: refused?.id === id ? refused.text : null,
      isDefault: defaultOf !== null,
      href: `/queue/views/${id}`,
    })),
    creation: refused === null || refused.address === null ? null : { name: refused.name, error: refused.text, address: refused.address },
  };
}
