/**
 * What a company keeps a register of and calls by a number: vendors, items, accounts, and in files
 * also customers. One shape on the wire and one way into the database for all of them.
 *
 * <p>A register says in its {@link io.tenantry.app.register.RegisterKind} what its rows are called
 * and how it refuses; {@link io.tenantry.app.register.Register} reads and changes the rows, {@link
 * io.tenantry.app.register.RegisterAnswers} is what a resource answers with. Files are brought in
 * by {@link io.tenantry.app.register.RegisterImport}, in batches and all or nothing, and taken out
 * by {@link io.tenantry.app.register.RegisterExport}.
 */
package io.tenantry.app.register;
