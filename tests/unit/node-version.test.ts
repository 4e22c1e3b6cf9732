import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isSupported } from '#pipelines/files/node-version.mjs';

it.each([
  ['18.20.8', false],
  ['20.19.9', false],
  ['20.20.0', true],
  ['21.7.3', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['23.9.0', false],
  ['24.0.0', true],
  ['26.1.0', true]
])('Node %s is supported: %s', (version, expected) => expect(isSupported(version)).toBe(expected));

it('package.json tells npm the same', () => {
  const project = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  expect(project.engines.node).toBe('^20.20.0 || ^22.12.0 || >=24.0.0');
});
