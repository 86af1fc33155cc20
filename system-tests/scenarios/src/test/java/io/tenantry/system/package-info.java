/**
 * Several real processes together: what only shows when the control plane, two instances, two
 * database servers and an identity provider run side by side.
 *
 * <p>{@code isolation}: nobody reaches another tenant. {@code lifecycle}: a tenant comes, goes and
 * comes back. {@code customers}: data are loaded and read. {@code load}: many at once. {@code
 * fault}: a part dies. {@code benchmark}: how fast, beside a peer. {@code structure}: the source
 * itself.
 */
package io.tenantry.system;
