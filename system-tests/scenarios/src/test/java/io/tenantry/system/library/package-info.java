/** The library alone, without the rest of the platform: in services of other teams. */
package io.tenantry.system.library;
