/**
 * SCIM 2.0 at {@code /scim/v2}: identity providers keep the tenant's users as their own list says.
 *
 * <p>The library scim-sdk-server knows the protocol: schemas, filters, patches, answers and errors.
 * It is given no data. Ours are the description of what is kept ({@code resources/scim}, {@link
 * io.tenantry.app.scim.Protocol}), the way to the users ({@link
 * io.tenantry.app.scim.UserEndpoint}), and one transaction around each request ({@link
 * io.tenantry.app.scim.Provisioning}).
 *
 * <p>What is wrong with a request in terms of SCIM is answered as SCIM says. What the platform
 * refuses (no such tenant, no token, no permission, a quota) is the same problem as everywhere.
 */
package io.tenantry.app.scim;
