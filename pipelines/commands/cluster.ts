import { InputError } from '#lib/domain/errors.ts';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compareModels, type Compared } from '#pipelines/cluster/compare.ts';
import { SparkDriver, type SparkOptions } from '#pipelines/cluster/spark-driver.ts';
import { makeWorld } from '#pipelines/cluster/world.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { EXIT, type Command, type OptionValues } from './command.ts';

/** `cluster`: the models of the build on Apache Spark. */
export const command: Command = {
  name: 'cluster',
  summary: '在 Spark 上运行构建的模型，逐表比对结果',
  usage: `npm run -s data -- cluster compare [--hard] [--only core.visits,marts.volumes] [--master spark://主机:7077]

compare 用当前数据的各张表，在 DuckDB 和 Spark 上各算一遍每个模型，逐行比对；不改动已发布的数据。
--hard 先把日期换成月末月初、时刻换成午夜前后、数值换成并列、列表换成多项，再比对。
不给 --master 时在本机一个进程内运行（local[n]）。需要 Java 17 和 pyspark 4.2.0，见 pipelines/cluster/README.md。`,
  options: {
    master: { type: 'string', default: `local[${availableParallelism()}]` },
    python: { type: 'string', default: 'python3' },
    memory: { type: 'string', default: '1g' },
    partitions: { type: 'string', default: '4' },
    hard: { type: 'boolean' },
    only: { type: 'string' }
  },
  async run([what], values, io) {
    if (what !== 'compare')
      throw new InputError('INPUT_INVALID', '要写明做什么 — cluster — 数据没有变化', '写 cluster compare');
    return compare(values, io.stdout);
  }
};

async function compare(values: OptionValues, out: NodeJS.WritableStream): Promise<number> {
  const state = openStateFolder();
  const world = await makeWorld(state, join(state.scratch, 'cluster-compare'), values.hard === true, new Date());
  const only = typeof values.only === 'string' ? new Set(values.only.split(/[,，]/)) : null;
  const models = world.models.filter(({ relation }) => only?.has(relation) ?? true);
  const driver = await SparkDriver.start(sparkOptions(values));
  const wrong: Compared[] = [];
  try {
    await compareModels(world, driver, models, (one) => {
      if (!isEqual(one)) wrong.push(one);
      out.write(`${lineOf(one)}\n`);
    });
  } finally {
    await driver.close();
  }
  out.write(`${models.length} 个模型，相同 ${models.length - wrong.length} 个，不同或不能运行 ${wrong.length} 个\n`);
  return wrong.length === 0 ? EXIT.ok : EXIT.problems;
}

function isEqual({ missing, extra, refusal }: Compared): boolean {
  return refusal === '' && missing + extra === 0;
}

function lineOf(one: Compared): string {
  const { relation, missing, extra, refusal, duckSeconds, sparkSeconds } = one;
  const times = `DuckDB ${duckSeconds.toFixed(2)} 秒，Spark ${sparkSeconds.toFixed(2)} 秒`;
  if (isEqual(one)) return `✓ ${relation}　${times}`;
  return `✗ ${relation}　${refusal === '' ? `Spark 少 ${missing} 行、多 ${extra} 行，${times}` : refusal}`;
}

function sparkOptions({ master, python, memory, partitions }: OptionValues): SparkOptions {
  return { master: String(master), python: String(python), memory: String(memory), partitions: Number(partitions) };
}
