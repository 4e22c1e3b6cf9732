/** Global set-up of the tests: one place for the states that files share (made-once.ts), gone at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    madeStates: string;
  }
}

let root = '';

export function setup(project: TestProject): void {
  root = mkdtempSync(join(tmpdir(), 'zhisheng-made-'));
  project.provide('madeStates', root);
}

export function teardown(): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
