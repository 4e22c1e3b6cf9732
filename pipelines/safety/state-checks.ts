/** What `doctor` asks of the state folder: lock, keys, landing, publication, application state, what was set aside. */
import { describeError, ZhishengError } from '#lib/domain/errors.ts';
import { lockHolder, lockPath } from '#lib/state/lock-holder.server.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import { namesIn } from '#lib/state/state-file.server.ts';
import { readAllUnreadable } from '#lib/state/unreadable.server.ts';
import { RUN_STATUS_LABELS } from '#lib/contracts/state/run-report.ts';
import { createClient } from '@libsql/client';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { parseFeedConfigs } from '#pipelines/intake/feed-config.ts';
import { changedKeys } from '#pipelines/intake/key-prints.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { LandingJournal } from '#pipelines/landing/journal.ts';
import { FAULT_WORDS, verifyLanding } from '#pipelines/landing/verify.ts';
import { damagedGenerations, isDamaged, listGenerations, readPublication } from '#pipelines/warehouse/publish.ts';
import { fault, fine, note, type Finding } from './finding.ts';

const SHOWN = 5;

export function checkLock(folder: StateFolder): Finding {
  const holder = lockHolder(folder.runs);
  if (holder) return note('运行锁', `进程 ${holder.pid} 正在处理数据`, '等它结束；它占用期间其他运行会排队');
  return existsSync(lockPath(folder.runs))
    ? note('运行锁', '留有一把已无主的锁（进程被中止或断电）', '不用处理，下一次运行会自动接管')
    : fine('运行锁', '没有运行占用');
}

/** Never makes a key: a folder without data has none yet. */
export function checkKeys(folder: StateFolder): Finding {
  if (!existsSync(join(folder.keys, 'master.key')) && !existsSync(join(folder.runs, 'keys.json')))
    return note('密钥', '还没有密钥，第一次运行时生成', '生成后请与数据分开备份');
  try {
    loadKeyRing(folder.keys, folder.root);
    const changed = changedKeys(folder.keys, folder.root);
    if (changed.length > 0)
      return fault(
        '密钥',
        `${changed.join('、')} 与上次运行时不同，而没有轮换过`,
        '请从备份恢复这些密钥文件；是有意更换的，删去 intake/key-prints.json 后再运行一次'
      );
    return fine('密钥', '与数据一致；请确认已与数据分开备份');
  } catch (error) {
    return error instanceof ZhishengError
      ? fault('密钥', error.message, error.hint)
      : fault('密钥', describeError(error), '请检查密钥文件夹');
  }
}

export function checkLanding(folder: StateFolder, isDeep: boolean): Finding[] {
  const journal = LandingJournal.open(folder, false);
  const standing = journal.standing();
  const damages = verifyLanding(folder, journal, { isDeep, keepStamps: false });
  const findings: Finding[] =
    damages.length === 0
      ? [fine('入库批次', `${standing.length} 个批次与入库时一致${isDeep ? '（逐字节核对）' : ''}`)]
      : [
          fault(
            '入库批次',
            `${damages.length} 个批次与入库时不一致：${damages
              .slice(0, SHOWN)
              .map(({ line, fault: what }) => `批次 ${line.batch_no}「${line.source_file}」${FAULT_WORDS[what]}`)
              .join('；')}${damages.length > SHOWN ? '……' : ''}`,
            '下一次运行会用封存的原件重做；原件已过保存期的，请从备份恢复 landing 文件夹'
          )
        ];
  if (journal.brokenAt !== null)
    findings.push(
      fault(
        '入库日志',
        `runs/landing.jsonl 第 ${journal.brokenAt} 行与前一行接不上，或已不见：日志被改动、截短或损坏`,
        '请从备份恢复这个文件；找不回时连同 landing-head.json 一起删去，现有批次会重新登记，但此前缺失的批次将无从发现'
      )
    );
  return findings;
}

export function checkPublication(folder: StateFolder, isDeep: boolean): Finding[] {
  const generations = listGenerations(folder);
  if (generations.length === 0) return [note('发布的数据', '还没有发布过', '运行一次即可发布')];
  const findings = [
    isDamaged(folder, isDeep)
      ? fault('发布的数据', '正在显示的数据文件损坏、缺失，或不是发布的那一份', '运行一次，会换回完好的一版')
      : fine('发布的数据', `${readPublication(folder)!.generation}，共保留 ${generations.length} 版`)
  ];
  const broken = isDeep ? damagedGenerations(folder) : [];
  if (broken.length > 0)
    findings.push(
      fault('保留的旧版', `${broken.join('、')} 已损坏，不能退回到这些版本`, '可以删除它们；多次出现时请检查磁盘')
    );
  return findings;
}

/** `pragma integrity_check` reads the whole file and its indexes (SQLite documentation, PRAGMA integrity_check). */
export async function checkAppDb(folder: StateFolder): Promise<Finding> {
  if (!existsSync(folder.appDb)) return fine('派单等应用数据', '还没有');
  const remedy = `停止服务，用 ${folder.backups} 中最近一天的副本替换 app.db`;
  try {
    const client = createClient({ url: pathToFileURL(folder.appDb).href });
    try {
      const { rows } = await client.execute(readFileSync(join(SQL_DIR, 'app', 'integrity.sql'), 'utf8'));
      const words = rows.map((row) => String(Object.values(row)[0]));
      return words.length === 1 && words[0] === 'ok'
        ? fine('派单等应用数据', 'app.db 完好')
        : fault('派单等应用数据', `app.db 损坏：${words.slice(0, SHOWN).join('；')}`, remedy);
    } finally {
      client.close();
    }
  } catch (error) {
    return fault('派单等应用数据', `app.db 打不开：${describeError(error)}`, remedy);
  }
}

export function checkFeeds(folder: StateFolder): Finding {
  if (!existsSync(folder.feeds)) return fine('数据接口', '没有配置');
  try {
    return fine('数据接口', `${parseFeedConfigs(readFileSync(folder.feeds, 'utf8')).length} 个`);
  } catch (error) {
    return error instanceof ZhishengError
      ? fault('数据接口', error.message, error.hint)
      : fault('数据接口', describeError(error), '请检查 feeds.json');
  }
}

export function checkSetAside(folder: StateFolder): Finding[] {
  const unreadable = readAllUnreadable(folder.inbox);
  const damaged = namesIn(folder.damaged);
  return [
    unreadable.length === 0
      ? fine('读不出来的文件', '没有')
      : fault(
          '读不出来的文件',
          unreadable
            .slice(0, SHOWN)
            .map((file) => `${file.source}/${file.file_name}：${file.reason}`)
            .join('；'),
          '按每个文件旁的说明改正后重新投放'
        ),
    ...(damaged.length > 0
      ? [note('移出的损坏文件', `${folder.damaged} 里有 ${damaged.length} 项`, '核对之后可以删除')]
      : [])
  ];
}

export function checkLastRun(folder: StateFolder): Finding[] {
  const { runs, skipped } = readRuns(folder.runs, 20);
  const last = runs[0];
  const findings = [
    !last
      ? note('最近一次运行', '还没有运行过', '运行一次')
      : ['failed', 'interrupted'].includes(last.status)
        ? fault(
            '最近一次运行',
            `${last.started_at} ${RUN_STATUS_LABELS[last.status]}：${last.error ?? '没有留下原因'}`,
            last.hint ?? '再运行一次'
          )
        : fine('最近一次运行', `${last.started_at} ${RUN_STATUS_LABELS[last.status]}`)
  ];
  if (skipped > 0) findings.push(note('运行记录', `有 ${skipped} 份运行记录读不出来`, '不影响数据，可以删除'));
  return findings;
}
