/**
 * The demo tenants of the local run, CRONUS and Fabrikam, with a few invented customers each. Done
 * through the public APIs of the services, as their users; what is there already is left alone.
 */
package io.tenantry.local.demo;
