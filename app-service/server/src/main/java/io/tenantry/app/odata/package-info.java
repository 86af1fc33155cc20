/**
 * OData v4 on Apache Olingo, at {@code /odata/v4}.
 *
 * <p>Olingo parses URLs and bodies and writes answers; it is given no servlet and no data. Ours is
 * the model, made from the published web services ({@code model}), the way from its expressions to
 * parameterized SQL ({@code query}), and the way from its entities to the services that REST uses
 * ({@code write}). An {@link io.tenantry.app.odata.Exchange} is one request: it knows the company,
 * opens the transaction that sees only that company's rows, and shares it among the requests of a
 * change set.
 *
 * <p>An answer is written while its rows are read, but to memory or a file first ({@link
 * io.tenantry.app.odata.Spool}): the database is done before the first byte leaves, so a slow
 * caller holds no connection, and a failure half-way is still an error with its status.
 */
package io.tenantry.app.odata;
