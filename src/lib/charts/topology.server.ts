/**
 * Reads the boundaries: the customer's approved file when there is one, otherwise the sketch in `static/map`, which is
 * built into the program. Geometry is computed by the pure `geometry.ts`.
 */
import { problemLine } from '#lib/domain/log-line.ts';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '#lib/domain/errors.ts';
import { parseChecked } from '#lib/state/state-file.server.ts';
import type { RegionTopology } from './geometry.ts';

/** A file beside the program may be lost, and three pages with it; what is built in cannot. */
const sketches = import.meta.glob<string>('/static/map/shaanxi.topo.json', {
  query: '?raw',
  import: 'default',
  eager: true
});
/** Written by `npm run -s data -- boundaries`, below the data folder. */
export const APPROVED = 'map/boundaries.topo.json';
const loaded = new Map<string, { stamp: number; topology: Promise<RegionTopology> }>();
let sketch: RegionTopology | undefined;

/**
 * The boundaries of the province, read once and again when the file changes. An approved file that cannot be read
 * gives way to the sketch, which says on its face that it is one: a damaged map takes no figure off its page.
 * @param dataDir where an approved file may be
 */
export async function loadTopology(dataDir: string): Promise<RegionTopology> {
  const approved = path.join(dataDir, APPROVED);
  const stamp = await stampOf(approved);
  if (stamp !== null) {
    try {
      return await readOnce(approved, stamp);
    } catch (error) {
      console.error(problemLine(new Date(), error));
    }
  }
  sketch ??= JSON.parse(Object.values(sketches)[0]!) as RegionTopology;
  return sketch;
}

async function stampOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return null;
  }
}

function readOnce(file: string, stamp: number): Promise<RegionTopology> {
  const known = loaded.get(file);
  if (known?.stamp === stamp) return known.topology;
  const topology = read(file).catch((cause: unknown) => {
    loaded.delete(file);
    throw new SourceError(
      'SOURCE_UNREADABLE',
      `地图边界文件无法读取 — ${path.basename(file)} — 表格和数字不受影响`,
      '请系统管理员从安装包中恢复该文件，或重新载入边界文件',
      { cause }
    );
  });
  loaded.set(file, { stamp, topology });
  return topology;
}

async function read(file: string): Promise<RegionTopology> {
  const topology = parseChecked(await readFile(file, 'utf8')) as Partial<RegionTopology>;
  if (!topology.objects?.county || !topology.objects.city) throw new Error('no counties and cities in the file');
  return topology as RegionTopology;
}
