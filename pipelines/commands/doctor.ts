import { EXIT, type Command } from './command.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { examine } from '#pipelines/safety/examine.ts';

const MARKS = { fine: '✓', note: '△', fault: '✗' } as const;

export const command: Command = {
  name: 'doctor',
  summary: '检查机器、密钥、入库批次、已发布的数据和应用数据，逐项说明怎么处理',
  usage: `用法：npm run -s data -- doctor [--deep] [--json]

只检查，不改动。退出码 1 表示有需要处理的问题，可供监控使用。

  --deep  逐字节核对每个批次和每一版数据（数据多时需要几分钟）
  --json  以 JSON 输出`,
  options: { deep: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(_positionals, values, io) {
    const findings = await examine(openStateFolder(), new Date(), values['deep'] === true);
    io.stdout.write(
      values['json']
        ? `${JSON.stringify(findings, null, 1)}\n`
        : findings
            .map(
              ({ subject, state, detail, remedy }) =>
                `${MARKS[state]} ${subject}：${detail}${remedy ? `。${remedy}` : ''}\n`
            )
            .join('')
    );
    return findings.some(({ state }) => state === 'fault') ? EXIT.problems : EXIT.ok;
  }
};
