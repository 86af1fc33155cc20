/**
 * The command line behind {@code deploy/local/up}, {@code down}, {@code status} and {@code token}.
 * The scripts only find a JDK and build what is missing; options, help and messages are here.
 *
 * <p>Exit codes: 0 done, 1 it did not work (the reason is the last thing printed), 2 wrong usage, 3
 * the local run is not up ({@code status}).
 */
package io.tenantry.local.command;
