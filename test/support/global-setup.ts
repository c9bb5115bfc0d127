import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';
import { unpackChromium } from './unpacked-chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a database in which the superuser may create others. */
    postgresUrl: string;
    chromium: { readonly executable: string; readonly env: Readonly<Record<string, string>> };
  }
}

/** One PostgreSQL and one unpacked Chromium serve all test files of a run; each file has databases and a browser of its own. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const [server, chromium] = await Promise.all([startPostgres(), unpackChromium()]);
  project.provide('postgresUrl', server.url);
  project.provide('chromium', { executable: chromium.executable, env: chromium.env });
  return async () => {
    await Promise.all([server.stop(), chromium.remove()]);
  };
}
