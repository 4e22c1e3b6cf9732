/** Reads the boundary file that ships in `static/map`. The geometry itself is computed by the pure `geometry.ts`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '../domain/errors.ts';
import type { RegionTopology } from './geometry.ts';

const FILE = 'static/map/shaanxi.topo.json';
let loaded: Promise<RegionTopology> | null = null;

/**
 * The boundaries of the province, read once per process.
 * @param root the project folder; the product is started there
 * @throws SourceError when the file is missing or damaged
 */
export function loadTopology(root = process.cwd()): Promise<RegionTopology> {
  loaded ??= read(path.join(root, FILE)).catch((cause: unknown) => {
    loaded = null;
    throw new SourceError('SOURCE_UNREADABLE', `地图边界文件无法读取 — ${FILE} — 表格和数字不受影响`, '请从安装包中恢复该文件', { cause });
  });
  return loaded;
}

async function read(file: string): Promise<RegionTopology> {
  return JSON.parse(await readFile(file, 'utf8')) as RegionTopology;
}
