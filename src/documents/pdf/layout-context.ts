import type { FieldValues } from './atoms.ts';
import type { FontSet } from './fonts.ts';
import type { Grid } from './model.ts';

/** What setting a block needs beside the block. */
export interface LayoutContext {
  readonly fonts: FontSet;
  readonly fields: FieldValues;
  readonly grid: Grid;
  readonly defaultTab: number;
  readonly compatibility: number;
}
