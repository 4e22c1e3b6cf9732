import { readDecisions } from '#pipelines/app-state/app-state.ts';
import { holdsDemoData, type StateFolder } from '#pipelines/files/state-folder.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { activeSources, annotationVersion } from '#pipelines/text/annotation-version.ts';
import { readPublication } from '#pipelines/warehouse/publish.ts';
import type { BuildInput } from './build-input.ts';
import { realBatches } from './demo-files.ts';
import { listUnreadable } from './inbox.ts';
import { factsOf } from './kept-facts.ts';

/**
 * The landed rows of now with day, version and annotations of what is published: for looking at relations, not for
 * publishing. Says nothing of its progress.
 */
export async function publishedInput(folder: StateFolder, workDir: string, now: Date): Promise<BuildInput> {
  const manifests = readManifests(folder.landing);
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
    hasReal: realBatches(folder, manifests).length > 0,
    log: () => undefined,
    step: () => undefined
  };
}
