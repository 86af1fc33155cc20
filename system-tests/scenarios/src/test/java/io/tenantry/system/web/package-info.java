/**
 * The web client in a real browser, signed in at the real identity provider.
 *
 * <p>{@link io.tenantry.system.web.Chromium} is the machine's own; Debian's is installed where
 * there is none and that is allowed. A machine without one leaves these tests out and says so,
 * unless {@code -Dtenantry.browser=required}. What pages look like is kept in {@code
 * target/screenshots}, light and dark.
 */
package io.tenantry.system.web;
