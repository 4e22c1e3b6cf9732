/** The editor's desk without the web process: `app.db`, the published data and the archive of one state folder. */
import type { Desk } from '#lib/briefing/desk.server.ts';
import { imprintOf } from '#lib/app-db/briefing-imprints.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { PROJECT_DIR, withComposer } from './compose-briefing.ts';

/** @throws InputError when nothing is published, at the first briefing that is composed */
export async function withDesk<T>(folder: StateFolder, now: () => Date, use: (desk: Desk) => Promise<T>): Promise<T> {
  const settings = briefingSettings(process.env);
  return withAppDb(folder, now(), (app) =>
    use({
      app,
      now,
      archive: folder.briefings,
      actor: settings.actor,
      compose: (request) =>
        withComposer(
          folder.warehouse,
          settings,
          (compose) => compose(request),
          (orgId) => imprintOf(app, orgId)
        ),
      render: async (document, issueId) =>
        (await import('#lib/briefing/files.server.ts')).renderAll(document, issueId, settings, PROJECT_DIR)
    })
  );
}
