/** `npm run build`: the dashboard, unless the one that is there comes from the same sources. */
import { describeError } from '#lib/domain/errors.ts';
import { buildWeb } from './web-build.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
process.exitCode = await buildWeb(log).then(
  () => 0,
  (error: unknown) => {
    log(describeError(error));
    return 1;
  }
);
