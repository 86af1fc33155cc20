/**
 * Reading files of comma-separated values (RFC 4180) that people bring from elsewhere.
 *
 * <p>A {@link io.tenantry.app.csv.Sheet} is read as a stream, row by row; nothing but the present
 * row and the first errors is kept. It expects mistakes and names each with row, column, code and
 * message instead of stopping at the first: {@link io.tenantry.app.csv.RowErrors}. Rows are counted
 * like a spreadsheet does it: the header is row 1, and a line break inside quotes does not begin a
 * row. What the columns are called is said by an enum that implements {@link
 * io.tenantry.app.csv.Column}; other headers are mapped by {@link
 * io.tenantry.app.csv.ColumnMapping}.
 */
package io.tenantry.app.csv;
