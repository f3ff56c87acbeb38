import { DateTimeType, type EntitySchema } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { query } from './query.ts';

/** Which rows a {@link RowTable} reads: SQL after `from <table> as t`, with its parameters as `$1`, `$2`. */
export interface RowQuery {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/**
 * Reads and writes rows of one table many at a time: rows go in as one JSON parameter and come out as JSON, so that a statement is the
 * same whatever their number. It is for the statements that every job waits for; the mapper takes longer to name the columns of a row
 * than the database to write it. Rows are plain objects that no entity manager knows.
 */
export class RowTable<Row extends object> {
  readonly #table: string;
  readonly #columns: readonly { readonly name: keyof Row & string; readonly column: string }[];
  readonly #dates: readonly (keyof Row)[];
  readonly #insertSql: string;

  constructor({ meta }: EntitySchema<Row>) {
    this.#table = meta.tableName;
    const properties = Object.entries<{ type: unknown }>(meta.properties);
    this.#columns = properties.map(([name]) => ({
      name: name as keyof Row & string,
      column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    }));
    this.#dates = properties.filter(([, { type }]) => type === DateTimeType).map(([name]) => name as keyof Row);
    const columns = this.#columns.map(({ column }) => column).join(', ');
    this.#insertSql = `insert into ${this.#table} (${columns}) select ${columns} from ${this.#given}`;
  }

  /** The rows of the parameter, as the database sees them. */
  get #given(): string {
    return `json_populate_recordset(null::${this.#table}, $1::json)`;
  }

  /** Error: that of the driver where a unique rule is broken, and none is inserted. */
  async insert(em: SqlEntityManager, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await query(em, this.#insertSql, [this.#toJson(rows)]);
  }

  /** Inserts those that break no unique rule, and returns their ids. */
  async insertNew(em: SqlEntityManager, rows: readonly Row[]): Promise<ReadonlySet<string>> {
    const sql = `${this.#insertSql} on conflict do nothing returning id`;
    const inserted = await query<{ id: string }>(em, sql, [this.#toJson(rows)]);
    return new Set(inserted.map(({ id }) => id));
  }

  /** Writes these columns of rows that the caller holds locked, by their `id`. */
  async update(em: SqlEntityManager, rows: readonly Row[], names: ReadonlySet<keyof Row>): Promise<void> {
    const changed = this.#columns.filter(({ name }) => names.has(name));
    const set = changed.map(({ column }) => `${column} = given.${column}`).join(', ');
    // The ids beside the rows keep the planner to the primary key, whatever it knows of the table.
    const sql = `update ${this.#table} as kept set ${set} from ${this.#given} as given
      where kept.id = given.id and kept.id = any($2::uuid[])`;
    const id = { name: 'id' as keyof Row & string, column: 'id' };
    await query(em, sql, [this.#toJson(rows, [id, ...changed]), rows.map((row) => row[id.name])]);
  }

  async select(em: SqlEntityManager, { sql, params }: RowQuery): Promise<Row[]> {
    // Chosen within, told without: else every row that might be chosen would be put into words before the order is known.
    const found = await query<{ row: Readonly<Record<string, unknown>> }>(
      em,
      `select to_json(chosen) as row from (select t.* from ${this.#table} as t ${sql}) as chosen`,
      params,
    );
    return found.map(({ row }) => this.#toRow(row));
  }

  #toJson(rows: readonly Row[], columns = this.#columns): string {
    return JSON.stringify(
      rows.map((row) => {
        const record: Record<string, unknown> = {}; // a column that is left out is null
        for (const { name, column } of columns) if (row[name] !== null) record[column] = row[name];
        return record;
      }),
    );
  }

  #toRow(found: Readonly<Record<string, unknown>>): Row {
    const row = Object.fromEntries(this.#columns.map(({ name, column }) => [name, found[column]])) as Row;
    for (const name of this.#dates) {
      const at = row[name] as string | null;
      if (at !== null) Object.assign(row, { [name]: new Date(at) });
    }
    return row;
  }
}
