/**
 * Reads the boundaries: the customer's approved file when there is one, otherwise the sketch in `static/map`.
 * Geometry is computed by the pure `geometry.ts`.
 */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '#lib/domain/errors.ts';
import type { RegionTopology } from './geometry.ts';

const SKETCH = 'static/map/shaanxi.topo.json';
/** Written by `npm run -s data -- boundaries`, below the data folder. */
const APPROVED = 'map/boundaries.topo.json';
const loaded = new Map<string, { stamp: number; topology: Promise<RegionTopology> }>();

/**
 * The boundaries of the province, read once and again when the file changes.
 * @param dataDir where an approved file may be
 * @param root the project folder; the product is started there
 * @throws SourceError when the file is missing or damaged
 */
export async function loadTopology(dataDir: string, root = process.cwd()): Promise<RegionTopology> {
  const approved = path.join(dataDir, APPROVED);
  const stamp = await stampOf(approved);
  return stamp === null ? readOnce(path.join(root, SKETCH), 0) : readOnce(approved, stamp);
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
  return JSON.parse(await readFile(file, 'utf8')) as RegionTopology;
}
