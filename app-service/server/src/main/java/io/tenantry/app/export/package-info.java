/**
 * Files for spreadsheets and other systems: what a company has in its registers, as CSV with the
 * headers that the imports read. Written as a stream, row by row, so that memory does not grow with
 * the company.
 */
package io.tenantry.app.export;
