package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something of a tenant that a sync would lose.
 *
 * @param table with its schema
 * @param column absent where the whole table goes
 * @param rows how many hold a value: rows of the table, or those whose column is not null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Loss(String table, String column, long rows) {}
