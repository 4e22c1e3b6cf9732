/**
 * The SQL of the models as it ships with this version, for the catalogue: a figure can be followed to the very
 * statement.
 */
const texts = import.meta.glob<string>('/sql/models/**/*.sql', { query: '?raw', import: 'default' });

/**
 * The text of a model.
 * @param path as in marts.tables: sql/models/30_marts/coverage.sql
 * @returns null when this version has no such model, since the published data may come from another version
 */
export async function modelText(path: string): Promise<string | null> {
  return (await texts[`/${path}`]?.()) ?? null;
}
