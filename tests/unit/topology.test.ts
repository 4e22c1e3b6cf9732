import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mapGeometry } from '#lib/charts/geometry.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';
import { checkedJson } from '#lib/state/state-file.server.ts';

const root = mkdtempSync(join(tmpdir(), 'zhisheng-map-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('boundaries', () => {
  it('are part of the program: no file beside it and no working folder can take them away', async () => {
    const before = process.cwd();
    process.chdir(tmpdir());
    try {
      expect(mapGeometry(await loadTopology(root), { level: 'city' }).shapes).toHaveLength(10);
    } finally {
      process.chdir(before);
    }
  });

  it.each([
    ['emptied', ''],
    ['cut', '{"type":"Topology","objects":{'],
    ['made another file', '{"type":"Topology","objects":{}}'],
    [
      'changed in one bit',
      checkedJson({ type: 'Topology', arcs: [], objects: { county: {}, city: {} } }).replace('arcs', 'arbs')
    ]
  ])('an approved file that was %s gives way to the sketch', async (name, content) => {
    const data = join(root, name);
    mkdirSync(join(data, 'map'), { recursive: true });
    writeFileSync(join(data, 'map', 'boundaries.topo.json'), content);
    const geometry = mapGeometry(await loadTopology(data), { level: 'city' });
    expect([geometry.kind, geometry.shapes.length]).toEqual(['sketch', 10]);
  });
});
