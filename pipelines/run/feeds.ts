import type { Source } from '#lib/contracts/contract.ts';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimFile, type OpenClaim } from './claims.ts';
import { fetchFeed, parseFeedConfigs, type FeedConfig } from '#pipelines/intake/feed.ts';
import type { RunEffects } from './run-options.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** The feeds configured for a source (`feeds.json` in the state folder). Throws InputError when that file is wrong. */
export function configuredFeeds(folder: StateFolder, source: Source): FeedConfig[] {
  return existsSync(folder.feeds)
    ? parseFeedConfigs(readFileSync(folder.feeds, 'utf8')).filter((config) => config.source === source)
    : [];
}

/**
 * Fetches one feed and claims what it gave; undefined when there was nothing new.
 * The cursor lives in the manifests of landed batches: a feed goes on from what was really landed, whatever happened
 * since. Throws SourceError when the feed cannot be reached after its retries; rows of a half-read feed are not
 * claimed.
 */
export async function claimFeed(
  folder: StateFolder,
  feed: FeedConfig,
  effects: RunEffects
): Promise<OpenClaim | undefined> {
  const landed = readManifests(folder.landing).filter(
    (manifest) =>
      manifest.origin === 'feed' && manifest.source === feed.source && manifest.source_file.startsWith(`${feed.name}.`)
  );
  const cursor = landed.at(-1)?.cursor ?? null;
  const workDir = join(folder.root, 'scratch', 'feeds');
  mkdirSync(workDir, { recursive: true });
  effects.step('fetch');
  const result = await fetchFeed(feed, cursor, workDir, effects);
  if (result.rows === 0) {
    rmSync(result.path, { force: true });
    return undefined;
  }
  effects.log(`  接口 ${feed.name}：${result.pages} 页 ${result.rows} 行`);
  return claimFile(
    folder,
    {
      source: feed.source,
      origin: 'feed',
      source_file: `${feed.name}.${feed.format === 'csv' ? 'csv' : 'jsonl'}`,
      overrides: {},
      constants: { source_system: feed.name },
      cursor: result.cursor ?? cursor
    },
    result.path,
    'move'
  );
}
