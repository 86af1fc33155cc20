/**
 * Reports: published centrally, run in the tenant's database, for one company.
 *
 * <p>Whoever writes a report is not trusted with the tenant. Its dataset is one SELECT that goes to
 * PostgreSQL as a parameter and runs in a cage ({@link io.tenantry.app.report.ReportRun}): the
 * report login, which may only read; one company, pinned by the database and beyond the reach of
 * settings; a transaction that is read-only, timed, and rolled back; a connection that is closed
 * afterwards, so that nothing a statement did to its session is ever met again.
 *
 * <p>Its layout is a template that sees texts and nothing else, and what it prints is escaped.
 *
 * <p>A result that does not fit into one batch is run through to its end before its first byte is
 * sent, and then once more to be sent: so a report that fails is always a problem and never half a
 * file, and memory does not grow with it.
 */
package io.tenantry.app.report;
