/** Colours of the site, light (views/styles/tokens.scss). */
const [INK, SOFT, LINE, ACCENT, ACCENT_SOFT, PAPER, GROUND] = ['#1c2733', '#51606f', '#d3dae1', '#1f4e79', '#e6eef6', '#ffffff', '#f4f6f8'];
const FONTS =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", Arial, sans-serif';

/** For programs that know dark mode; the others show the light colours or turn them round by themselves. */
export const MAIL_STYLE = `:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .mail { background-color: #12181f !important; color: #e7edf3 !important; }
  .paper { background-color: #1b232c !important; color: #e7edf3 !important; border-color: #35414e !important; }
  .accent { color: #8fbfec !important; border-color: #8fbfec !important; }
  .soft { color: #a9b6c3 !important; }
  .soft-line { border-color: #35414e !important; }
  .important { background-color: #223547 !important; border-color: #8fbfec !important; color: #e7edf3 !important; }
  .button { background-color: #8fbfec !important; color: #0d1a27 !important; }
}`;

const WRAP = 'overflow-wrap: anywhere; word-break: break-word;';

/** Inline: many programs drop style sheets. */
export const MAIL_STYLES = {
  body: `margin: 0; padding: 12px; background-color: ${GROUND}; color: ${INK}; font-family: ${FONTS}; font-size: 16px; line-height: 1.65;`,
  preheader: 'display: none; max-height: 0; overflow: hidden; font-size: 1px; line-height: 1px; opacity: 0;',
  paper: `max-width: 600px; margin: 0 auto; padding: 20px; background-color: ${PAPER}; border: 1px solid ${LINE}; border-radius: 6px; ${WRAP}`,
  head: `padding: 0 0 10px; border-bottom: 3px solid ${ACCENT}; color: ${ACCENT}; font-size: 15px; font-weight: 600;`,
  part: 'margin: 0 0 24px;',
  title: 'margin: 20px 0 16px; font-size: 22px; line-height: 1.35; font-weight: 600;',
  heading: 'margin: 26px 0 10px; font-size: 18px; line-height: 1.4; font-weight: 600;',
  paragraph: 'margin: 0 0 14px;',
  important: `margin: 0 0 16px; padding: 10px 14px; border-left: 4px solid ${ACCENT}; background-color: ${ACCENT_SOFT}; font-weight: 600;`,
  list: 'margin: 0 0 16px; padding: 0 0 0 22px;',
  listItem: 'margin: 0 0 6px;',
  rows: `margin: 4px 0 18px; border-top: 1px solid ${LINE};`,
  row: `padding: 8px 0; border-bottom: 1px solid ${LINE};`,
  label: `display: inline-block; width: 150px; max-width: 100%; vertical-align: top; color: ${SOFT}; font-size: 15px;`,
  value: 'display: inline-block; width: 390px; max-width: 100%; margin: 0; vertical-align: top; font-weight: 500;',
  button: `display: inline-block; padding: 9px 18px; border-radius: 4px; background-color: ${ACCENT}; color: #ffffff; font-weight: 600; text-decoration: none;`,
  address: `color: ${SOFT}; font-size: 14px;`,
  items: 'margin: 0 0 14px; padding: 0; list-style: none;',
  item: `margin: 0; padding: 8px 0; border-bottom: 1px solid ${LINE};`,
  link: `color: ${ACCENT}; text-decoration: underline;`,
  detail: `color: ${SOFT}; font-size: 15px;`,
  signature: 'margin: 24px 0 18px;',
  footer: `margin: 0; padding: 12px 0 0; border-top: 1px solid ${LINE}; color: ${SOFT};`,
  small: 'margin: 0 0 6px; font-size: 14px; line-height: 1.55;',
} as const;
