import { settingFaults, shownValue } from '#lib/settings/read-settings.ts';
import { envExample, strayNames } from '#lib/settings/reference.ts';
import { SETTINGS, type SettingName } from '#lib/settings/settings.ts';
import { EXIT, type Command } from './command.ts';

export const command: Command = {
  name: 'settings',
  summary: '列出全部设置和现在的取值，指出不能识别的环境变量',
  usage: `用法：npm run -s data -- settings [--example]

退出码 1 表示有不能识别的取值。

  --example  输出 .env.example 的内容`,
  options: { example: { type: 'boolean' } },
  async run(_positionals, values, io) {
    if (values['example']) {
      io.stdout.write(envExample());
      return EXIT.ok;
    }
    for (const name of Object.keys(SETTINGS) as SettingName[]) {
      const origin = process.env[name]?.trim() ? '环境变量' : '默认';
      io.stdout.write(`${name}=${shownValue(name)}   （${origin}）\n    ${SETTINGS[name].zh}\n`);
    }
    for (const { name, near } of strayNames(process.env))
      io.stderr.write(`△ ${name} 不是产品的设置，不起作用${near ? `；是否要写 ${near}` : ''}\n`);
    const faults = settingFaults();
    for (const words of faults) io.stderr.write(`✗ 不能识别：${words}\n`);
    return faults.length > 0 ? EXIT.problems : EXIT.ok;
  }
};
