import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { gallery } from './src/lib/ui/gallery/plugin.ts';
import { LongFirst } from './tests/sequence.ts';

export default defineConfig({
  plugins: [gallery(), sveltekit()],
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
