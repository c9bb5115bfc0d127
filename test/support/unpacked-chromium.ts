import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getProjectRoot } from '../../src/store/project-root.ts';
import { guardDirectory } from './guard-directory.ts';

export interface UnpackedChromium {
  readonly executable: string;
  /** What Chromium needs to find the libraries and fonts that come with it. */
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

const UNPACK = "import chromium from '@sparticuz/chromium'; process.stdout.write(await chromium.executablePath())";

/** The package unpacks the libraries of NSS beside the browser only where it believes itself on this platform. */
const PLATFORM_WITHOUT_LIBRARIES = 'AWS_Lambda_nodejs20.x';

/** The Chromium of the npm package, unpacked once for all test files of a run: about 210 MB and two seconds. It needs no library or font of the system. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const directory = mkdtempSync(join(tmpdir(), 'yishen-chromium-'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
      cwd: getProjectRoot(),
      env: { ...process.env, TMPDIR: directory, AWS_EXECUTION_ENV: PLATFORM_WITHOUT_LIBRARIES },
    });
    return { executable: stdout, env: environmentIn(directory), remove: guardDirectory(directory) };
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

function environmentIn(directory: string): Record<string, string> {
  const fontConfig = join(directory, 'fonts.conf');
  const cache = join(directory, 'font-cache');
  writeFileSync(fontConfig, `<fontconfig><dir>${join(directory, 'fonts')}</dir><cachedir>${cache}</cachedir></fontconfig>`);
  return { HOME: directory, LD_LIBRARY_PATH: join(directory, 'al2023', 'lib'), FONTCONFIG_FILE: fontConfig };
}
