import { parentPort, workerData } from 'node:worker_threads';
import { openDuck } from '#pipelines/duck/sql-file.ts';
import { loadBatchAnnotator, type BatchAnnotatorData, type BatchTask } from './annotate-batch.ts';

/** Start data of a thread of the annotation step. */
export interface BatchWorkerData extends BatchAnnotatorData {
  spillDir: string;
}

/**
 * A thread that takes tasks one after another until the main thread ends it; each answer says that the task's file is
 * whole.
 */
const data = workerData as BatchWorkerData;
const annotator = await loadBatchAnnotator(data);
const { connection } = await openDuck(':memory:', { spillDir: data.spillDir, memoryLimit: '400MB' });
parentPort?.on('message', (task: BatchTask) => {
  annotator.run(connection, task).then(
    () => parentPort?.postMessage({ error: null }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) })
  );
});
parentPort?.postMessage('ready');
