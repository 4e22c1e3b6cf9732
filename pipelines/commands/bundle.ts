import { InputError } from '#lib/domain/errors.ts';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PROJECT } from '#pipelines/files/code-hash.ts';
import { makeBundle } from '#pipelines/safety/bundle.ts';
import { EXIT, type Command } from './command.ts';

export const command: Command = {
  name: 'bundle',
  summary: '做一个离线安装包：程序、依赖、网页和 Node 在一个文件里，不需要联网安装',
  usage: `用法：npm run -s data -- bundle <安装包.tar.gz>

在能联网、系统相同的机器上先运行 npm run build，再做安装包。到办公机上解开后运行 ./zhisheng 即可；
./zhisheng data <命令> 等于 npm run -s data -- <命令>，doctor --deep 核对安装包里的每个文件。`,
  options: {},
  async run(positionals, _values, io) {
    const [to] = positionals;
    if (to === undefined || positionals.length > 1)
      throw new InputError(
        'INPUT_INVALID',
        '请给出安装包的文件名，没有做安装包',
        '用法见 npm run -s data -- bundle --help'
      );
    const manifest = await makeBundle(PROJECT, resolve(to), { now: new Date() });
    io.stdout.write(
      `安装包 ${resolve(to)}：${Object.keys(manifest.files).length} 个文件，` +
        `${Math.ceil(statSync(resolve(to)).size / 1024 / 1024)} MB，${manifest.platform}，Node ${manifest.node}\n`
    );
    return EXIT.ok;
  }
};
