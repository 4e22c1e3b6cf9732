import { EXIT, type Command, type CommandIo, type OptionValues } from './command.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { InputError } from '#lib/domain/errors.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { readAllManifests } from '#pipelines/landing/manifests.ts';
import { noteDemoFiles, realBatches, removeDemoBatches } from '#pipelines/run/demo-files.ts';
import { generateDemo } from '#pipelines/demo/generate.ts';

/** `demo` → 1, `full` → 6, `3x` or `0.5x` → the number. */
export function parseScale(text: string): number {
  if (text === 'demo') return 1;
  if (text === 'full') return 6;
  const match = /^(\d+(?:\.\d+)?)x$/.exec(text);
  const value = match ? Number(match[1]) : Number.NaN;
  if (!(value > 0)) throw new InputError('INPUT_INVALID', `看不懂的规模:${text}`, '请写 demo、full 或倍数,如 2x');
  return value;
}

export const command: Command = {
  name: 'seed',
  summary: '生成演示数据的来源文件,放入收件夹',
  usage: `用法:npm run -s data -- seed [--scale demo|full|<n>x] [--seed N]

在 $DATA_DIR/inbox/ 下按来源写出演示文件(走访、信访、协商、帖文、基础台账),随后可像真实文件一样加载。
全部内容均为虚构。相同的种子和截止日期得到相同的文件。

  --scale  规模:demo(默认)、full(约六倍)或倍数,如 0.2x
  --seed   种子,整数,默认 20121211
  --clear  删除已载入的演示批次和演示标记,为载入真实数据腾出文件夹,然后请运行 build

示例:npm run -s data -- seed --scale full --seed 7`,
  options: { scale: { type: 'string' }, seed: { type: 'string' }, clear: { type: 'boolean' } },
  async run(positionals, values, io) {
    if (positionals.length > 0)
      throw new InputError(
        'INPUT_INVALID',
        `seed 不接受参数:${positionals.join(' ')}`,
        '规模和种子请用 --scale、--seed 给出'
      );
    const folder = openStateFolder();
    const release = takeLock(folder.runs);
    try {
      return await seed(folder, values, io);
    } finally {
      release();
    }
  }
};

async function seed(folder: StateFolder, values: OptionValues, io: CommandIo): Promise<number> {
  const manifests = readAllManifests(folder.landing);
  if (values['clear']) {
    io.stdout.write(`已删除 ${removeDemoBatches(folder, manifests, new Date())} 个演示批次\n`);
    return EXIT.ok;
  }
  if (realBatches(folder, manifests).length > 0)
    throw new InputError(
      'INPUT_INVALID',
      '数据文件夹里已有真实数据,没有生成演示数据',
      '用 DATA_DIR 指定另一个文件夹后再试'
    );
  const seed = values['seed'] === undefined ? 20121211 : Number(values['seed']);
  if (!Number.isSafeInteger(seed))
    throw new InputError('INPUT_INVALID', `种子不是整数:${String(values['seed'])}`, '请用整数,如 --seed 7');
  const result = await generateDemo({
    dataDir: folder.root,
    scale: parseScale(String(values['scale'] ?? 'demo')),
    seed,
    until: new Date(),
    log: (line) => io.stderr.write(`${line}\n`)
  });
  noteDemoFiles(folder);
  io.stdout.write(
    `已生成 ${result.files} 个文件\n${Object.entries(result.rows)
      .map(([record, rows]) => `  ${record} ${rows}`)
      .join('\n')}\n`
  );
  return EXIT.ok;
}
