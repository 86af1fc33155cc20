package io.tenantry.app.csv;

/**
 * One thing that is wrong in a file.
 *
 * @param row 1 is the header, 2 the first row of data
 * @param column the header as the file spells it; null if the whole row is meant
 * @param code stable, for programs
 * @param message for people
 */
public record RowError(int row, String column, String code, String message) {}
