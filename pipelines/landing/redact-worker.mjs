// Node 20 does not pass `--import tsx` on to worker threads, so the thread registers it before it loads TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./redact-worker.ts');
