import type { TestProject } from 'vitest/node';
import { makeTemplates } from './migrated-templates.ts';
import { startPostgres } from './postgres-server.ts';
import { unpackChromium } from './unpacked-chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a database in which the superuser may create others. */
    postgresUrl: string;
    /** Migrated databases to copy: the name of one on that server, and the path of a SQLite file. */
    migrated: { readonly postgres: string; readonly sqlite: string };
    chromium: { readonly executable: string; readonly env: Readonly<Record<string, string>> };
  }
}

/**
 * One PostgreSQL and one unpacked Chromium serve all test files of a run; each file has a browser and databases of its own, which are copies
 * of one that is migrated here.
 */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const [server, chromium] = await Promise.all([startPostgres(), unpackChromium()]);
  const end = async (): Promise<void> => {
    await Promise.all([server.stop(), chromium.remove()]);
  };
  const { remove, ...migrated } = await makeTemplates(server.url).catch(async (error: unknown) => {
    await end(); // nothing that is left running may keep the run from ending with what is wrong with a migration
    throw error;
  });
  project.provide('postgresUrl', server.url);
  project.provide('migrated', migrated);
  project.provide('chromium', { executable: chromium.executable, env: chromium.env });
  return async () => {
    await Promise.all([end(), remove()]);
  };
}
