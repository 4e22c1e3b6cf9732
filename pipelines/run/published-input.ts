import { readDecisions } from '#pipelines/app-state/app-state.ts';
import { holdsDemoData, type StateFolder } from '#pipelines/files/state-folder.ts';
import { readAllManifests } from '#pipelines/landing/manifests.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { activeSources, annotationVersion } from '#pipelines/text/annotation-version.ts';
import { readPublication } from '#pipelines/warehouse/publish.ts';
import type { BuildInput } from './build-input.ts';
import { realBatches } from './demo-files.ts';
import { listUnreadable } from './inbox.ts';
import { factsOf } from './kept-facts.ts';

/**
 * The landed rows of now with day, version and annotations of what is published, for making some of its relations again.
 * @param other version of what is to be published, and where progress is told; without, nothing is told
 */
export async function publishedInput(
  folder: StateFolder,
  workDir: string,
  now: Date,
  other: Partial<Pick<BuildInput, 'dataVersion' | 'log' | 'step'>> = {}
): Promise<BuildInput> {
  const manifests = readAllManifests(folder.landing);
  const published = readPublication(folder);
  return {
    landing: folder.landing,
    annotations: {
      folder: folder.annotations,
      version: factsOf(folder)?.annotation_version ?? annotationVersion(activeSources(folder.models))
    },
    issues: { ledger: folder.issues, keep: false },
    workDir,
    manifests,
    unreadable: listUnreadable(
      folder,
      PIPELINES.map(({ source }) => source)
    ),
    decisions: await readDecisions(folder, now),
    dataVersion: published?.data_version ?? '',
    asOf: published?.as_of ?? now.toISOString().slice(0, 10),
    isDemo: holdsDemoData(folder),
    hasReal:
      realBatches(
        folder,
        manifests.filter(({ undone }) => !undone)
      ).length > 0,
    log: () => undefined,
    step: () => undefined,
    ...other
  };
}
