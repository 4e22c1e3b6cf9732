/**
 * Reads the boundaries: the customer's approved file when there is one, otherwise the sketch in `static/map`.
 * Geometry is computed by the pure `geometry.ts`.
 */
import { problemLine } from '#lib/domain/log-line.ts';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SourceError } from '#lib/domain/errors.ts';
import { parseChecked } from '#lib/state/state-file.server.ts';
import type { RegionTopology } from './geometry.ts';

/** In the project, and in the built dashboard. */
const SKETCHES = ['static/map/shaanxi.topo.json', 'client/map/shaanxi.topo.json'];
/** Written by `npm run -s data -- boundaries`, below the data folder. */
export const APPROVED = 'map/boundaries.topo.json';
const loaded = new Map<string, { stamp: number; topology: Promise<RegionTopology> }>();

/**
 * The boundaries of the province, read once and again when the file changes. An approved file that cannot be read
 * gives way to the sketch, which says on its face that it is one: a damaged map takes no figure off its page.
 * @param dataDir where an approved file may be
 * @param from where to look for the shipped sketch, upwards; the folder in which a service is started does not matter
 * @throws SourceError when neither can be read
 */
export async function loadTopology(dataDir: string, from = import.meta.dirname): Promise<RegionTopology> {
  const approved = path.join(dataDir, APPROVED);
  const stamp = await stampOf(approved);
  if (stamp !== null) {
    try {
      return await readOnce(approved, stamp);
    } catch (error) {
      console.error(problemLine(new Date(), error));
    }
  }
  return readOnce(sketchAbove(from), 0);
}

function sketchAbove(folder: string): string {
  const found = SKETCHES.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  const parent = path.dirname(folder);
  return found ?? (parent === folder ? SKETCHES[0]! : sketchAbove(parent));
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
  return parseChecked(await readFile(file, 'utf8')) as RegionTopology;
}
