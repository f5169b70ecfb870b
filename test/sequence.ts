import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where the files are that start whole services: a long one at the end would leave one core idle. */
const LONG = ['privacy', 'story', 'web', 'cli', 'workflows'];

/** Slowest first, by an earlier run's times, and one project after the other: a process goes on to files of its own project only. */
export class Sequence extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Vitest's own
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId, project }: TestSpecification): number {
  if (project.name !== 'engine') return 2;
  return LONG.some((folder) => moduleId.includes(`/test/${folder}/`)) ? 0 : 1;
}
