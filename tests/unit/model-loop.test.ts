import { describe, expect, it } from 'vitest';
import { InputError, ModelError, ZhishengError } from '#lib/domain/errors.ts';
import { ModelLoop, relationOfFile } from '#pipelines/run/model-loop.ts';

/** A loop whose clock stands still until `tick`, and whose rebuilds end when told. */
function loopWith(answers: (Error | undefined)[]) {
  const waiting: (() => void)[] = [];
  const rebuilt: string[][] = [];
  const lines: string[] = [];
  let release: (() => void) | undefined;
  const loop = new ModelLoop({
    log: (line) => lines.push(line),
    later: (_ms, work) => waiting.push(work),
    rebuild: async (relations) => {
      rebuilt.push(relations);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      const answer = answers.shift();
      if (answer) throw answer;
    }
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    loop,
    rebuilt,
    lines,
    tick: async () => {
      waiting.splice(0).forEach((work) => work());
      await settle();
    },
    end: async () => {
      release?.();
      await settle();
    }
  };
}

describe('relationOfFile', () => {
  it.each([
    ['30_marts/volumes.sql', 'marts.volumes'],
    ['20_core\\visits.sql', 'core.visits'],
    ['10_staging/petitions.gen.sql', 'staging.petitions'],
    ['30_marts/.volumes.sql.swp', null],
    ['30_marts/volumes.sql~', null],
    ['40_other/volumes.sql', null],
    ['30_marts', null]
  ])('%s → %s', (path, relation) => expect(relationOfFile(path)).toBe(relation));
});

describe('the loop of changed models', () => {
  it('makes one rebuild of several files saved together, and of one file saved twice', async () => {
    const { loop, rebuilt, tick } = loopWith([]);
    for (const relation of ['marts.b', 'marts.a', 'marts.b']) loop.changed(relation);
    await tick();
    expect(rebuilt).toEqual([['marts.a', 'marts.b']]);
  });

  it('keeps what changes during a rebuild for the next one', async () => {
    const { loop, rebuilt, tick, end } = loopWith([]);
    loop.changed('marts.a');
    await tick();
    loop.changed('marts.b');
    await tick();
    expect(rebuilt).toHaveLength(1);
    await end();
    await tick();
    expect(rebuilt).toEqual([['marts.a'], ['marts.b']]);
  });

  it('tries a failed model again together with the next change, and says why it failed', async () => {
    const { loop, rebuilt, lines, tick, end } = loopWith([new ModelError('MODEL_INVALID', '列不存在', '修正')]);
    loop.changed('marts.a');
    await tick();
    await end();
    await tick();
    expect(rebuilt).toHaveLength(1);
    expect(lines).toEqual(['列不存在。修正']);
    loop.changed('marts.b');
    await tick();
    expect(rebuilt.at(-1)).toEqual(['marts.a', 'marts.b']);
  });

  it('drops a model that needs a whole build, so that later changes go on', async () => {
    const { loop, rebuilt, tick, end } = loopWith([new InputError('INPUT_INVALID', '要完整构建', 'build')]);
    loop.changed('core.petitions');
    await tick();
    await end();
    loop.changed('marts.a');
    await tick();
    expect(rebuilt.at(-1)).toEqual(['marts.a']);
  });

  it('waits for a run that holds the state folder, and then rebuilds without another change', async () => {
    const { loop, rebuilt, tick, end } = loopWith([new ZhishengError('BUSY', '正忙', '稍后')]);
    loop.changed('marts.a');
    await tick();
    await end();
    await tick();
    expect(rebuilt).toEqual([['marts.a'], ['marts.a']]);
  });
});
