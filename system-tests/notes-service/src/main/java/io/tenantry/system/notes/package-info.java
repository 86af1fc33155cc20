/** The service that the guide of the library makes in five minutes, as it stands there. */
package io.tenantry.system.notes;
