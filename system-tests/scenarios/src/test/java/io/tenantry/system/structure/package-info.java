/**
 * What holds for the source as a whole: who may depend on whom, and habits of text. No process is
 * started here.
 */
package io.tenantry.system.structure;
