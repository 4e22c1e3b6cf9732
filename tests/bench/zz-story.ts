import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { judgeStories, storyLines } from './stories.ts';
const root = process.argv[2]!;
const report = await judgeStories(openStateFolder({ DATA_DIR: root + '/data', KEY_DIR: root + '/keys' }));
console.log(storyLines(report));
console.log(JSON.stringify(report.issues, null, 0));
