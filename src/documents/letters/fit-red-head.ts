/** Text block of GB/T 9704-2012, in points: 156 mm. */
const TEXT_WIDTH = 442;
/** In half points. */
const SMALLEST = 44;

/** Makes the red head small enough for one line where its placeholder stands alone in its run; not smaller than 22 pt. */
export function fitRedHead(xml: string, redHead: string): string {
  const most = Math.max(SMALLEST, Math.floor((TEXT_WIDTH / Math.max(1, widthOf(redHead))) * 2));
  return xml.replace(/<w:r(?: [^>]*)?><w:rPr>(?:(?!<\/w:r>).)*<w:t(?: [^>]*)?>\{redHead\}<\/w:t><\/w:r>/gs, (run) =>
    run.replace(
      /<(w:szC?s?) w:val="(\d+)"\/>/g,
      (_size, name: string, value: string) => `<${name} w:val="${Math.min(Number(value), most)}"/>`,
    ),
  );
}

/** In characters of the full width. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0xff ? 1 : 0.5), 0);
}
