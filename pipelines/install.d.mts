/** Installs what package-lock.json of `root` asks for; waits for another command that does so. */
export function installOnce(root: string, effects: { install: () => void; log: (line: string) => void }): void;
