package io.tenantry.app.http;

/**
 * What a list can be sorted by.
 *
 * @param property as callers name it
 * @param column as the query names it: a constant, never a caller's text
 */
public record SortKey(String property, String column) {}
