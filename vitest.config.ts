import { defineConfig } from 'vitest/config';

const COMMON = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  maxWorkers: 3,
  // The files of one worker share what they import: loading it anew for each took most of the time. No test keeps state in a module.
  isolate: false,
  // What a browser shows is waited for: on a busy machine a second is little.
  expect: { poll: { timeout: 20_000 } },
} as const;

export default defineConfig({
  test: {
    // Of the whole run alone: projects that extend this would each start the servers again.
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      { test: { ...COMMON, name: 'program', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/browser/**'] } },
      // A journey of an hour's office work takes its time where cores are few.
      { test: { ...COMMON, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 400_000 } },
    ],
  },
});
