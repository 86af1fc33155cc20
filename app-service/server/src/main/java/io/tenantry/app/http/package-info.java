/**
 * What all resources have in common on the wire.
 *
 * <p>Every refusal is a problem of RFC 9457. {@link io.tenantry.app.http.ProblemType} lists all of
 * them; code that refuses throws {@link io.tenantry.app.http.ProblemException}, and {@link
 * io.tenantry.app.http.ProblemAnswer} is the one place that turns it, and whatever the framework
 * throws, into an answer. Input is checked by {@link io.tenantry.app.http.Validation}, sizes by
 * {@link io.tenantry.app.http.BodyLimit}; lists are cut by {@link io.tenantry.app.http.Page}, and
 * changes are guarded by {@link io.tenantry.app.http.Preconditions}.
 */
package io.tenantry.app.http;
