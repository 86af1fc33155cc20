package io.tenantry.app.report;

import java.util.List;

/**
 * Rows of a result, one after the other.
 *
 * @param columns in the order of the values
 * @param first the rows that have been read; all of them, if {@code complete}
 */
record Rows(List<Column> columns, List<List<Object>> first, boolean complete) {}
