/**
 * The price of access control, side by side in one run over loopback on one state: the dashboard without accounts, with
 * accounts for a reader of the whole province, and for a county union, whose rows lie behind views of its own scope.
 * `DATA_DIR` and `KEY_DIR` name the state; accounts of the bench are made in a copy of its `app.db` folder.
 */
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadavg } from 'node:os';
import { InputError } from '#lib/domain/errors.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { signedInPeople } from '../e2e/people.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { newAddresses } from './new-addresses.ts';
import type { Note } from './results.ts';
import { each, memoryOf, quantile, started } from './web.ts';

const ADDRESSES = 240;
/** Addresses that the servers answer in turn, so that other work of the machine falls on all of them. */
const TURN = 40;
const AT_ONCE = 2;
const UNIT = '6101';

export async function run(note: Note): Promise<void> {
  const { DATA_DIR, KEY_DIR } = process.env;
  if (!DATA_DIR || !KEY_DIR)
    throw new InputError('INPUT_INVALID', '缺少数据', '用 DATA_DIR 和 KEY_DIR 指出一份已发布的数据');
  const root = newRoot();
  const [data, keys] = [join(root, 'data'), join(root, 'keys')];
  cpSync(resolve(DATA_DIR), data, {
    recursive: true,
    filter: (path) => !/\/(landing|intake|scratch)(\/|$)/.test(path)
  });
  cpSync(resolve(KEY_DIR), keys, { recursive: true });
  const folder = openStateFolder({ DATA_DIR: data, KEY_DIR: keys });
  const checkout = resolve(import.meta.dirname, '..', '..');
  const open = await started(checkout, data, { ACCOUNTS: 'off' });
  const guarded = await started(checkout, data, { ACCOUNTS: 'on', KEY_DIR: keys });
  const forUnit = await started(checkout, data, { ACCOUNTS: 'on', KEY_DIR: keys });
  const people = await signedInPeople(folder, [
    { username: 'bench.leader', roles: ['leader', 'researcher'], org_id: '' },
    { username: 'bench.unit', roles: ['unit'], org_id: UNIT }
  ]);
  const cookieOf = (name: string) => ({ cookie: people.get(name)!.cookie });
  const sides = [
    { name: 'without accounts', server: open, headers: {} },
    { name: 'with accounts, whole province', server: guarded, headers: cookieOf('bench.leader') },
    { name: 'with accounts, own unit', server: forUnit, headers: cookieOf('bench.unit') }
  ];
  try {
    const whole = newAddresses(ADDRESSES);
    const own = whole.map((path) => path.replace(/&scope=\d+/, ''));
    const times = sides.map(() => [] as number[]);
    const warm = sides.map(() => [] as number[]);
    for (let from = 0; from < ADDRESSES; from += TURN)
      for (const [side, { server, headers, name }] of sides.entries()) {
        const paths = (name.endsWith('own unit') ? own : whole).slice(from, from + TURN);
        const asked = await each(server, paths, AT_ONCE, headers);
        // The first pages of a process compile its code.
        if (from > 0) times[side]!.push(...asked);
        warm[side]!.push(...(await each(server, paths, AT_ONCE, headers)));
      }
    const memory = sides.map(({ server }) => memoryOf(server));
    for (const [side, { name }] of sides.entries()) {
      const of = (values: number[][], share: number) => quantile(values[side]!, share);
      const ratio = (values: number[][], share: number) => (of(values, share) / quantile(values[0]!, share)).toFixed(2);
      note({
        what: `${name}: pages never asked before, and the same again`,
        figure:
          `p50 ${of(times, 0.5).toFixed(0)} ms, p95 ${of(times, 0.95).toFixed(0)} ms; again p50 ` +
          `${of(warm, 0.5).toFixed(1)} ms; memory ${memory[side]!} MB`,
        ...(side === 0
          ? {}
          : {
              ratio:
                `${ratio(times, 0.5)} (p50), ${ratio(times, 0.95)} (p95), ${ratio(warm, 0.5)} (again), ` +
                `+${memory[side]! - memory[0]!} MB (aim ≤ 1.1, ≤ 80 MB; load of the machine ${loadavg()[0]!.toFixed(0)})`
            })
      });
    }
  } finally {
    for (const { server } of sides) server.process.kill('SIGTERM');
    removeRoot(root);
  }
}
