import type { RunEffects, RunOptions } from './run-options.ts';
import { annotateLanding } from '#pipelines/text/annotate-landing.ts';
import { activeSources } from '#pipelines/text/annotation-version.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';

/** Annotates what is landed and not yet annotated by the present lexicon and model. Returns the annotation version. */
export async function annotateStep({ folder }: RunOptions, effects: RunEffects): Promise<string> {
  return annotateLanding(folder, activeSources(folder.models), readManifests(folder.landing), effects);
}
