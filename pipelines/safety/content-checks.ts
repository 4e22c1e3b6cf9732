/** Questions of `doctor` about the content of files: whether each still holds what was written into it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesOf } from '#lib/app-db/briefings.ts';
import { verifyChain } from '#lib/app-db/audit-log.ts';
import { readArchive } from '#lib/briefing/archive.server.ts';
import { VERSION_KINDS } from '#lib/domain/text-versions.ts';
import { filesBelow, namesIn, parseChecked } from '#lib/state/state-file.server.ts';
import { APP_FAULTS, appFaults } from '#pipelines/app-state/app-anchor.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { openSealed } from '#pipelines/intake/vault.ts';
import { isLedgerWhole } from '#pipelines/issues/ledger.ts';
import { damagedLabels } from '#pipelines/landing/labels-file.ts';
import { damagedAnnotations } from '#pipelines/text/annotation-sums.ts';
import { hashInForce, keptVersions } from '#pipelines/text/version-store.ts';
import { fault, fine, type Finding } from './finding.ts';
import { checkAppDb, checkKeys } from './state-checks.ts';

const SHOWN = 5;

/** A finding over a list of damaged names. */
function about(subject: string, damaged: string[], words: { whole: string; remedy: string }): Finding {
  if (damaged.length === 0) return fine(subject, words.whole);
  const shown = damaged.slice(0, SHOWN).join('、');
  return fault(subject, `${damaged.length} 个损坏：${shown}${damaged.length > SHOWN ? '……' : ''}`, words.remedy);
}

/** Notes that the program writes and reads again, all over the state folder. */
export function checkNotes(folder: StateFolder): Finding {
  const places = [folder.runs, folder.generations, folder.work, folder.inbox, folder.landing, join(folder.root, 'map')];
  const notes = [
    ...places.flatMap(filesBelow),
    folder.demoMarker,
    join(folder.root, 'intake', 'keys.json'),
    join(folder.root, 'intake', 'key-prints.json'),
    join(folder.annotations, 'sums.json'),
    ...Object.values(VERSION_KINDS).map(({ kept }) => join(folder.models, kept, 'notes.json'))
  ].filter((path) => /(^|[/\\])[^/\\]*\.json$/.test(path) && existsSync(path));
  const damaged = notes.filter((path) => {
    // Anything in the inbox under another name is somebody's file.
    if (path.startsWith(folder.inbox) && !path.endsWith('.原因.json')) return false;
    try {
      parseChecked(readFileSync(path, 'utf8'));
      return false;
    } catch {
      return true;
    }
  });
  return about(
    '状态文件',
    damaged.map((path) => relative(folder.root, path)),
    { whole: '读得出来，与写入时一致', remedy: '程序会略过它们；请从备份恢复，或核对后删去，多次出现时请检查磁盘' }
  );
}

export function checkAnnotations(folder: StateFolder, isDeep: boolean): Finding {
  return about('文字标注', damagedAnnotations(folder.annotations, isDeep), {
    whole: '与写入时一致',
    remedy: '删去这些文件再运行 build --force，会从已入库的文字重新标注'
  });
}

export function checkLabels(folder: StateFolder): Finding {
  return about('到期后保留的标注', damagedLabels(folder.labels), {
    whole: '与写入时一致',
    remedy: '原文已按期清除，无法重新标注：请从备份恢复 labels 文件夹'
  });
}

export function checkLedger(folder: StateFolder): Finding {
  return isLedgerWhole(folder.issues)
    ? fine('热点问题台账', '完好')
    : fault('热点问题台账', '内容与写入时不同', '下一次构建会改用上一次的台账；多次出现时请检查磁盘');
}

/** The file in force must be the one that somebody accepted. A file without any history is taken as it is. */
export function checkTextVersions(folder: StateFolder): Finding[] {
  return Object.values(VERSION_KINDS).map((kind) => {
    const hash = hashInForce(folder.models, kind);
    const kept = keptVersions(folder.models, kind);
    if (hash === null || kept.length === 0 || kept.some((version) => version.hash === hash))
      return fine(kind.label, hash === null ? '用随产品提供的一份' : '与采用时一致');
    const remedy = `请用 ${join(folder.models, kind.kept)} 里最近一份替换，或重新采用一次`;
    return fault(kind.label, `${kind.file} 与采用时不同：磁盘损坏，或被直接改动`, remedy);
  });
}

/**
 * Opens every sealed file with the keys: it is known now, and not on the day when an original is needed. Without the
 * right keys `checkKeys` has its finding, and this one would name every file.
 */
export async function checkSealed(folder: StateFolder): Promise<Finding> {
  const damaged: string[] = [];
  if (existsSync(join(folder.keys, 'master.key')) && checkKeys(folder).state === 'fine') {
    const { openingKeys } = loadKeyRing(folder.keys, folder.root);
    for (const dir of [folder.originals, folder.rejects])
      for (const name of namesIn(dir).filter((one) => one.endsWith('.sealed')))
        await openSealed(join(dir, name), openingKeys).catch(() => damaged.push(name));
  }
  return about('封存的原件和拒收行', damaged, {
    whole: '都能用现在的密钥打开',
    remedy: '请从备份恢复；没有备份时，请向报送单位再要一次原件'
  });
}

/** Published issues against the hashes in app.db, and app.db against the last look at it. */
export async function checkAppContent(folder: StateFolder, now: Date): Promise<Finding[]> {
  // A file that cannot be read has its finding already.
  if (!existsSync(folder.appDb) || (await checkAppDb(folder)).state !== 'fine') return [];
  return withAppDb(folder, now, async (app) => {
    const issues = (await filesOf(app)).flatMap(({ briefing_id, ...file }) => {
      try {
        readArchive(folder.briefings, briefing_id, file);
        return [];
      } catch {
        return [file.file_name];
      }
    });
    const { broken_at } = await verifyChain(app);
    const faults = await appFaults(folder, app);
    return [
      about('已发布的简报', issues, { whole: '与发布时一致', remedy: '请从备份恢复 briefings 文件夹' }),
      ...faults.map((kind) =>
        fault(
          '派单等应用数据',
          APP_FAULTS[kind],
          `与 ${folder.backups} 中的副本核对；确认无误后删去 runs/app-db.json，下一次运行重新登记`
        )
      ),
      broken_at === null
        ? fine('审计日志', '逐条核对无误')
        : fault('审计日志', `第 ${broken_at} 条对不上，这一条或它前面的一条被改动过`, '请从备份恢复 app.db 并追查')
    ];
  });
}
