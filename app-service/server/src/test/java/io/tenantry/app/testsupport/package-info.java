/**
 * What the tests of this application share: {@link io.tenantry.app.testsupport.Caller} speaks to it
 * as a user of a tenant, over HTTP, as everybody else does.
 */
package io.tenantry.app.testsupport;
