import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mapGeometry } from '#lib/charts/geometry.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';

const root = mkdtempSync(join(tmpdir(), 'zhisheng-map-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const SKETCH = join(import.meta.dirname, '..', '..', 'static', 'map', 'shaanxi.topo.json');

describe('boundaries', () => {
  it('are found from wherever the service is started, in the project and in a built dashboard', async () => {
    const before = process.cwd();
    process.chdir(tmpdir());
    try {
      expect(mapGeometry(await loadTopology(root), { level: 'city' }).shapes).toHaveLength(10);
    } finally {
      process.chdir(before);
    }
    const chunks = join(root, 'build', 'server', 'chunks');
    mkdirSync(chunks, { recursive: true });
    cpSync(SKETCH, join(root, 'build', 'client', 'map', 'shaanxi.topo.json'));
    expect(mapGeometry(await loadTopology(root, chunks), { level: 'city' }).kind).toBe('sketch');
  });

  it.each([
    ['emptied', ''],
    ['cut', '{"type":"Topology","objects":{']
  ])('an approved file that was %s gives way to the sketch', async (name, content) => {
    const data = join(root, name);
    mkdirSync(join(data, 'map'), { recursive: true });
    writeFileSync(join(data, 'map', 'boundaries.topo.json'), content);
    const geometry = mapGeometry(await loadTopology(data), { level: 'city' });
    expect([geometry.kind, geometry.shapes.length]).toEqual(['sketch', 10]);
  });
});
