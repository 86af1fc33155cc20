/**
 * What all resources share at the HTTP edge: strict reading of JSON, cursors, and one way to say
 * no.
 *
 * <p>Every refusal is {@code application/problem+json} with a code of {@link
 * io.tenantry.controlplane.api.ProblemType}, also those that the framework makes; none carries SQL,
 * an address, a password, a class name or a stack.
 */
package io.tenantry.controlplane.http;
