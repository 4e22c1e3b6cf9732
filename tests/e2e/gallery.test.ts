/** The gallery of components belongs to development: the built dashboard contains no trace of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { CELL_STATES } from '#lib/domain/states.ts';
import { WEB_SERVER } from '#pipelines/web-build.ts';
import { filesOf, importsOf, textOf } from '../architecture/tree.ts';

const TITLE = '组件与六种状态';

it('no file of the production build contains the gallery', () => {
  expect(textOf('src/lib/ui/gallery/Gallery.svelte')).toContain(TITLE);
  const files = readdirSync(dirname(WEB_SERVER), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(m?js|html|css|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((path) => readFileSync(path, 'utf8').includes(TITLE))).toEqual([]);
});

it('nothing of the product imports it, and its plugin serves development only', () => {
  const importers = filesOf('src', '.ts', '.svelte')
    .filter((file) => !file.startsWith('src/lib/ui/gallery/'))
    .filter((file) => importsOf(file).some((target) => target.startsWith('src/lib/ui/gallery/')));
  expect(importers).toEqual([]);
  expect(textOf('src/lib/ui/gallery/plugin.ts')).toContain("apply: 'serve'");
});

it('shows all six states', () => {
  expect(CELL_STATES).toHaveLength(6);
  expect(textOf('src/lib/ui/gallery/Gallery.svelte')).toContain('CELL_STATES as state');
});
