import { hitWords } from '#lib/text/redaction/kinds.ts';
import { EXIT, type Command } from './command.ts';
import { listInbox, listUnreadable } from '#pipelines/run/inbox.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { lockHolder } from '#lib/state/lock-holder.server.ts';
import { listGenerations, readPublication } from '#pipelines/warehouse/publish.ts';
import { readAllManifests } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { addHits, type RedactionHits } from '#pipelines/landing/redact-lines.ts';
import { RUN_STATUS_LABELS, type LoadCounts, type RunReport } from '#lib/contracts/state/run-report.ts';
import type { UnreadableNote } from '#lib/contracts/state/unreadable-note.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import { holdsDemoData, openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'status',
  summary: '查看发布版本、各来源批次、收件夹和最近的运行',
  usage: '用法：npm run -s data -- status [--json]\n退出码 1 表示最近一次运行失败或有文件读不出来。',
  options: { json: { type: 'boolean' } },
  async run(_positionals, values, io) {
    const folder = openStateFolder();
    const all = readAllManifests(folder.landing);
    const manifests = all.filter((manifest) => !manifest.undone);
    const running = lockHolder(folder.runs) !== null;
    const status = {
      data_dir: folder.root,
      demo: holdsDemoData(folder),
      published: readPublication(folder),
      generations: listGenerations(folder),
      running,
      sources: PIPELINES.map((pipeline) => {
        const own = manifests.filter((manifest) => manifest.source === pipeline.source);
        const sum = (key: keyof LoadCounts) => own.reduce((total, manifest) => total + manifest.counts[key], 0);
        return {
          source: pipeline.source,
          label: pipeline.label,
          schedule: pipeline.schedule,
          batches: own.length,
          last_landed_at: own.at(-1)?.landed_at ?? null,
          redactions: hitsOf(own),
          read: sum('read'),
          new: sum('new'),
          revised: sum('revised'),
          duplicate: sum('duplicate'),
          rejected: sum('rejected'),
          held: sum('held'),
          conflicting: sum('conflicting'),
          totals: sum('totals'),
          empty: sum('empty'),
          left_out: own.flatMap((manifest) =>
            (manifest.left_out ?? []).map((sheet) => `${manifest.source_file} 的工作表「${sheet}」`)
          ),
          doubtful: own.flatMap((manifest) =>
            manifest.reasons
              .filter(({ severity }) => severity === 'doubtful')
              .map(({ reason, row_count }) => `${manifest.source_file}：${reason}（${row_count} 行）`)
          ),
          waiting: listInbox(folder, pipeline.source).length
        };
      }),
      undone: all.flatMap(({ batch_no, source, source_file, counts, undone }) =>
        undone ? [{ batch_no, source, file_name: source_file, rows: counts.new + counts.revised, ...undone }] : []
      ),
      unreadable: listUnreadable(
        folder,
        PIPELINES.map((pipeline) => pipeline.source)
      ),
      runs: readRuns(folder.runs, 5).runs.map(({ run_id, status: state, started_at, ended_at, error, published }) => ({
        run_id,
        status: state,
        started_at,
        ended_at,
        error,
        published
      }))
    };
    io.stdout.write(values.json ? `${JSON.stringify(status, null, 1)}\n` : describeStatus(status));
    return status.unreadable.length > 0 || ['failed', 'partly'].includes(status.runs[0]?.status ?? '')
      ? EXIT.problems
      : EXIT.ok;
  }
};

/** The latest doubts of a source; all stand on the page of the loads. */
const SHOWN_DOUBTS = 5;

/** Hits of redaction in all batches of a source, by kind. */
function hitsOf(manifests: Manifest[]): RedactionHits {
  const hits: RedactionHits = {};
  for (const manifest of manifests) addHits(hits, manifest.redactions);
  return hits;
}

interface Status {
  data_dir: string;
  demo: boolean;
  published: { generation: string; published_at: string } | null;
  generations: string[];
  running: boolean;
  sources: ({ label: string; source: string; batches: number; redactions: RedactionHits; waiting: number } & Omit<
    LoadCounts,
    'emptied'
  > & { left_out: string[]; doubtful: string[] })[];
  undone: { batch_no: number; source: string; file_name: string; rows: number; at: string; note: string | null }[];
  unreadable: UnreadableNote[];
  runs: Pick<RunReport, 'run_id' | 'status' | 'started_at' | 'error'>[];
}

function describeStatus(status: Status): string {
  const lines = [
    `数据文件夹 ${status.data_dir}${status.demo ? '（演示数据）' : ''}${status.running ? '，正在运行' : ''}`,
    status.published
      ? `已发布 ${status.published.generation}，${status.published.published_at}；保留 ${status.generations.length} 版`
      : '还没有发布过数据',
    ...status.sources.flatMap((source) => [
      `  ${source.label}（${source.source}）：${source.batches} 批，读入 ${source.read}，新增 ${source.new}，修订 ${source.revised}，重复 ${source.duplicate}，拒收 ${source.rejected}，暂扣 ${source.held}，脱敏 ${hitWords(source.redactions) || '没有命中'}；收件夹待取 ${source.waiting} 个`,
      ...(source.conflicting + source.totals + source.empty > 0
        ? [`    同号不同文 ${source.conflicting} 行，汇总行 ${source.totals}，空行 ${source.empty}（都不另算记录）`]
        : []),
      ...source.left_out.map((left) => `    没有读取：${left}`),
      ...source.doubtful.slice(-SHOWN_DOUBTS).map((doubt) => `    存疑：${doubt}`)
    ]),
    ...status.undone.map(
      (load) =>
        `  ↩ ${load.source}/${load.file_name}（批次 ${load.batch_no}，${load.rows} 行）：${load.at.slice(0, 10)} 撤销${load.note ? `，${load.note}` : ''}`
    ),
    ...status.unreadable.map((file) => `  ✗ ${file.source}/${file.file_name}：${file.reason}。${file.hint}`),
    ...status.runs.map(
      (run) => `  运行 ${run.run_id}：${RUN_STATUS_LABELS[run.status]}${run.error ? `，${run.error}` : ''}`
    )
  ];
  return `${lines.join('\n')}\n`;
}
