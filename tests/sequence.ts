import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order in which test files start: a long file that starts last keeps one core busy and the other idle. The planted
 * stories take longest, since they load demos, those that others wait for first; runs that are killed need none.
 */
const ORDER = [
  '/tests/sql/stories-text.',
  '/tests/sql/crash.',
  '/tests/e2e/',
  '/tests/sql/',
  '/tests/architecture/',
  '/tests/unit/'
];

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => ORDER.findIndex((part) => moduleId.includes(part));
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
