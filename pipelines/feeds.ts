import type { Source } from '#lib/contracts/contract.ts';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimFile, type OpenClaim } from './claims.ts';
import { fetchFeed, parseFeedConfigs } from './intake/feed.ts';
import type { RunEffects } from './run.ts';
import type { Manifest } from './warehouse/manifests.ts';
import type { StateFolder } from './warehouse/state-folder.ts';

/**
 * Fetches the feeds configured for a source (`feeds.json` in the state folder) and claims what they gave.
 * The cursor lives in the manifests of landed batches: a feed goes on from what was really landed, whatever happened since.
 * Throws SourceError when a feed cannot be reached after its retries; rows of a half-read feed are not claimed.
 */
export async function claimFeeds(folder: StateFolder, source: Source, landed: Manifest[], effects: RunEffects): Promise<OpenClaim[]> {
  if (!existsSync(folder.feeds)) return [];
  const claims: OpenClaim[] = [];
  for (const feed of parseFeedConfigs(readFileSync(folder.feeds, 'utf8')).filter((config) => config.source === source)) {
    const cursor = landed.filter((manifest) => manifest.origin === 'feed' && manifest.source_file.startsWith(`${feed.name}.`)).at(-1)?.cursor ?? null;
    const workDir = join(folder.root, 'scratch', 'feeds');
    mkdirSync(workDir, { recursive: true });
    effects.step('fetch');
    const result = await fetchFeed(feed, cursor, workDir, effects);
    if (result.rows === 0) {
      rmSync(result.path, { force: true });
      continue;
    }
    effects.log(`  接口 ${feed.name}：${result.pages} 页 ${result.rows} 行`);
    const extension = feed.format === 'csv' ? 'csv' : 'jsonl';
    claims.push(claimFile(folder, {
      source, origin: 'feed', source_file: `${feed.name}.${extension}`, overrides: {}, constants: { source_system: feed.name }, cursor: result.cursor ?? cursor
    }, result.path, 'move'));
  }
  return claims;
}
