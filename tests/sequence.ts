import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order in which test files start: a long file that starts last keeps one core busy and the other idle. Runs that
 * are killed take longest and need no demo, so they begin beside the first browser test, which makes the demo the
 * others wait for.
 */
const ORDER = ['/tests/sql/crash.', '/tests/e2e/', '/tests/sql/', '/tests/architecture/', '/tests/unit/'];

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => ORDER.findIndex((part) => moduleId.includes(part));
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
