/** Global set-up of the tests: one place for the demo states that files share (demo-states.ts), gone at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    demoStates: string;
  }
}

let root = '';

export function setup(project: TestProject): void {
  root = mkdtempSync(join(tmpdir(), 'zhisheng-demo-states-'));
  project.provide('demoStates', root);
}

export function teardown(): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
