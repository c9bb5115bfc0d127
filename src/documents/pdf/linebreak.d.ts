/** The package publishes no types. */
declare module 'linebreak' {
  interface Break {
    /** Index into the text (UTF-16 units) before which a line may begin. */
    readonly position: number;
    readonly required: boolean;
  }
  // biome-ignore lint/style/noDefaultExport: as the package has it.
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
