import { parentPort, workerData } from 'node:worker_threads';
import { redactLines, type RedactionTask } from './redact-lines.ts';

/** A thread that redacts one stretch and answers with the hits by batch. */
parentPort?.postMessage(await redactLines(workerData as RedactionTask));
