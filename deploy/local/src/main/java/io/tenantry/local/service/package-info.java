/**
 * The project's own services as processes: the control plane and the instances.
 *
 * <p>Each runs from the jar that the build has made, is configured by environment variables alone
 * (as in a container; a secret on a command line could be read by every user of the machine), and
 * counts as started when its readiness endpoint says so.
 */
package io.tenantry.local.service;
