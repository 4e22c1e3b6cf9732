import type { OrderedModel } from './model-order.ts';

/**
 * Makes the models in as many lanes as there are `lanes`, each as soon as what it reads is made; a lane makes one
 * model at a time. Most models are small and take longer to plan than to fill, which is work for one core: two lanes
 * keep two cores busy. `models` are in order (`orderModels`); relations not among them are there already. The first
 * failure stops all lanes after the models in work, and is thrown.
 */
export async function makeInLanes<T>(
  models: OrderedModel[],
  lanes: T[],
  make: (model: OrderedModel, lane: T) => Promise<void>
): Promise<void> {
  const waiting = [...models];
  const unmade = new Set(models.map((model) => model.relation));
  const isReady = (model: OrderedModel) => model.reads.every((relation) => !unmade.has(relation));
  let wakeIdle: (() => void)[] = [];
  let hasFailed = false;
  const work = async (lane: T) => {
    while (waiting.length > 0 && !hasFailed) {
      const next = waiting.findIndex(isReady);
      if (next < 0) {
        await new Promise<void>((resolve) => wakeIdle.push(resolve));
        continue;
      }
      const [model] = waiting.splice(next, 1);
      try {
        await make(model!, lane);
        unmade.delete(model!.relation);
      } catch (error) {
        hasFailed = true;
        throw error;
      } finally {
        wakeIdle.forEach((wake) => wake());
        wakeIdle = [];
      }
    }
  };
  const ended = await Promise.allSettled(lanes.map(work));
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
}
