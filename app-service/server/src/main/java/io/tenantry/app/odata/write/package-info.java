/**
 * Changes entities through the services that REST uses: the same checks, the same refusals, the
 * same locks.
 *
 * <p>An entity that was sent becomes the JSON that REST would have been sent, and from there on it
 * is the same. Nothing here writes to a table.
 */
package io.tenantry.app.odata.write;
