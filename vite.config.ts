import { sveltekit } from '@sveltejs/kit/vite';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { gallery } from './src/lib/ui/gallery/plugin.ts';
import { LongFirst } from './tests/sequence.ts';

const FIRST = ['+layout.svelte', '+page.svelte'].map((name) =>
  fileURLToPath(new URL(`src/routes/${name}`, import.meta.url))
);

/**
 * The frame and 总览 are one script and one style sheet for the browser. Split by module they were 84 requests, a third
 * of whose bytes were headers; every other page needs the frame as well.
 */
function firstPageInOneFile(): Plugin {
  return {
    name: 'zhisheng-first-page',
    apply: (_, { isSsrBuild }) => isSsrBuild !== true,
    outputOptions: (options) => ({
      ...options,
      manualChunks: (id: string) => (FIRST.includes(id) ? 'first' : undefined)
    })
  };
}

export default defineConfig({
  plugins: [gallery(), sveltekit(), firstPageInOneFile()],
  build: { target: 'es2022' },
  test: {
    include: ['tests/{unit,sql,architecture,e2e}/**/*.test.ts'],
    pool: 'forks',
    poolOptions: { forks: { maxForks: 2 } },
    sequence: { sequencer: LongFirst },
    globalSetup: ['tests/made-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { TZ: 'UTC' }
  }
});
