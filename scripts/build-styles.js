// @ts-check
// Compiles the style sheet and brings the browser's files of packages into views/generated/, which the web front end serves beside views/assets/.
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generated = join(root, 'views', 'generated');
const packages = join(root, 'node_modules');

/** Deprecations inside govuk-frontend are not ours to mend. */
function styles() {
  const { css } = compile(join(root, 'views', 'styles', 'app.scss'), {
    loadPaths: [packages],
    style: 'compressed',
    charset: false,
    quietDeps: true,
  });
  writeFileSync(join(generated, 'app.css'), css);
}

/**
 * The slices of the bundled Chinese font. Each has its own range of characters, so a browser loads only those that it needs. Their
 * addresses carry the package's version: browsers keep them for a year, and a new version may cut the slices otherwise.
 */
function fonts() {
  const font = join(packages, '@fontsource-variable', 'noto-sans-sc');
  const { version } = JSON.parse(readFileSync(join(font, 'package.json'), 'utf8'));
  const sheet = readFileSync(join(font, 'index.css'), 'utf8')
    .replaceAll('./files/', `${version}/`)
    .replace(/\s*\n\s*/g, '\n');
  rmSync(join(generated, 'fonts'), { recursive: true, force: true });
  cpSync(join(font, 'files'), join(generated, 'fonts', version), { recursive: true });
  copyFileSync(join(font, 'LICENSE'), join(generated, 'fonts', 'LICENSE'));
  writeFileSync(join(generated, 'fonts', 'fonts.css'), sheet);
}

function scripts() {
  mkdirSync(join(generated, 'js'), { recursive: true });
  const from = join(packages, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js');
  const text = readFileSync(from, 'utf8').replace(/\s*\/\/# sourceMappingURL=.*/, '');
  writeFileSync(join(generated, 'js', 'govuk-frontend.min.js'), text);
}

/** Writes views/generated/ anew. */
export function buildStyles() {
  mkdirSync(generated, { recursive: true });
  styles();
  fonts();
  scripts();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildStyles();
