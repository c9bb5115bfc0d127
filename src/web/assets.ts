import { fileURLToPath } from 'node:url';

/** Files the browser loads. They stand beside the views both in the sources and in the build, so one relative path finds them. */
export const ASSETS_DIR = fileURLToPath(new URL('../../views/assets', import.meta.url));
