/**
 * What the tests of this module share: one PostgreSQL for all of them, with the roles that a real
 * server gets at bootstrap, and bearer tokens of a platform issuer.
 */
package io.tenantry.controlplane.testsupport;
