import { approvedTopology, type KnownRegion } from '#lib/charts/boundaries.ts';
import { InputError } from '#lib/domain/errors.ts';
import { parse } from 'csv-parse/sync';
import { checkedJson, writeStateFile } from '#lib/state/state-file.server.ts';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type Command } from './command.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

const SEED = join(import.meta.dirname, '..', 'reference', 'seeds', 'regions.csv');

export const command: Command = {
  name: 'boundaries',
  summary: '采用有审图号的边界文件，代替随产品附带的示意图',
  usage: `用法：npm run -s data -- boundaries <文件> --approval 审图号

文件为 GeoJSON 或 TopoJSON，经纬度坐标，每个县级区划一个面，属性里有六位行政区划代码。
采用后地图角上印审图号，图片可以另存；之前地图标“示意图”，只有方格图可以另存为图片。

  --approval  审图号，如 陕S(2024)012号
  --remove    不再采用，改回示意图

示例：npm run -s data -- boundaries 陕西县级边界.geojson --approval 陕S(2024)012号`,
  options: { approval: { type: 'string' }, remove: { type: 'boolean' } },
  run(positionals, values, io) {
    const target = openStateFolder().boundaries;
    if (values['remove']) {
      rmSync(target, { force: true });
      io.stdout.write('已改回示意图\n');
      return Promise.resolve(EXIT.ok);
    }
    const [file] = positionals;
    if (file === undefined || positionals.length > 1)
      throw new InputError(
        'INPUT_INVALID',
        '请给出一个边界文件，地图没有变化',
        '用法见 npm run -s data -- boundaries --help'
      );
    if (typeof values['approval'] !== 'string')
      throw new InputError(
        'INPUT_INVALID',
        '没有给出审图号，地图没有变化',
        '没有审图号的地图不能代替示意图；请加 --approval 审图号'
      );
    const { counties, cities } = regionsOfToday();
    const topology = approvedTopology(readJson(file), values['approval'], counties, cities);
    writeStateFile(target, checkedJson(topology));
    io.stdout.write(
      `已采用边界文件，审图号 ${topology.approval}：${counties.length} 个县、${cities.length} 个市；刷新页面即可看到\n`
    );
    return Promise.resolve(EXIT.ok);
  }
};

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new InputError(
      'INPUT_INVALID',
      `边界文件无法读取：${file} — 地图仍用原来的边界`,
      '请确认路径无误，且文件是 UTF-8 的 GeoJSON 或 TopoJSON',
      { cause }
    );
  }
}

function regionsOfToday(): { counties: KnownRegion[]; cities: KnownRegion[] } {
  const rows = (parse(readFileSync(SEED), { columns: true }) as Record<string, string>[]).filter(
    (row) => !row['停用日期']
  );
  const of = (level: string) =>
    rows
      .filter((row) => row['级别'] === level)
      .map((row) => ({ region_code: row['行政区划代码'] ?? '', region_name: row['名称'] ?? '' }));
  return { counties: of('县'), cities: of('市') };
}
