/**
 * How often each row is in a DuckDB file, by what docs of its schema say: rows lie in one of two tables of arrivals, or in sorted runs; those that
 * a run has taken in count no more where they arrived.
 */
export const ROWS_OF_DUCKDB = [
  ['event', 'bizboost_event', 'coalesce(id_text, CAST(id_uuid AS VARCHAR))', 'true'],
  ['sale', 'bizboost_trade', 'id', "kind = 'sale'"],
  ['line', 'bizboost_ledger_line', 'id', "kind = 'sale'"],
]
  .map(([what, table, sortedId, condition]) => {
    const arrived = [0, 1].map((turn) => {
      const name = `${table}_arrived_${turn}`;
      const taken = `(SELECT coalesce(max(batch), 0) FROM bizboost_run WHERE arrivals = '${name}')`;
      return `SELECT id FROM ${name} WHERE business >= 0 AND ${condition} AND batch > ${taken}`;
    });
    const sorted = `SELECT ${sortedId} AS id FROM ${table}_sorted WHERE business >= 0 AND ${condition}`;
    return `SELECT '${what}' AS what, id, count(*) AS n FROM (${[sorted, ...arrived].join(' UNION ALL ')}) GROUP BY id`;
  })
  .join(' UNION ALL ');
