import { runDemo } from '../demo-run.ts';
const [root, scale, seed] = process.argv.slice(2);
await runDemo(root!, Number(scale), Number(seed), (line) => console.log(line));
