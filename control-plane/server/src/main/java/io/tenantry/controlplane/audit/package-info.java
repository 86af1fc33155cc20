/**
 * The audit trail as it is read: by filter and page, for the platform or for one tenant, or
 * exported whole as lines of JSON.
 *
 * <p>It is written in {@code access}, append-only; the database refuses to change a line. A page is
 * newest first, and its place is the number of its last line, so that lines added meanwhile move
 * nothing.
 */
package io.tenantry.controlplane.audit;
