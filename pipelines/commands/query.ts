import { InputError } from '#lib/domain/errors.ts';
import { stringify } from 'csv-stringify/sync';
import { EXIT, type Command } from './command.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { lookAtRows } from '#pipelines/run/look-at-rows.ts';
import { textTable } from './text-table.ts';

export const command: Command = {
  name: 'query',
  summary: '只读查询任一层的行：marts、core 为已发布的数据，staging、raw 为现在入库的数据',
  usage: `用法：npm run -s data -- query "select * from marts.volumes" [--csv | --json] [--limit 100]
查有哪些关系：query "select relation, row_count, description from marts.tables order by relation"
--csv、--json  写到标准输出，供别的程序读取
--limit        最多几行，默认 100；0 为全部`,
  options: { csv: { type: 'boolean' }, json: { type: 'boolean' }, limit: { type: 'string', default: '100' } },
  async run([sql, ...more], { csv, json, limit: given }, io) {
    const limit = /^\d{1,9}$/.test(String(given)) ? Number(given) : NaN;
    if (sql === undefined || more.length > 0 || Number.isNaN(limit) || (csv === true && json === true))
      throw new InputError(
        'INPUT_INVALID',
        '要写一条用引号括起的 select，--limit 为不小于 0 的整数，--csv 和 --json 只用一个',
        '用法见 npm run -s data -- query --help'
      );
    const { columns, rows, isCut } = await lookAtRows(openStateFolder(), sql, limit, new Date());
    if (csv === true) io.stdout.write(stringify([columns, ...rows]));
    else if (json === true)
      io.stdout.write(
        `${JSON.stringify(
          rows.map((row) => asObject(columns, row)),
          null,
          1
        )}\n`
      );
    else io.stdout.write(`${textTable(columns, rows)}\n`);
    if (isCut) io.stderr.write(`只显示前 ${limit} 行，还有更多；用 --limit 0 取全部\n`);
    else if (csv !== true && json !== true) io.stderr.write(`${rows.length} 行\n`);
    return EXIT.ok;
  }
};

function asObject(columns: string[], row: unknown[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column, i) => [column, row[i]]));
}
