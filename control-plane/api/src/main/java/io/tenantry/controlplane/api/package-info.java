/**
 * What crosses the control plane's REST boundary: the bodies of requests and answers, and the one
 * table of problems.
 *
 * <p>Server, command line and operator share these types, so this module knows no framework: only
 * JSON annotations and the vocabulary of OpenAPI. A field is added freely; it changes meaning or
 * disappears only with a new version of the path.
 */
package io.tenantry.controlplane.api;
