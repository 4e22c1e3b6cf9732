import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import { redactorVersion } from '#pipelines/landing/redactor-version.ts';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { World } from './world.ts';

describe('a batch landed under former rules', () => {
  const PHONE = '13912345678';
  const folders: World[] = [];
  afterAll(() => folders.forEach((one) => one.dispose()));

  /** A landed batch that holds what the rules of today would have taken out. */
  async function formerly(): Promise<{ own: World; before: Record<string, unknown> }> {
    const own = new World(['petitions']);
    folders.push(own);
    const manifest = await own.landOne('petitions', '诉求.csv', [
      {
        编号: 'P1',
        登记时间: '2026-03-01',
        标题: '欠薪',
        内容: '请致电甲乙丙丁，公司拖欠工资',
        职工群体: '农民工、甲乙丙丁'
      },
      { 编号: 'P2', 登记时间: '2026-03-02', 内容: '食堂太差' }
    ]);
    const folder = join(own.folder.landing, 'petitions', batchFolder(manifest.batch_no, manifest.signature));
    const rows = join(folder, 'rows.parquet');
    const { instance, connection } = await openDuck(':memory:', { spillDir: own.root });
    await runSqlText(
      connection,
      `create table t as select * from read_parquet('${rows}'); update t set body = replace(body, '甲乙丙丁', '${PHONE}'), groups = list_transform(groups, lambda g: replace(g, '甲乙丙丁', '${PHONE}')); copy (select * from t order by row_number) to '${rows}' (format parquet)`
    );
    connection.closeSync();
    instance.closeSync();
    const { rows: _, ...former } = manifest;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...former, redactor_version: 'former' }));
    rmSync(join(own.folder.runs, 'landing.jsonl'));
    const [before] = await own.landed('petitions');
    return { own, before: before! };
  }

  it.each(['swap: rows', 'swap: manifest', 'nothing'])(
    'is brought to the present ones in the next run, keys and hashes kept; stopped before %s',
    async (at) => {
      const { own, before } = await formerly();
      expect(before.body).toContain(PHONE);
      if (at !== 'nothing')
        await expect(
          own.run(
            {},
            {
              step: (name) => {
                if (name === at) throw new Error('stopped');
              }
            }
          )
        ).rejects.toThrow('stopped');
      await own.run();
      const rows = await own.landed('petitions');
      expect(rows).toHaveLength(2);
      expect(rows[0]).toEqual({ ...before, body: '请致电〔手机号〕，公司拖欠工资', groups: ['农民工', '〔手机号〕'] });
      expect(own.manifests()).toMatchObject([{ redactor_version: redactorVersion(), redactions: { mobile: 2 } }]);
      for (const { path, bytes } of own.files())
        if (!path.includes('/inbox/') && !path.endsWith('.sealed')) expect(bytes.includes(PHONE), path).toBe(false);
      const [shown] = await own.query("select count(*)::integer as n from core.petitions where petition_id = 'P1'");
      expect(shown).toEqual({ n: 1 });
    }
  );
});
