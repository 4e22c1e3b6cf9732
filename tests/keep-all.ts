import { STORAGE_SETTINGS, type StorageSetting } from '#lib/contracts/processing.ts';

/** Texts of a test do not age, however far its clock goes. */
export const KEEP_ALL = Object.fromEntries(STORAGE_SETTINGS.map((name) => [name, 0])) as Record<StorageSetting, number>;
